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

    private static string Describe(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
            return "junk ''";
        if (char.IsAsciiLetter(text[0]) || text[0] is '_' or '$' or '@')
        {
            var word = text[..Length(text, c => char.IsAsciiLetterOrDigit(c) || c is '_' or '$' or '@')].ToString();
            return Keywords.Contains(word) ? "keyword" : $"identifier '{word}'";
        }
        if (char.IsAsciiDigit(text[0]))
            return $"number '{text[..Length(text, char.IsAsciiLetterOrDigit)]}'";
        if (text[0] == '"')
            return $"string '{text[1..(1 + Length(text[1..], c => c is not ('"' or '\n')))]}'";
        foreach (var symbol in Operators)
        {
            if (text.StartsWith(symbol, StringComparison.Ordinal))
                return $"operator '{symbol}'";
        }
        return $"operator '{text[0]}'";
    }

    private static int Length(ReadOnlySpan<char> text, Func<char, bool> belongs)
    {
        var length = 0;
        while (length < text.Length && belongs(text[length]))
            length++;
        return length;
    }
}
