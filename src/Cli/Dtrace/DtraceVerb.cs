using System.Numerics;
using Pyd.Compiler;
using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Syntax;
using Pyd.Hosting;
using Pyd.Runtime;
using Pyd.Runtime.Events;
using Pyd.Runtime.Sessions;

namespace Pyd.Cli.Dtrace;

/// <summary>
/// <c>pyd dtrace</c>: the command line, messages and exit codes of dtrace(1) (Oracle's DTrace 2 for Linux, cmd/dtrace.c), so that what calls
/// dtrace can call pyd instead.
/// </summary>
internal static class DtraceVerb
{
    private const string Version = "D 2.0.7";

    /// <summary>The bytes that the kernel puts before each record in a buffer.</summary>
    private const int EventHeader = 40;

    private const int Page = 4096;

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
            return mistake.ExitCode;
        }
        catch (SourceException obstacle)
        {
            Say(obstacle.Message);
            return ExitCodes.Failed;
        }
    }

    private static int Run(DtraceArguments arguments)
    {
        if (arguments.Mode == DtraceMode.Version)
        {
            Console.WriteLine($"dtrace: {Version}");
            if (arguments.IsVerbose)
                Console.WriteLine($"This is pyd {ProductVersion.Text}");
            return ExitCodes.Fine;
        }
        if (arguments.Mode == DtraceMode.Build)
            return Build(arguments);
        if (arguments.IsVerbose)
        {
            foreach (var note in arguments.Notes)
                Say(note);
        }
        var settings = SettingsOf(arguments);
        if (arguments is { OnlyCompiles: true, Requests.Count: 0 })
            return ExitCodes.Fine;
        var programs = arguments.Requests.Select(request => DtraceProgram.Read(request, settings)).ToArray();
        if (arguments.Mode == DtraceMode.List)
            return List(arguments, programs, settings);
        var compilation = Compile(programs, arguments, settings);
        if (arguments.ShowsCode)
            Console.Error.Write(compilation.Dump(CompilationStage.Il));
        if (arguments.OnlyCompiles && !arguments.IsVerbose)
            return ExitCodes.Fine;
        var (program, options) = (default(TraceProgram), default(SessionOptions));
        if (!arguments.OnlyCompiles)
        {
            program = compilation.CreateProgram();
            options = TraceSession.OptionsOf(program, settings);
        }
        using (var output = Open(arguments.Output))
        {
            foreach (var part in programs)
            {
                if (options is { Quiet: false } && compilation.CountProbes(part.Tree.Source) is var count)
                    Say(FormattableString.Invariant($"{part.Description} '{part.Name}' matched {count} probe{(count == 1 ? "" : "s")}"));
                if (arguments.IsVerbose)
                    output.Write(ProbeReport.Of(part, ProbeDescription.Of(part, compilation, null), arguments.OnlyCompiles));
            }
        }
        if (program is null)
            return ExitCodes.Fine;
        if (!compilation.AllowsNoMatch && programs.Sum(part => compilation.CountProbes(part.Tree.Source)) == 0)
            throw new DtraceException("no probes matched");
        if (options?.BufferSize < EventHeader + compilation.LargestRecord || compilation.DynamicRoom == 0)
            throw new DtraceException("could not enable tracing: Enabling exceeds size of buffer");
        if (options?.RingSize is { } bytes)
            CheckBuffer(bytes);
        if (options is { IsDestructive: true, Quiet: false })
            Say("allowing destructive actions");
        return TraceHost.Run(program, new RunOptions
        {
            Command = arguments.Command is { } command ? Quoted(command) : null,
            Process = arguments.Process,
            Output = arguments.Output,
            Settings = settings,
            Manner = SessionManner.Dtrace,
        });
    }

    // The kernel's buffers are pages, as many as a power of two (dt_peb.c).
    private static void CheckBuffer(long size)
    {
        var taken = (long)BitOperations.RoundUpToPowerOf2((ulong)(size + Page - 1) / Page) * Page;
        if (taken > size)
            Console.Error.WriteLine(FormattableString.Invariant($"bufsize increased to {taken}"));
        if (taken > GC.GetGCMemoryInfo().TotalAvailableMemoryBytes)
            throw new DtraceException("could not enable tracing: Memory allocation failure");
    }

    private static int Build(DtraceArguments arguments)
    {
        var letter = arguments.BuildLetter;
        if (arguments.Requests.Count == 0)
            throw new DtraceException($"-{letter} requires one or more scripts or enabling options", ExitCodes.Usage);
        return SystemDtrace.Run(arguments.Words, letter);
    }

    private static int List(DtraceArguments arguments, DtraceProgram[] programs, IReadOnlyList<string> settings)
    {
        if (programs.Length == 0)
        {
            using var all = Open(arguments.Output);
            return DtraceList.All(all, arguments.IsVerbose);
        }
        var compilation = Compile(programs, arguments, settings);
        using var output = Open(arguments.Output);
        return DtraceList.Of(programs.SelectMany(program => ProbeDescription.Of(program, compilation, arguments.Process)), output, arguments.IsVerbose);
    }

    /// <summary>What <c>-o</c> names, to write to its end; or standard output.</summary>
    private static StreamWriter Open(string? file)
    {
        try
        {
            return new StreamWriter(file is null ? Console.OpenStandardOutput() : new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.ReadWrite));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new DtraceException($"failed to open output file '{file}': {Reason(failure)}");
        }
    }

    private static string Reason(Exception failure) => failure switch
    {
        FileNotFoundException or DirectoryNotFoundException => "No such file or directory",
        UnauthorizedAccessException => "Permission denied",
        _ => failure.Message,
    };

    /// <summary>The options in the order in which they win: defaults of dtrace(1), the environment, the command line.</summary>
    private static IReadOnlyList<string> SettingsOf(DtraceArguments arguments)
    {
        var environment = Environment.GetEnvironmentVariables().Keys.Cast<string>()
            .Where(name => name.StartsWith("DTRACE_OPT_", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(name => SettingOf(name["DTRACE_OPT_".Length..].ToLowerInvariant(), Environment.GetEnvironmentVariable(name)));
        IReadOnlyList<DtraceSetting> all = [new("quiet=off", ""), .. environment.Select(setting => new DtraceSetting(setting, $"-x {setting.Split('=')[0]}")), .. arguments.Settings];
        foreach (var setting in all)
        {
            if (SessionOptions.MistakeIn(setting.Text, isCompiled: false) is not null || setting is { Text: ['s', 't', 'd', 'c', '=', .. var conformance] } && conformance is not ("a" or "c" or "s" or "t"))
                throw new DtraceException($"failed to set {setting.Given}: {(setting.Text.StartsWith("version=", StringComparison.Ordinal) ? "Requested version is not supported by compiler" : setting.Text is ['i', 'r', 'e', 'g', 's', '=', >= '1' and <= '7'] ? "Insufficient registers to generate code" : SessionOptions.IsKnown(setting.Text) ? "Invalid value for specified option" : "Invalid option name")}");
        }
        return [.. all.Select(setting => setting.Text)];
    }

    private static string SettingOf(string name, string? value) => string.IsNullOrEmpty(value) ? name : $"{name}={value}";

    private static ScriptCompilation Compile(IReadOnlyList<DtraceProgram> programs, DtraceArguments arguments, IReadOnlyList<string> settings)
    {
        if (programs.Count == 0)
            throw new DtraceException("no probes specified");
        var libraries = DtraceLibraries.Load(settings, programs[0]);
        var options = new CompilationOptions
        {
            LoadedLibraries = [.. libraries.Select(library => library.Name)],
            Arguments = arguments.Arguments,
            MacroVariables = MacroVariables.OfThisProcess(),
            ScriptName = arguments.Requests[0].Letter == 's' ? arguments.Requests[0].Text : "dtrace",
        };
        var own = new List<DtraceProgram>();
        var all = DtraceProgram.InOrder([.. libraries, .. programs]);
        foreach (var library in all.Take(libraries.Count))
        {
            // Clauses of a library are checked and never run.
            if (library.HasClauses)
                Compile([.. own, library], library, settings, options);
            own.Add(library.WithoutClauses());
        }
        return Compile([.. own, .. all.Skip(libraries.Count)], programs[0], settings, options);
    }

    private static ScriptCompilation Compile(IReadOnlyList<DtraceProgram> programs, DtraceProgram main, IReadOnlyList<string> settings, CompilationOptions options)
    {
        var compilation = ScriptCompilation.Create(SyntaxTree.Merge([.. programs.Select(program => program.Tree)]), options.With(settings));
        // What is wrong on every system comes before what only this one lacks.
        if (compilation.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).OrderBy(diagnostic => diagnostic.IsOfTarget).FirstOrDefault() is not { } mistake)
            return compilation;
        var wrong = programs.FirstOrDefault(program => program.Tree.Source == mistake.Location.Source) ?? main;
        throw new DtraceException(wrong.Describe(mistake, withTag: settings.Contains("errtags") || compilation.SetsOption("errtags")));
    }

    /// <summary>A command that dtrace(1) splits at white space only, as one that is split like a shell's.</summary>
    private static string Quoted(string command) =>
        string.Join(' ', command.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'"));

    private static void Say(string message) => Console.Error.WriteLine($"dtrace: {message}");
}
