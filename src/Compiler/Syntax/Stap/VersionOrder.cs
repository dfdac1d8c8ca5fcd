namespace Pyd.Compiler.Syntax.Stap;

/// <summary>Versions as the C library's <c>strverscmp</c> orders them: runs of digits by their number, all else by its characters.</summary>
internal static class VersionOrder
{
    /// <summary>Negative, zero or positive as the left version is before, at or after the right one.</summary>
    public static int Compare(string left, string right)
    {
        int i = 0, j = 0;
        while (i < left.Length && j < right.Length)
        {
            if (!char.IsAsciiDigit(left[i]) || !char.IsAsciiDigit(right[j]))
            {
                if (left[i] != right[j])
                    return left[i].CompareTo(right[j]);
                i++;
                j++;
                continue;
            }
            var (a, b) = (Digits(left, ref i), Digits(right, ref j));
            // 09 is before 1: a leading zero makes a fraction of it.
            var order = a[0] == '0' || b[0] == '0' ? string.CompareOrdinal(a, b)
                : a.Length != b.Length ? a.Length.CompareTo(b.Length)
                : string.CompareOrdinal(a, b);
            if (order != 0)
                return order;
        }
        return (left.Length - i).CompareTo(right.Length - j);
    }

    private static string Digits(string text, ref int position)
    {
        var start = position;
        while (position < text.Length && char.IsAsciiDigit(text[position]))
            position++;
        return text[start..position];
    }
}
