using Pyd.Compiler;
using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Syntax;
using Pyd.Compiler.Text;
using Pyd.Sources.Agent;

namespace Pyd.Cli.Stap;

/// <summary>How a stap command line compiles its script.</summary>
internal static class StapCompilation
{
    /// <summary>The name that stap gives to a script without a file.</summary>
    private const string Unnamed = "<input>";

    /// <summary>The SystemTap that is followed.</summary>
    public const string NewestVersion = "5.6";

    /// <summary>The compilation, and the tapset files that were left out because they cannot be parsed: nothing else fails for them.</summary>
    public static (ScriptCompilation Compilation, IReadOnlyList<BrokenTapset> Broken) Create(StapRequest request, IReadOnlyList<SourceText> library)
    {
        var broken = new List<BrokenTapset>();
        while (true)
        {
            var compilation = CreateFrom(request, library);
            var found = compilation.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && StapMessages.IsParseError(diagnostic))
                .GroupBy(diagnostic => diagnostic.Location.Source).Where(file => library.Contains(file.Key)).Select(file => new BrokenTapset(file.Key, [.. file])).ToArray();
            if (found.Length == 0)
                return (compilation, broken);
            broken.AddRange(found);
            library = [.. library.Where(file => !found.Any(one => ReferenceEquals(one.Source, file)))];
        }
    }

    private static ScriptCompilation CreateFrom(StapRequest request, IReadOnlyList<SourceText> library)
    {
        var options = OptionsOf(request, library);
        var path = request.File is null or "-" ? Unnamed : request.File;
        return ScriptCompilation.Create(SyntaxTree.Parse(new SourceText(path, TextOf(request)), Dialect.Stap, options.ForParsing()), options);
    }

    private static string TextOf(StapRequest request) => request.Listing switch
    {
        StapList.None => request.Script ?? ScriptFile.Read(request.File!),
        StapList.Probes or StapList.ProbesAndVariables => $"probe {request.Pattern} {{}}",
        _ => "probe never {}",
    };

    private static CompilationOptions OptionsOf(StapRequest request, IReadOnlyList<SourceText> library) => new()
    {
        Arguments = request.Arguments,
        Library = [.. library.Where(file => !ListsFunctions(request) || !IsTapset(file))],
        ExactEscapes = true,
        IsGuru = request.Guru,
        IsUnoptimized = request.Unoptimized || request.Listing != StapList.None,
        HidesGlobals = request.HidesGlobals || request.Listing != StapList.None,
        Globals = request.Globals,
        SkipsBadVariables = request.SkipsBadVariables,
        CollectsTiming = request.CollectsTiming,
        Limits = ScriptLimits.From(request.Definitions, request.SuppressesTimeLimits) with { HidesErrors = request.SuppressesErrors },
        Version = request.Compatible ?? NewestVersion,
        Architecture = Machine.Architecture,
        KernelRelease = Machine.KernelRelease,
        // To list its functions, a tapset is a part of the script.
        Extra = [.. request.AdditionalScripts.Select(text => new SourceText(Unnamed, text)), .. library.Where(file => ListsFunctions(request) && IsTapset(file))],
        KeepsFunctions = ListsFunctions(request),
        Program = CommandLine.ProgramOf(request.Command),
    };

    private static bool ListsFunctions(StapRequest request) => request.Listing == StapList.Functions;

    private static bool IsTapset(SourceText file) => file.Path.EndsWith(".stp", StringComparison.Ordinal);
}
