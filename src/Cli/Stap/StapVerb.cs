using Pyd.Cli.Watching;
using Pyd.Compiler;
using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Syntax;
using Pyd.Hosting;
using Pyd.Runtime.Sessions;
using Pyd.Shared;

namespace Pyd.Cli.Stap;

/// <summary>
/// <c>pyd stap</c>: the command line, messages and exit codes of stap(1) (SystemTap 5.x, main.cxx), so that what calls stap can call pyd instead.
/// </summary>
internal static class StapVerb
{
    private const int LargestBuffer = 1024;   // megabytes

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
        if (request.Verbosity[0] > 0)
        {
            request.Notes.ForEach(note => Console.Error.WriteLine($"note: {note}"));
            if (request.BufferSize > LargestBuffer)
                Console.Error.WriteLine($"note: -s {request.BufferSize}: a process's ring has at most {LargestBuffer} megabytes");
        }
        if (request.CleansCache)
            return ExitCodes.Fine;
        // As in stap, a directory that is not there has nothing to search.
        var library = TapsetFolder.Read([.. request.Tapsets.Where(Directory.Exists)]);
        if (request.Listing == StapList.ProbeTypes)
            return Show("", string.Concat(ProbeTypes.All.Select(type => $"{type}\n")));
        var (compilation, broken) = StapCompilation.Create(request, library);
        foreach (var file in broken)
        {
            messages.Write(file.Diagnostics);
            if (request.Listing == StapList.None && !request.HidesWarnings)
                Console.Error.WriteLine($"WARNING: tapset \"{file.Source.Path}\" has errors, and will be skipped");
        }
        if (request.Listing == StapList.Aliases)
            return StapListing.WriteNames(TapsetListing.Aliases(library, compilation.Options.ForParsing()), request.Verbosity[0] > 0);
        if (request.Listing == StapList.Functions)
            return StapListing.WriteNames(compilation.Summary.Functions.Concat(TapsetListing.TaggedBuiltins(request.Verbosity[0] > 0)), request.Verbosity[0] > 0);
        if (request.Listing != StapList.None)
            return List(request, compilation, messages);
        var diagnostics = compilation.Diagnostics;
        if (diagnostics.Any(diagnostic => IsError(diagnostic) && StapMessages.IsParseError(diagnostic)))
        {
            messages.Write([.. diagnostics.Where(StapMessages.IsParseError)]);
            return Fail(1, "parse failed");
        }
        passes.Finish(1, $"parsed user script and {Counted(library.Count, "library script")}");
        if (request.LastPass == 1)
            return Show("# parse tree dump\n", SyntaxPrinter.PrintScript(compilation.Tree) + "\n");
        var foundByRun = diagnostics.ToLookup(StapMessages.IsRunError);
        messages.Write([.. foundByRun[false].Where(diagnostic => request.LastPass > 2 || !StapMessages.IsTranslationError(diagnostic))]);
        if (foundByRun[false].Any(diagnostic => IsError(diagnostic) && !StapMessages.IsTranslationError(diagnostic)) || messages.Refuse)
            return Fail(2, "analysis failed");
        var summary = compilation.Summary;
        passes.Finish(2, $"analyzed script: {Counted(summary.Probes.Count, "probe")}, {Counted(summary.Functions.Count, "function")}, 0 embeds, {Counted(summary.Globals.Count, "global")}");
        if (request.LastPass == 2)
        {
            StapListing.WriteAnalysis(summary);
            return ExitCodes.Fine;
        }
        if (foundByRun[false].Any(IsError))
            return Fail(3, "translation failed");
        // No program can be built from such a script, but SystemTap would have built one: -p4 finds nothing wrong.
        if (foundByRun[true].Any(IsError) && (request.LastPass != 4 || request.Module is not null))
        {
            messages.Write([.. foundByRun[true]]);
            return Fail(request.LastPass, request.LastPass == 5 ? "run failed" : "compilation failed");
        }
        if (request.LastPass == 3)
        {
            var code = compilation.Dump(CompilationStage.Il);
            passes.Finish(3, "translated to IL");
            return Show("", code);
        }
        passes.Finish(3, "translated to IL");
        if (request.Module is { } module)
        {
            try
            {
                CompiledAssembly.Save(compilation, $"{module}.dll");
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                Console.Error.WriteLine($"ERROR: cannot write {module}.dll: {FileFailure.Reason(failure, $"{module}.dll")}");
                return passes.Fail(4, "compilation failed");
            }
        }
        if (request.LastPass == 4)
        {
            passes.Finish(4, "compiled IL");
            return request.Module is null ? ExitCodes.Fine : Show("", $"{request.Module}.dll\n");
        }
        var program = compilation.CreateProgram();
        passes.Finish(4, "compiled IL");
        passes.Start(5, "starting run.");
        var options = new RunOptions
        {
            Command = request.Command,
            Replay = request.Replay,
            HidesWarnings = request.HidesWarnings,
            HidesRepeatedWarnings = request.Verbosity[4] == 0,
            Process = request.Process,
            Target = request.Process,
            Output = request.Output is null ? null : OutputName.Expand(request.Output, DateTime.Now),
            Rotation = request.Rotation,
            Settings = request.BufferSize is { } megabytes ? [FormattableString.Invariant($"bufsize={Math.Min(megabytes, LargestBuffer)}m")] : [],
            Timeout = request.Timeout,
            Manner = SessionManner.SystemTap,
        };
        var code5 = TraceHost.Run(program, options, RunViews.For(options, request.Monitor));
        passes.Finish(5, "run completed");
        return code5 == ExitCodes.Fine ? code5 : passes.Fail(5, "run failed");

        int Fail(int pass, string text)
        {
            var code = passes.Fail(pass, text);
            messages.WriteSuppressed();
            return code;
        }
    }

    /// <summary>Lists; what is wrong with a point is said only with <c>-v</c>, and keeps no other from the list.</summary>
    private static int List(StapRequest request, ScriptCompilation compilation, StapMessages messages)
    {
        if (compilation.HasErrors && request.Verbosity[1] > 0)
            messages.Write(compilation.Diagnostics);
        return StapListing.Write(compilation.Summary, request.Listing == StapList.ProbesAndVariables);
    }

    private static int Show(string title, string text)
    {
        Console.Out.Write(title + text);
        return ExitCodes.Fine;
    }

    private static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error;

    private static string Counted(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";
}
