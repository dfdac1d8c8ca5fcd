using Pyd.Compiler;
using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Syntax;
using Pyd.Compiler.Text;
using Pyd.Hosting;
using Pyd.Runtime.Sessions;

namespace Pyd.Cli.Stap;

/// <summary>
/// <c>pyd stap</c>: the command line, messages and exit codes of stap(1) (SystemTap 5.x, main.cxx), so that what calls stap can call pyd instead.
/// </summary>
internal static class StapVerb
{
    /// <summary>The name that stap gives to a script without a file.</summary>
    private const string Unnamed = "<input>";

    /// <summary>Runs a command line.</summary>
    /// <param name="words">What follows <c>stap</c>.</param>
    /// <returns>0 when the requested passes succeed, else 1.</returns>
    public static int Run(IReadOnlyList<string> words)
    {
        try
        {
            return Run(StapOptions.Parse(words));
        }
        catch (StapHelpException help)
        {
            StapUsage.Write(Console.Out, help.IsVersion);
            return ExitCodes.Fine;
        }
        catch (StapUsageException mistake)
        {
            Console.Error.WriteLine(mistake.Message);
            if (mistake.PointsToHelp)
                Console.Error.WriteLine("Try '--help' for more information. [man stap]\nA message like [man foo] means for more info, run % man foo");
        }
        catch (UsageException mistake)
        {
            Console.Error.WriteLine($"ERROR: {mistake.Message}");
        }
        return ExitCodes.Failed;
    }

    private static int Run(StapRequest request)
    {
        var passes = new PassReport(request.Verbosity, Console.Error);
        var messages = new StapMessages(Console.Error, request);
        var library = TapsetFolder.Read(request.Tapsets);
        if (request.Listing != StapListing.None)
            return StapList.Write(Console.Out, request, library);
        var compilation = Parse(request, library);
        if (compilation.Tree.Diagnostics.Any(IsError))
        {
            messages.Write(compilation.Tree.Diagnostics);
            return passes.Fail(1, "parse failed");
        }
        passes.Finish(1, $"parsed user script and {Counted(library.Count, "library script")}");
        if (request.LastPass == 1)
            return Show("# parse tree dump\n", compilation.Dump(CompilationStage.Syntax));
        messages.Write(compilation.Diagnostics);
        if (compilation.HasErrors || messages.Refuse)
            return passes.Fail(2, "analysis failed");
        var summary = compilation.Summarize();
        passes.Finish(2, $"analyzed script: {Counted(summary.Probes, "probe")}, {Counted(summary.Functions, "function")}, 0 embeds, {Counted(summary.Globals, "global")}");
        if (request.LastPass == 2)
            return Show("# probes\n", compilation.Dump(CompilationStage.Bound));
        if (request.LastPass == 3)
        {
            var code = compilation.Dump(CompilationStage.Il);
            passes.Finish(3, "translated to IL");
            return Show("", code);
        }
        passes.Finish(3, "translated to IL");
        if (request.Module is { } module)
            CompiledAssembly.Save(compilation, $"{module}.dll");
        if (request.LastPass == 4)
        {
            passes.Finish(4, "compiled IL");
            return request.Module is null ? ExitCodes.Fine : Show("", $"{request.Module}.dll\n");
        }
        var program = compilation.CreateProgram();
        passes.Finish(4, "compiled IL");
        passes.Start(5, "starting run.");
        var code5 = TraceHost.Run(program, new RunOptions
        {
            Command = request.Command,
            Target = request.Process,
            Output = request.Output is null ? null : OutputName.Expand(request.Output, DateTime.Now),
            Timeout = request.Timeout,
            Manner = SessionManner.SystemTap,
        });
        passes.Finish(5, "run completed");
        return code5 == ExitCodes.Fine ? code5 : passes.Fail(5, "run failed");
    }

    private static ScriptCompilation Parse(StapRequest request, IReadOnlyList<SourceText> library)
    {
        var text = request.Script ?? ScriptFile.Read(request.File!);
        // Scripts of -E run as if they stood in the same file.
        var whole = string.Join('\n', request.AdditionalScripts.Prepend(text));
        var path = request.File is null or "-" ? Unnamed : request.File;
        return ScriptCompilation.Create(whole, Dialect.Stap, StapCompilation.OptionsOf(request, library), path);
    }

    private static int Show(string title, string text)
    {
        Console.Out.Write(title + text);
        return ExitCodes.Fine;
    }

    private static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error;

    private static string Counted(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";
}
