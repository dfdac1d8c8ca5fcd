using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Text;

namespace Pyd.Cli.Diagnostics;

/// <summary>Diagnostics for people: the message, the line, and a caret range under what is wrong; in colours where somebody looks at a terminal.</summary>
internal static class DiagnosticWriter
{
    /// <summary>Writes to standard error.</summary>
    public static void Write(IEnumerable<Diagnostic> diagnostics) => Write(Console.Error, diagnostics, Colours.For(ColourChoice.Auto));

    public static void Write(TextWriter output, IEnumerable<Diagnostic> diagnostics, Colours colours)
    {
        foreach (var diagnostic in diagnostics)
        {
            var kind = diagnostic.Severity == DiagnosticSeverity.Error ? "error" : "warning";
            var strong = diagnostic.Severity == DiagnosticSeverity.Error ? colours.Error : colours.Warning;
            output.WriteLine($"{colours.Place}{diagnostic.Location}:{colours.End} {strong}{kind} {diagnostic.Id}:{colours.End} {diagnostic.Message}");
            WriteLine(output, diagnostic.Location, strong, colours.End);
            if (diagnostic.Related is not { } related)
                continue;
            output.WriteLine($"{colours.Place}{related}:{colours.End} {colours.Note}see also{colours.End}");
            WriteLine(output, related, colours.Note, colours.End);
        }
    }

    private static void WriteLine(TextWriter output, TextLocation location, string colour, string end)
    {
        var (line, column) = location.Source.Position(location.Start);
        var text = location.Source.Line(line);
        if (text.Length == 0)
            return;
        // Tabs stay tabs, so that the caret stands under its character at any tab width.
        var indent = string.Concat(text[..Math.Min(column - 1, text.Length)].Select(c => c == '\t' ? '\t' : ' '));
        var width = Math.Clamp(location.Length, 1, Math.Max(1, text.Length - column + 1));
        output.WriteLine($"    {text}");
        output.WriteLine($"    {indent}{colour}{new string('^', width)}{end}");
    }
}
