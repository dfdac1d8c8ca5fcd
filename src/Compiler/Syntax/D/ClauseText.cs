using System.Text;
using System.Text.RegularExpressions;

namespace Pyd.Compiler.Syntax.D;

/// <summary>What the characters at a place of a D script can begin, judged without tokens.</summary>
internal static partial class ClauseText
{
    [GeneratedRegex(@"\G[a-zA-Z_]\w*(\s+|\s*\*[\s*]*)[a-zA-Z_]\w*\s*[;\[,]", RegexOptions.CultureInvariant)]
    private static partial Regex TypedName();

    public static bool IsDescriptionStart(char character) => IsDescriptionLetter(character) || char.IsAsciiDigit(character);

    /// <summary>Whether a probe description that has begun goes on at a place.</summary>
    public static bool IsPartOfDescription(string text, int offset) => offset < text.Length && (IsDescriptionStart(text[offset]) || text[offset] == '`');

    /// <summary>Whether a line begins with what only a clause can begin with: probes before a brace, a predicate or a comma.</summary>
    public static bool IsClauseHead(string text, int offset)
    {
        if (!IsFirstOnLine(text, offset))
            return false;
        var description = Description(text, offset);
        if (description is "" or "if" or "else" or "do" or "struct" or "union" or "enum")
            return false;
        var next = AfterSpace(text, offset + description.Length);
        return description.Contains("::", StringComparison.Ordinal)
            || next == '{'
            || (IsKnownProbe(description) && next is '/' or ',' or '\0');
    }

    /// <summary>Whether the word at a place, a type or a word such as <c>self</c>, begins a declaration and not a probe of that name.</summary>
    /// <param name="text">The script.</param>
    /// <param name="offset">Where the word is.</param>
    /// <param name="wordLength">Its length.</param>
    /// <param name="mayHaveBraces">A brace may follow the word: <c>struct { … } x;</c>.</param>
    public static bool IsDeclaration(string text, int offset, int wordLength, bool mayHaveBraces)
    {
        var description = Description(text, offset);
        var tail = description.Substring(Math.Min(wordLength, description.Length));
        return (tail.Length == 0 || tail[0] == '*') && !tail.Any(character => character is ':' or '.' or '?' or '-' or '$' or '!' or '\\')
            && AfterSpace(text, offset + wordLength) is var next && (next == '{' ? mayHaveBraces : next is not ('/' or ',' or '\0'));
    }

    /// <summary>Whether a name that is no built-in type stands where a type does: <c>foo_t x;</c>.</summary>
    public static bool IsTypedName(string text, int offset) =>
        TypedName().IsMatch(text, offset) && !IsKnownProbe(Description(text, offset));

    /// <summary>Whether a name follows a word, perhaps behind stars, or an angle bracket: then the word is a type.</summary>
    public static bool IsBeforeName(string text, int offset)
    {
        var next = AfterSpace(text, offset);
        return char.IsAsciiLetter(next) || next is '_' or '*' or '<' or '(';
    }

    /// <summary>A text in which each comment, ended or not, is a space.</summary>
    public static string WithoutComments(string text)
    {
        var kept = new StringBuilder();
        var from = 0;
        for (var start = text.IndexOf("/*", StringComparison.Ordinal); start >= 0; start = text.IndexOf("/*", from, StringComparison.Ordinal))
        {
            kept.Append(text, from, start - from).Append(' ');
            var end = text.IndexOf("*/", start + 2, StringComparison.Ordinal);
            from = end < 0 ? text.Length : end + 2;
        }
        return kept.Append(text, from, text.Length - from).ToString();
    }

    /// <summary>Whether a slash before this place ends a predicate.</summary>
    public static bool EndsPredicate(string text, int offset) => AfterSpace(text, offset) is '{' or ';' or '/' or '\0';

    public static bool IsFirstOnLine(string text, int offset)
    {
        var i = offset - 1;
        while (i >= 0 && text[i] is ' ' or '\t' or '\f' or '\v')
            i--;
        return i < 0 || text[i] is '\n' or '\r';
    }

    // A probe description, as far as it goes; none when the first character begins none. Patterns would do, but every script starts here, and to load
    // them takes longer than to compile it.
    private static string Description(string text, int offset)
    {
        if (offset >= text.Length || !IsDescriptionLetter(text[offset]))
            return "";
        var end = offset + 1;
        while (IsPartOfDescription(text, end))
            end++;
        return text.Substring(offset, end - offset);
    }

    private static bool IsDescriptionLetter(char character) =>
        character is '-' or '$' or ':' or '_' or '.' or '?' or '*' or '\\' or '[' or ']' or '!' || char.IsAsciiLetter(character);

    // BEGIN, END, ERROR, tick-N and profile-N, with a unit or without.
    private static bool IsKnownProbe(string description)
    {
        if (description is "BEGIN" or "END" or "ERROR")
            return true;
        var count = description.StartsWith("tick-", StringComparison.Ordinal) ? 5 : description.StartsWith("profile-", StringComparison.Ordinal) ? 8 : 0;
        return count > 0 && count < description.Length && char.IsAsciiDigit(description[count])
            && description.Skip(count).All(character => char.IsAsciiLetterOrDigit(character) || character == '_');
    }

    // The next character that is neither white space nor in a comment; NUL at the end.
    private static char AfterSpace(string text, int i)
    {
        while (i < text.Length)
        {
            if (text[i] is ' ' or '\t' or '\r' or '\n' or '\f' or '\v')
            {
                i++;
                continue;
            }
            if (!text.AsSpan(i).StartsWith("/*", StringComparison.Ordinal))
                return text[i];
            var end = text.IndexOf("*/", i + 2, StringComparison.Ordinal);
            if (end < 0)
                return '\0';
            i = end + 2;
        }
        return '\0';
    }
}
