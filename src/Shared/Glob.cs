namespace Pyd.Shared;

/// <summary>DTrace's globs (gmatch): <c>* ? [set] [!set] \x</c>, over a whole text.</summary>
internal static class Glob
{
    /// <summary>Whether a text matches. A pattern with an unclosed set matches nothing.</summary>
    public static bool IsMatch(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text)
    {
        while (pattern.Length > 0)
        {
            if (pattern[0] == '*')
                return MatchesAfterStar(pattern.TrimStart('*'), text);
            if (text.Length == 0)
                return false;
            var length = MatchOne(pattern, text[0]);
            if (length < 0)
                return false;
            pattern = pattern[length..];
            text = text[1..];
        }
        return text.Length == 0;
    }

    private static bool MatchesAfterStar(ReadOnlySpan<char> rest, ReadOnlySpan<char> text)
    {
        if (rest.Length == 0)
            return true;
        for (var i = 0; i <= text.Length; i++)
        {
            if (IsMatch(rest, text[i..]))
                return true;
        }
        return false;
    }

    /// <summary>How many characters of the pattern match one character, or -1.</summary>
    private static int MatchOne(ReadOnlySpan<char> pattern, char c) => pattern[0] switch
    {
        '?' => 1,
        '\\' when pattern.Length > 1 => pattern[1] == c ? 2 : -1,
        '[' => MatchSet(pattern, c),
        var literal => literal == c ? 1 : -1,
    };

    private static int MatchSet(ReadOnlySpan<char> pattern, char c)
    {
        var i = 1;
        var negated = i < pattern.Length && pattern[i] == '!';
        if (negated)
            i++;
        var found = false;
        for (var first = true; i < pattern.Length && (first || pattern[i] != ']'); first = false, i++)
        {
            if (i + 2 < pattern.Length && pattern[i + 1] == '-' && pattern[i + 2] != ']')
            {
                found |= pattern[i] <= c && c <= pattern[i + 2];
                i += 2;
            }
            else
            {
                found |= pattern[i] == c;
            }
        }
        return i < pattern.Length && found != negated ? i + 1 : -1;
    }
}
