using Antlr4.Runtime;
using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Text;

namespace Pyd.Compiler.Syntax.Stap;

/// <summary>Files of macros for all scripts: <c>*.stpm</c>. What is found first wins.</summary>
internal static class MacroFiles
{
    public static IReadOnlyDictionary<string, Macro> Read(ParseOptions options, DiagnosticBag diagnostics)
    {
        var macros = new Dictionary<string, Macro>();
        foreach (var file in options.MacroFiles)
            Read(file, options, macros, diagnostics);
        return macros;
    }

    private static void Read(SourceText file, ParseOptions options, Dictionary<string, Macro> macros, DiagnosticBag diagnostics)
    {
        var reader = new StapPreprocessor(file, options with { IsTapset = true }, macros, diagnostics);
        if (reader.NextToken() is StapToken { Type: not TokenConstants.EOF } stray)
        {
            diagnostics.Report(stray.Location, SyntaxTemplates.MacroFileText, stray.Text);
            return;
        }
        foreach (var (name, macro) in reader.Macros)
            macros.TryAdd(name, macro with { IsLibrary = true });
    }
}
