namespace Pyd.Compiler.Text;

/// <summary>Integers as C writes them: <c>12</c>, <c>0x1f</c>, <c>017</c>.</summary>
internal static class IntegerText
{
    /// <summary>The base that the first digits name; takes <c>0x</c> off.</summary>
    public static int TakeBase(ref ReadOnlySpan<char> digits)
    {
        if (digits is not ['0', _, ..])
            return 10;
        if (digits is not ['0', 'x' or 'X', _, ..])
            return 8;
        digits = digits[2..];
        return 16;
    }

    /// <summary>Reads digits up to the first that is none of the base, or that makes the value too large.</summary>
    /// <returns>How many.</returns>
    public static int Read(ReadOnlySpan<char> digits, int radix, ulong largest, out ulong value)
    {
        value = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var worth = WorthOf(digits[i]);
            if (worth >= radix || value > (largest - (ulong)worth) / (ulong)radix)
                return i;
            value = value * (ulong)radix + (ulong)worth;
        }
        return digits.Length;
    }

    /// <summary>A number with a sign if it likes; null for what is none, or too large: above <paramref name="largest"/>, or below what 64 bits hold.</summary>
    public static long? Read(string text, ulong largest)
    {
        var isNegative = text.StartsWith("-", StringComparison.Ordinal);
        var digits = text.AsSpan(isNegative || text.StartsWith("+", StringComparison.Ordinal) ? 1 : 0);
        var radix = TakeBase(ref digits);
        if (digits.Length == 0 || Read(digits, radix, isNegative ? 1UL << 63 : largest, out var value) < digits.Length)
            return null;
        return isNegative ? unchecked(-(long)value) : (long)value;
    }

    /// <summary>What a digit is worth; 16 for what is none.</summary>
    public static int WorthOf(char digit) => digit switch
    {
        >= '0' and <= '9' => digit - '0',
        >= 'a' and <= 'f' => digit - 'a' + 10,
        >= 'A' and <= 'F' => digit - 'A' + 10,
        _ => 16,
    };
}
