using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Text;

namespace Pyd.Cli;

/// <summary>Diagnostics for people: the message, the line, and a caret range under what is wrong.</summary>
internal static class DiagnosticWriter
{
    public static void Write(TextWriter output, IEnumerable<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            output.WriteLine(diagnostic);
            WriteLine(output, diagnostic.Location);
            if (diagnostic.Related is not { } related)
                continue;
            output.WriteLine($"{related}: see also");
            WriteLine(output, related);
        }
    }

    private static void WriteLine(TextWriter output, TextLocation location)
    {
        var (line, column) = location.Source.Position(location.Start);
        var text = location.Source.Line(line);
        if (text.Length == 0)
            return;
        // Tabs stay tabs, so that the caret stands under its character at any tab width.
        var indent = string.Concat(text[..Math.Min(column - 1, text.Length)].Select(c => c == '\t' ? '\t' : ' '));
        var width = Math.Clamp(location.Length, 1, Math.Max(1, text.Length - column + 1));
        output.WriteLine($"    {text}");
        output.WriteLine($"    {indent}{new string('^', width)}");
    }
}
