using System.Buffers.Binary;
using Pyd.Runtime.Variables;

namespace Pyd.Runtime.Builtins;

/// <summary>D's subroutines that make numbers of numbers, or texts of them and back.</summary>
public static class NumberFunctions
{
    private const int LeastBase = 2;
    private const int GreatestBase = 36;
    private const int Digits = 64;

    /// <summary><c>htons()</c> and <c>ntohs()</c> of both languages: 16 bits with their bytes turned round.</summary>
    public static long SwapShort(long value) => BinaryPrimitives.ReverseEndianness((ushort)value);

    /// <summary><c>htonl()</c> and <c>ntohl()</c>: 32 bits.</summary>
    public static long SwapInteger(long value) => BinaryPrimitives.ReverseEndianness((uint)value);

    /// <summary><c>htonll()</c> and <c>ntohll()</c>: 64 bits.</summary>
    public static long SwapLong(long value) => BinaryPrimitives.ReverseEndianness(value);

    /// <summary><c>getmajor()</c> of a Linux device number: all above its low 20 bits.</summary>
    public static long Major(long device) => (uint)device >> 20;

    /// <summary><c>getminor()</c>: its low 20 bits.</summary>
    public static long Minor(long device) => device & 0xFFFFF;

    /// <summary><c>lltostr()</c></summary>
    public static TraceString ToText(long value)
    {
        Span<byte> digits = stackalloc byte[20];
        System.Buffers.Text.Utf8Formatter.TryFormat(value, digits, out var length);
        return new TraceString(digits[..length]);
    }

    /// <summary>Whether a number is a base that <see cref="ToText(long, long)"/> and <see cref="ToInteger(TraceString, long)"/> take.</summary>
    public static long IsBase(long value) => value is >= LeastBase and <= GreatestBase ? 1 : 0;

    /// <summary>
    /// <c>lltostr()</c> in a base from 2 to 36, as illumos writes it: a sign only in base 10, <c>0</c> before octal and <c>0x</c> before
    /// hexadecimal digits.
    /// </summary>
    public static TraceString ToText(long value, long @base)
    {
        if (@base == 10)
            return ToText(value);
        Span<byte> digits = stackalloc byte[Digits + 2];
        var at = digits.Length;
        // illumos shows other bases as unsigned numbers.
        var rest = (ulong)value;
        do
        {
            var digit = (int)(rest % (ulong)@base);
            digits[--at] = (byte)(digit < 10 ? '0' + digit : 'a' + digit - 10);
            rest /= (ulong)@base;
        }
        while (rest != 0);
        if (@base == 16)
            digits[--at] = (byte)'x';
        if (@base == 16 || (@base == 8 && value != 0))
            digits[--at] = (byte)'0';
        return new TraceString(digits[at..]);
    }

    /// <summary><c>strtoll()</c> in base 10.</summary>
    public static long ToInteger(TraceString text) => ToInteger(text, 10);

    /// <summary>
    /// <c>strtoll()</c> (illumos, <c>dtrace_strtoll</c>): blanks, a sign, in base 16 perhaps <c>0x</c>, then digits up to the first character
    /// that is none. A number that is too great wraps around.
    /// </summary>
    public static long ToInteger(TraceString text, long @base)
    {
        var bytes = text.Bytes.TrimStart(" \t\n\v\f\r"u8);
        var isNegative = bytes is [(byte)'-', ..];
        if (bytes is [(byte)'-' or (byte)'+', ..])
            bytes = bytes[1..];
        if (@base == 16 && bytes is [(byte)'0', (byte)'x' or (byte)'X', var first, ..] && DigitValue.Of(first) < 16)
            bytes = bytes[2..];
        long value = 0;
        foreach (var character in bytes)
        {
            var digit = DigitValue.Of(character);
            if (digit >= @base)
                break;
            value = unchecked((value * @base) + digit);
        }
        return unchecked(isNegative ? -value : value);
    }
}
