using System.Globalization;

namespace Pyd.Compiler.Text;

/// <summary>The token at a place as stap names it in its messages.</summary>
public static class StapToken
{
    private static readonly HashSet<string> Keywords =
    [
        "probe", "global", "private", "function", "if", "else", "for", "foreach", "in", "limit", "return", "delete", "while", "break", "continue", "next", "string",
        "long", "try", "catch",
    ];

    private static readonly string[] Operators =
    [
        "<<<", ">>>", "<<=", ">>=", "++", "--", "&&", "||", "<<", ">>", "<=", ">=", "==", "!=", "=~", "!~", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", ".=", "->",
        "%{", "%}", "%(", "%)", "%?", "%:",
    ];

    /// <summary><c>identifier 'x' at script.stp:3:5</c></summary>
    public static string At(TextLocation location) => $"{Name(location)} {Place(location, withPath: true)}";

    /// <summary><c>at script.stp:3:5</c>, or <c>at :3:5</c> without the path.</summary>
    public static string Place(TextLocation location, bool withPath)
    {
        var (line, column) = location.Source.Position(location.Start);
        return string.Create(CultureInfo.InvariantCulture, $"at {(withPath ? location.Source.Path : "")}:{line}:{column}");
    }

    /// <summary><c>identifier 'x'</c></summary>
    public static string Name(TextLocation location) =>
        Describe(location.Source.Content.AsSpan()[Math.Min(location.Start, location.Source.Content.Length)..]);

    /// <summary>How many characters the token at the beginning of a text has.</summary>
    public static int Length(ReadOnlySpan<char> text) =>
        text.IsEmpty ? 0
        : char.IsAsciiLetterOrDigit(text[0]) || text[0] is '_' or '$' or '@' ? Length(text, IsOfWord)
        : text[0] == '"' ? Math.Min(text.Length, 2 + Length(text[1..], IsOfText))
        : OperatorOf(text).Length;

    private static bool IsOfWord(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '$' or '@';

    private static bool IsOfText(char c) => c is not ('"' or '\n');

    private static string OperatorOf(ReadOnlySpan<char> text)
    {
        foreach (var symbol in Operators)
        {
            if (text.StartsWith(symbol, StringComparison.Ordinal))
                return symbol;
        }
        return text[..1].ToString();
    }

    private static string Describe(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
            return "junk ''";
        if (char.IsAsciiLetter(text[0]) || text[0] is '_' or '$' or '@')
        {
            var word = text[..Length(text, IsOfWord)].ToString();
            return Keywords.Contains(word) ? "keyword" : $"identifier '{word}'";
        }
        if (char.IsAsciiDigit(text[0]))
            return $"number '{text[..Length(text, char.IsAsciiLetterOrDigit)]}'";
        if (text[0] == '"')
            return $"string '{text[1..(1 + Length(text[1..], IsOfText))]}'";
        return $"operator '{OperatorOf(text)}'";
    }

    private static int Length(ReadOnlySpan<char> text, Func<char, bool> belongs)
    {
        var length = 0;
        while (length < text.Length && belongs(text[length]))
            length++;
        return length;
    }
}
