namespace Pyd.Compiler.Binding;

/// <summary>Globs over names: <c>* ? [set] [!set] \x</c>.</summary>
internal static class Globs
{
    public static bool IsMatch(string pattern, string text) => IsMatch(pattern.AsSpan(), text);

    private static bool IsMatch(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text)
    {
        while (pattern.Length > 0)
        {
            if (pattern[0] == '*')
            {
                pattern = pattern.TrimStart('*');
                for (var i = 0; i <= text.Length; i++)
                {
                    if (IsMatch(pattern, text[i..]))
                        return true;
                }
                return false;
            }
            if (text.Length == 0 || !TryTake(ref pattern, text[0]))
                return false;
            text = text[1..];
        }
        return text.Length == 0;
    }

    private static bool TryTake(ref ReadOnlySpan<char> pattern, char c)
    {
        var (matches, length) = pattern[0] switch
        {
            '?' => (true, 1),
            '\\' when pattern.Length > 1 => (pattern[1] == c, 2),
            '[' when pattern[1..].IndexOf(']') is > 0 and var close => (InSet(pattern.Slice(1, close), c), close + 2),
            var literal => (literal == c, 1),
        };
        pattern = pattern[length..];
        return matches;
    }

    private static bool InSet(ReadOnlySpan<char> set, char c)
    {
        var negated = set[0] == '!';
        if (negated)
            set = set[1..];
        var found = false;
        for (var i = 0; i < set.Length; i++)
        {
            if (i + 2 < set.Length && set[i + 1] == '-')
            {
                found |= set[i] <= c && c <= set[i + 2];
                i += 2;
            }
            else
            {
                found |= set[i] == c;
            }
        }
        return found != negated;
    }
}
