using Pyd.Compiler;
using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Syntax;
using Pyd.Hosting;
using Pyd.Runtime.Sessions;

namespace Pyd.Cli.Dtrace;

/// <summary>
/// <c>pyd dtrace</c>: the command line, messages and exit codes of dtrace(1) (Oracle's DTrace 2 for Linux, cmd/dtrace.c), so that what calls
/// dtrace can call pyd instead.
/// </summary>
internal static class DtraceVerb
{
    private const string Version = "Oracle D 2.0";

    /// <summary>Runs a command line.</summary>
    /// <param name="words">What follows <c>dtrace</c>.</param>
    /// <returns>0, 1 after a mistake in a program or run, 2 after one in the command line, or the status that the script gives to <c>exit()</c>.</returns>
    public static int Run(IReadOnlyList<string> words)
    {
        if (words.Count == 0)
        {
            DtraceUsage.Write(Console.Error);
            return ExitCodes.Usage;
        }
        try
        {
            return Run(DtraceArguments.Read(words));
        }
        catch (UsageException mistake)
        {
            Say(mistake.Message);
            DtraceUsage.Write(Console.Error);
            return ExitCodes.Usage;
        }
        catch (DtraceException mistake)
        {
            Say(mistake.Message);
            return ExitCodes.Failed;
        }
    }

    private static int Run(DtraceArguments arguments)
    {
        if (arguments.Mode == DtraceMode.Version)
        {
            Console.WriteLine($"dtrace: {Version}");
            return ExitCodes.Fine;
        }
        var settings = SettingsOf(arguments);
        var programs = arguments.Requests.Select(request => DtraceProgram.Read(request, settings)).ToArray();
        if (arguments.Mode == DtraceMode.List && programs.Length == 0)
            return DtraceList.All(arguments.Output);
        var compilation = Compile(programs, arguments, settings);
        if (arguments.ShowsCode)
            Console.Error.Write(compilation.Dump(CompilationStage.Il));
        if (arguments.Mode == DtraceMode.List)
            return DtraceList.Of(compilation, arguments.Output);
        if (arguments.OnlyCompiles)
            return ExitCodes.Fine;
        var program = compilation.CreateProgram();
        var options = TraceSession.OptionsOf(program, settings);
        var matched = 0L;
        foreach (var part in programs)
        {
            var count = compilation.CountProbes(part.Tree.Source);
            matched += count;
            if (!options.Quiet)
                Say(FormattableString.Invariant($"{part.Description} '{part.Name}' matched {count} probe{(count == 1 ? "" : "s")}"));
        }
        if (matched == 0 && !compilation.AllowsNoMatch)
            throw new DtraceException(programs.Length > 0 ? "no probes matched" : "no probes specified");
        if (options.IsDestructive && !options.Quiet)
            Say("allowing destructive actions");
        return TraceHost.Run(program, new RunOptions
        {
            Command = arguments.Command is { } command ? Quoted(command) : null,
            Output = arguments.Output,
            Settings = settings,
            Manner = SessionManner.Dtrace,
        });
    }

    /// <summary>The options in the order in which they win: defaults of dtrace(1), the environment, the command line.</summary>
    private static IReadOnlyList<string> SettingsOf(DtraceArguments arguments)
    {
        var environment = Environment.GetEnvironmentVariables().Keys.Cast<string>()
            .Where(name => name.StartsWith("DTRACE_OPT_", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(name => SettingOf(name["DTRACE_OPT_".Length..].ToLowerInvariant(), Environment.GetEnvironmentVariable(name)));
        IReadOnlyList<string> all = ["quiet=off", .. environment, .. arguments.Settings];
        foreach (var setting in all)
        {
            if (SessionOptions.MistakeIn(setting, isCompiled: false) is not null)
                throw new DtraceException($"failed to set -x {setting.Split('=')[0]}: {(SessionOptions.IsKnown(setting) ? "Invalid value for specified option" : "Invalid option name")}");
        }
        return all;
    }

    private static string SettingOf(string name, string? value) => string.IsNullOrEmpty(value) ? name : $"{name}={value}";

    private static ScriptCompilation Compile(IReadOnlyList<DtraceProgram> programs, DtraceArguments arguments, IReadOnlyList<string> settings)
    {
        if (programs.Count == 0)
            throw new DtraceException("no probes specified");
        var options = new CompilationOptions
        {
            Arguments = arguments.Arguments,
            MacroVariables = MacroVariables.OfThisProcess(),
            ScriptName = arguments.Requests[0].Letter == 's' ? arguments.Requests[0].Text : "dtrace",
        };
        var compilation = ScriptCompilation.Create(SyntaxTree.Merge([.. programs.Select(program => program.Tree)]), options.With(settings));
        // What is wrong on every system comes before what only this one lacks.
        if (compilation.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).OrderBy(diagnostic => diagnostic.IsOfTarget).FirstOrDefault() is not { } mistake)
            return compilation;
        var wrong = programs.FirstOrDefault(program => program.Tree.Source == mistake.Location.Source) ?? programs[0];
        throw new DtraceException(wrong.Describe(mistake, withTag: settings.Contains("errtags") || compilation.SetsOption("errtags")));
    }

    /// <summary>A command that dtrace(1) splits at white space only, as one that is split like a shell's.</summary>
    private static string Quoted(string command) =>
        string.Join(' ', command.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'"));

    private static void Say(string message) => Console.Error.WriteLine($"dtrace: {message}");
}
