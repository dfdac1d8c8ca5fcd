using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Pyd.Compiler;
using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Syntax;
using Pyd.Compiler.Text;
using Pyd.Hosting;

namespace Pyd.Cli.Stap;

/// <summary>
/// <c>pyd stap</c>: the command line, passes, messages and exit codes of stap(1), so that what calls stap can call pyd instead.
/// </summary>
internal static class StapVerb
{
    private const string Version = "Systemtap translator/driver (version 5.6, pyd)";

    /// <summary>Runs a command line.</summary>
    /// <param name="words">What follows <c>stap</c>.</param>
    /// <returns>0 when the passes that were asked for succeed, else 1.</returns>
    public static int Run(IReadOnlyList<string> words)
    {
        try
        {
            var arguments = StapArguments.Read(words);
            if (arguments.ShowsVersion)
                Console.WriteLine(Version);
            if (arguments.ShowsHelp)
                StapUsage.Write(Console.Out);
            return arguments.ShowsVersion || arguments.ShowsHelp ? ExitCodes.Fine : Run(arguments);
        }
        catch (UsageException mistake)
        {
            Console.Error.WriteLine($"ERROR: {mistake.Message}");
            Console.Error.WriteLine("Try 'pyd stap --help' for more information.");
            return ExitCodes.Failed;
        }
    }

    private static int Run(StapArguments arguments)
    {
        var (path, text) = ReadScript(arguments);
        var library = TapsetFolder.Read(arguments.Tapsets);
        var options = new CompilationOptions
        {
            Arguments = arguments.ScriptArguments,
            ExactEscapes = true,
            IsGuru = arguments.IsGuru,
            IsUnoptimized = arguments.IsUnoptimized,
            HidesGlobals = arguments.HidesGlobals || arguments.Listed is not null,
            Globals = arguments.Globals,
            Limits = arguments.Definitions,
            Version = arguments.Compatible ?? "5.6",
            Architecture = RuntimeInformation.OSArchitecture == System.Runtime.InteropServices.Architecture.X64 ? "x86_64" : "arm64",
            KernelRelease = Environment.OSVersion.Version.ToString(3),
            Extra = [.. arguments.ExtraTexts.Select(extra => new SourceText("<input>", extra))],
            Library = library,
        };
        var clock = Stopwatch.StartNew();
        var tree = SyntaxTree.Parse(new SourceText(path, text), Dialect.Stap, options.ForParsing());
        var compilation = ScriptCompilation.Create(tree, options);
        var diagnostics = compilation.Diagnostics;
        if (!Report(diagnostics.Where(diagnostic => StapMessages.IsParseError(diagnostic) || diagnostic.Template == BindingTemplates.EmptyScript && tree.Root.Members.Count == 0),
            arguments, "parse failed", 1))
            return ExitCodes.Failed;
        if (arguments.WarningsAreErrors && !Report(library.Where(file => file.Path.EndsWith(".stp", StringComparison.Ordinal))
            .SelectMany(file => SyntaxTree.Parse(file, Dialect.Stap, options.ForParsing() with { IsGuru = true }).Diagnostics), arguments, "parse failed", 1))
            return ExitCodes.Failed;
        Pass(arguments, 1, string.Create(CultureInfo.InvariantCulture, $"parsed user script and {library.Count} library scripts"), clock);
        if (arguments.LastPass == 1)
            return ExitCodes.Fine;
        if (!Report(diagnostics.Where(diagnostic => !StapMessages.IsParseError(diagnostic)), arguments, "analysis failed", 2))
            return ExitCodes.Failed;
        var summary = compilation.Summary;
        Pass(arguments, 2, string.Create(CultureInfo.InvariantCulture,
            $"analyzed script: {Count(summary.Probes.Count, "probe")}, {Count(summary.Functions.Count, "function")}, 0 embeds, {Count(summary.Globals.Count, "global")}"), clock);
        if (arguments.Listed is not null)
            return StapListing.Write(summary, arguments.ListsVariables);
        if (arguments.LastPass == 2)
        {
            StapListing.WriteAnalysis(summary);
            return ExitCodes.Fine;
        }
        var program = compilation.CreateProgram();
        Pass(arguments, 3, "translated to IL", clock);
        Pass(arguments, 4, "compiled IL", clock);
        if (arguments.LastPass < 5)
            return ExitCodes.Fine;
        if (arguments.Verbosity > 0)
            Console.Error.WriteLine("Pass 5: starting run.");
        clock.Restart();
        var code = TraceHost.Run(program, new RunOptions
        {
            Command = arguments.Command, Replay = arguments.Replay, Output = arguments.Output, Timeout = arguments.Timeout, IsStap = true,
            HidesWarnings = arguments.HidesWarnings,
        });
        if (arguments.Verbosity > 0)
            Console.Error.WriteLine($"Pass 5: run completed in {Milliseconds(clock)}.");
        if (code != ExitCodes.Fine)
            Console.Error.WriteLine("Pass 5: run failed.  [man error::pass5]");
        return code;
    }

    private static (string Path, string Text) ReadScript(StapArguments arguments)
    {
        if (arguments.Listed is { } point)
            return ("<input>", $"probe {point} {{}}");
        if (arguments.Text is { } text)
            return ("<input>", text);
        return arguments.File switch
        {
            null => ("<input>", ""),
            "-" => ("<input>", ScriptFile.Read("-")),
            var file => (file, ScriptFile.Read(file)),
        };
    }

    // Whether the pass went well.
    private static bool Report(IEnumerable<Diagnostic> diagnostics, StapArguments arguments, string failure, int pass)
    {
        var errors = 0;
        var isListing = arguments.Listed is not null && arguments.Verbosity == 0;
        foreach (var diagnostic in diagnostics)
        {
            var isError = diagnostic.Severity == DiagnosticSeverity.Error || (arguments.WarningsAreErrors && !arguments.HidesWarnings);
            errors += isError ? 1 : 0;
            if (!isListing && (isError || !arguments.HidesWarnings))
                StapMessages.Write(Console.Error, diagnostic);
        }
        if (errors == 0)
            return true;
        if (!isListing)
        {
            if (pass == 1)
                Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{errors} parse error{(errors == 1 ? "" : "s")}."));
            Console.Error.WriteLine($"Pass {pass}: {failure}.  [man error::pass{pass}]");
        }
        return false;
    }

    private static void Pass(StapArguments arguments, int number, string what, Stopwatch clock)
    {
        if (arguments.Verbosity > 0)
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"Pass {number}: {what} using {Environment.WorkingSet / 1024}res kb, in {Milliseconds(clock)}."));
        clock.Restart();
    }

    private static string Milliseconds(Stopwatch clock)
    {
        var cpu = Process.GetCurrentProcess();
        return string.Create(CultureInfo.InvariantCulture,
            $"{(long)cpu.UserProcessorTime.TotalMilliseconds}usr/{(long)cpu.PrivilegedProcessorTime.TotalMilliseconds}sys/{clock.ElapsedMilliseconds}real ms");
    }

    private static string Count(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");
}
