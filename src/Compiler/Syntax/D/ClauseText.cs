using System.Text.RegularExpressions;

namespace Pyd.Compiler.Syntax.D;

/// <summary>What the characters at a place of a D script can begin, judged without tokens.</summary>
internal static partial class ClauseText
{
    /// <summary>A probe description, as far as it goes.</summary>
    [GeneratedRegex(@"\G[-$:a-zA-Z_.?*\\\[\]!][-$:a-zA-Z_.?*\\\[\]!0-9`]*", RegexOptions.CultureInvariant)]
    private static partial Regex Description();

    [GeneratedRegex(@"\A(BEGIN|END|ERROR|(tick|profile)-[0-9]\w*)\z", RegexOptions.CultureInvariant)]
    private static partial Regex KnownProbe();

    [GeneratedRegex(@"\G[a-zA-Z_]\w*(\s+|\s*\*[\s*]*)[a-zA-Z_]\w*\s*[;\[,]", RegexOptions.CultureInvariant)]
    private static partial Regex TypedName();

    public static bool IsDescriptionStart(char character) =>
        character is '-' or '$' or ':' or '_' or '.' or '?' or '*' or '\\' or '[' or ']' or '!' || char.IsAsciiLetterOrDigit(character);

    /// <summary>Whether a line begins with what only a clause can begin with: probes before a brace, a predicate or a comma.</summary>
    public static bool IsClauseHead(string text, int offset)
    {
        if (!IsFirstOnLine(text, offset))
            return false;
        var description = Description().Match(text, offset);
        if (!description.Success || description.Value is "if" or "else" or "do" or "struct" or "union" or "enum")
            return false;
        var next = AfterSpace(text, description.Index + description.Length);
        return description.ValueSpan.Contains("::", StringComparison.Ordinal)
            || next == '{'
            || (KnownProbe().IsMatch(description.Value) && next is '/' or ',' or '\0');
    }

    /// <summary>Whether the word at a place, a type or a word such as <c>self</c>, begins a declaration and not a probe of that name.</summary>
    /// <param name="text">The script.</param>
    /// <param name="offset">Where the word is.</param>
    /// <param name="wordLength">Its length.</param>
    /// <param name="mayHaveBraces">A brace may follow the word: <c>struct { … } x;</c>.</param>
    public static bool IsDeclaration(string text, int offset, int wordLength, bool mayHaveBraces)
    {
        var description = Description().Match(text, offset);
        var tail = description.Value.Substring(Math.Min(wordLength, description.Length));
        return (tail.Length == 0 || tail[0] == '*') && tail.IndexOfAny([':', '.', '?', '-', '$', '!', '\\']) < 0
            && AfterSpace(text, offset + wordLength) is var next && (next == '{' ? mayHaveBraces : next is not ('/' or ',' or '\0'));
    }

    /// <summary>Whether a name that is no built-in type stands where a type does: <c>foo_t x;</c>.</summary>
    public static bool IsTypedName(string text, int offset) =>
        TypedName().IsMatch(text, offset) && !KnownProbe().IsMatch(Description().Match(text, offset).Value);

    /// <summary>Whether a name follows a word, perhaps behind stars, or an angle bracket: then the word is a type.</summary>
    public static bool IsBeforeName(string text, int offset)
    {
        var next = AfterSpace(text, offset);
        return char.IsAsciiLetter(next) || next is '_' or '*' or '<' or '(';
    }

    [GeneratedRegex(@"/\*.*?(\*/|$)", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Comment();

    public static string WithoutComments(string text) => Comment().Replace(text, " ");

    /// <summary>Whether a slash before this place ends a predicate.</summary>
    public static bool EndsPredicate(string text, int offset) => AfterSpace(text, offset) is '{' or ';' or '/' or '\0';

    public static bool IsFirstOnLine(string text, int offset)
    {
        var i = offset - 1;
        while (i >= 0 && text[i] is ' ' or '\t' or '\f' or '\v')
            i--;
        return i < 0 || text[i] is '\n' or '\r';
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
