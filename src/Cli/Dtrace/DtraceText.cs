using System.Text.RegularExpressions;
using Pyd.Compiler.Diagnostics;

namespace Pyd.Cli.Dtrace;

/// <summary>A D script's text, as far as libdtrace's messages show it.</summary>
internal static partial class DtraceText
{
    /// <summary>Whether libdtrace says the token where the text stops being D.</summary>
    public static bool IsSyntaxError(DiagnosticTemplate template) => template.Id.StartsWith("PYD1", StringComparison.Ordinal);

    /// <summary>Where libdtrace's parser stops at a mistake of syntax.</summary>
    public static int Stop(Diagnostic mistake)
    {
        var text = mistake.Location.Source.Content;
        var at = SkipBlank(text, mistake.Location.Start);
        // What pyd takes for the next clause's probe is an expression to it, as far as it goes: of tick-1s all but the s.
        return mistake.Template == SyntaxTemplates.ExpectedClosing && mistake.Arguments[0] == "`}`" && Expression().Match(text, at) is { Success: true } expression
            ? SkipBlank(text, at + expression.Length) : at;
    }

    [GeneratedRegex(@"\G[a-zA-Z_]\w*(\s*[-*]\s*([0-9]+|[a-zA-Z_]\w*))*\s*[-*]?")]
    private static partial Regex Expression();

    /// <summary>The first place at or after one that is neither white space nor in a comment; the length of the text where there is none.</summary>
    public static int SkipBlank(string text, int at)
    {
        while (at < text.Length)
        {
            if (char.IsWhiteSpace(text[at]))
                at++;
            else if (IsComment(text, at))
                at = EndOfComment(text, at);
            else
                break;
        }
        return Math.Min(at, text.Length);
    }

    /// <summary>Whether a word stands directly before a place.</summary>
    public static bool IsAfterWord(string text, int at, string word) =>
        text[..at].TrimEnd() is var before && before.EndsWith(word, StringComparison.Ordinal) && (before.Length == word.Length || !IsOfWord(before[^(word.Length + 1)]));

    /// <summary>Whether a character can be one of a name.</summary>
    public static bool IsOfWord(char letter) => char.IsAsciiLetterOrDigit(letter) || letter == '_';

    /// <summary>The brace that ends what the first brace at or after a place begins; the length of the text where there is none.</summary>
    public static int EndOfBraces(string text, int at)
    {
        for (var depth = 0; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '/' when IsComment(text, at):
                    at = EndOfComment(text, at) - 1;
                    break;
                case '"':
                    at = EndOfString(text, at);
                    break;
                case '{':
                    depth++;
                    break;
                case '}' when --depth <= 0:
                    return at;
            }
        }
        return text.Length;
    }

    /// <summary>Whether the token at a place is the <c>/</c> that ends a predicate, which only what follows tells.</summary>
    public static bool IsEndOfPredicate(string text, int at, out int next)
    {
        next = at < text.Length ? SkipBlank(text, at + 1) : at;
        return at < text.Length && text[at] == '/' && (next == text.Length || text[next] is '{' or ';' or '/');
    }

    /// <summary>How many of a pair of brackets before a place are open; below 0 when more were closed.</summary>
    public static int Open(string text, char open, char close, int end)
    {
        var depth = 0;
        for (var at = 0; at < end; at++)
        {
            if (IsComment(text, at))
                at = EndOfComment(text, at) - 1;
            else if (text[at] == '"')
                at = EndOfString(text, at);
            else
                depth += text[at] == open ? 1 : text[at] == close ? -1 : 0;
        }
        return depth;
    }

    private static bool IsComment(string text, int at) => text.AsSpan(at).StartsWith("/*");

    private static int EndOfComment(string text, int at) => text.IndexOf("*/", at + 2, StringComparison.Ordinal) is var end && end < 0 ? text.Length : end + 2;

    private static int EndOfString(string text, int at)
    {
        for (at++; at < text.Length && text[at] is not ('"' or '\n'); at++)
        {
            if (text[at] == '\\')
                at++;
        }
        return at;
    }
}
