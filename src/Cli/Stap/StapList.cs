using Pyd.Compiler;
using Pyd.Compiler.Syntax;
using Pyd.Compiler.Text;
using Pyd.Hosting;

namespace Pyd.Cli.Stap;

/// <summary>stap's <c>-l</c> and its kin: probe points with what their handlers can use, sorted, each once.</summary>
internal static class StapList
{
    /// <returns>0 when there is something to list, else 1.</returns>
    public static int Write(TextWriter output, StapRequest request, IReadOnlyList<SourceText> library)
    {
        var lines = request.Listing switch
        {
            StapListing.ProbeTypes => ProbeTypes.All,
            StapListing.Aliases or StapListing.Functions => [],
            _ => Probes(request, library),
        };
        foreach (var line in lines)
            output.WriteLine(line);
        return lines.Count > 0 ? ExitCodes.Fine : ExitCodes.Failed;
    }

    private static IReadOnlyList<string> Probes(StapRequest request, IReadOnlyList<SourceText> library)
    {
        var text = string.Join('\n', request.AdditionalScripts.Prepend($"probe {request.Pattern} {{}}"));
        var compilation = ScriptCompilation.Create(text, Dialect.Stap, StapCompilation.OptionsOf(request, library) with { AllowNoMatch = true }, "<input>");
        return compilation.Tree.Diagnostics.Count > 0 ? [] : [.. compilation.ProbePoints];
    }
}
