using System.Globalization;
using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Text;

namespace Pyd.Cli.Stap;

/// <summary>Diagnostics in SystemTap's shape (session.cxx, build_error_msg).</summary>
internal static class StapMessages
{
    /// <summary>Writes one message with its line, a caret, and what it refers to.</summary>
    public static void Write(TextWriter output, Diagnostic diagnostic)
    {
        if (diagnostic.Severity == DiagnosticSeverity.Warning)
        {
            output.WriteLine($"WARNING: {diagnostic.Message}: {Token(diagnostic.Location)}");
            WriteSource(output, diagnostic.Location, " ");
            return;
        }
        if (IsParseError(diagnostic))
        {
            output.WriteLine($"parse error: {diagnostic.Message}");
            if (diagnostic.Location.Length == 0 && diagnostic.Location.Start >= diagnostic.Location.Source.Content.TrimEnd().Length)
            {
                output.WriteLine($"        saw: {diagnostic.Location.Source.Path} EOF");
            }
            else
            {
                output.WriteLine($"         at: {Token(diagnostic.Location)}");
                WriteSource(output, diagnostic.Location, "     ");
            }
            output.WriteLine();
            return;
        }
        output.WriteLine($"semantic error: {diagnostic.Message}: {Token(diagnostic.Location)}");
        WriteSource(output, diagnostic.Location, "        ");
        output.WriteLine();
        if (diagnostic.Related is not { } related)
            return;
        output.WriteLine($"semantic error: see also: {Token(related)}");
        WriteSource(output, related, "        ");
        output.WriteLine();
    }

    /// <summary>Whether SystemTap finds such a mistake in its first pass.</summary>
    public static bool IsParseError(Diagnostic diagnostic) =>
        diagnostic.Id.StartsWith("PYD1", StringComparison.Ordinal) || FoundByParser.Contains(diagnostic.Template);

    private static readonly HashSet<DiagnosticTemplate> FoundByParser =
    [
        BindingTemplates.FormatNotLiteral, BindingTemplates.FormatArgumentExtra, BindingTemplates.FormatArgumentMissing, BindingTemplates.UnknownConversion,
        BindingTemplates.PrintArguments, BindingTemplates.RegexNotLiteral, BindingTemplates.MisplacedStatement, BindingTemplates.Redeclared,
    ];

    private static string Token(TextLocation place)
    {
        var word = place.Text.AsSpan().TrimStart();
        var end = 1;
        var isWord = word.Length > 0 && (char.IsLetterOrDigit(word[0]) || word[0] is '_' or '$' or '@');
        while (isWord && end < word.Length && (char.IsLetterOrDigit(word[end]) || word[end] is '_' or '$'))
            end++;
        var text = word.Length == 0 ? "" : word[..end].ToString();
        var kind = text switch
        {
            "" => "junk",
            [>= '0' and <= '9', ..] => "number",
            ['"', ..] => "string",
            _ when Keywords.Contains(text) => "keyword",
            [var first, ..] when char.IsLetter(first) || first is '_' or '$' => "identifier",
            _ => "operator",
        };
        return string.Create(CultureInfo.InvariantCulture, $"{kind} '{text.Trim('"')}' at {place.Source.Path}:{place.Line}:{place.Column}");
    }

    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "probe", "global", "private", "function", "if", "else", "for", "foreach", "in", "limit", "return", "delete", "while", "break", "continue", "next",
        "string", "long", "try", "catch",
    };

    // Tabs stay tabs, so that the caret stands under its character.
    private static void WriteSource(TextWriter output, TextLocation place, string indent)
    {
        var text = place.Source.Line(place.Line);
        output.WriteLine($"{indent}source: {text}");
        var before = string.Concat(text[..Math.Min(place.Column - 1, text.Length)].Select(c => char.IsWhiteSpace(c) ? c : ' '));
        output.WriteLine($"{indent}        {before}^");
    }
}
