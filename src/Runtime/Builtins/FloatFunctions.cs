using System.Globalization;
using System.Text;
using Pyd.Runtime.Variables;

namespace Pyd.Runtime.Builtins;

/// <summary>
/// SystemTap's floating point (tapset/floatingpoint.stp, runtime/softfloat.c): a number of 64 bits in a <c>long</c>, by its bits. Texts are read and
/// written digit by digit as SystemTap does, so that the last digits agree.
/// </summary>
public static class FloatFunctions
{
    private const double LargestPlain = 1e18;
    private const int MostPrecision = 400;

    private static readonly TraceString BadFormat = new("invalid format"u8);

    /// <summary><c>fp_add()</c></summary>
    public static long Add(long left, long right) => Bits(Value(left) + Value(right));

    /// <summary><c>fp_sub()</c></summary>
    public static long Subtract(long left, long right) => Bits(Value(left) - Value(right));

    /// <summary><c>fp_mul()</c></summary>
    public static long Multiply(long left, long right) => Bits(Value(left) * Value(right));

    /// <summary><c>fp_div()</c></summary>
    public static long Divide(long left, long right) => Bits(Value(left) / Value(right));

    /// <summary><c>fp_rem()</c>: the remainder of IEEE 754.</summary>
    public static long Remainder(long left, long right) => Bits(Math.IEEERemainder(Value(left), Value(right)));

    /// <summary><c>fp_sqrt()</c></summary>
    public static long SquareRoot(long value) => Bits(Math.Sqrt(Value(value)));

    /// <summary><c>fp_eq()</c></summary>
    public static long AreEqual(long left, long right) => Value(left) == Value(right) ? 1 : 0;

    /// <summary><c>fp_le()</c></summary>
    public static long IsAtMost(long left, long right) => Value(left) <= Value(right) ? 1 : 0;

    /// <summary><c>fp_lt()</c></summary>
    public static long IsLess(long left, long right) => Value(left) < Value(right) ? 1 : 0;

    /// <summary><c>long_to_fp()</c></summary>
    public static long FromInteger(long value) => Bits(value);

    /// <summary><c>fp32_to_fp64()</c>: from the low 32 bits.</summary>
    public static long FromSingle(long bits) => Bits(BitConverter.Int32BitsToSingle((int)bits));

    /// <summary><c>fp_to_long()</c></summary>
    /// <param name="value">The number.</param>
    /// <param name="rounding">0 to nearest even, 1 toward zero, 2 down, 3 up, 4 to nearest away from zero, 6 to odd.</param>
    /// <param name="exact">Has no effect on the result.</param>
    public static long ToInteger(long value, long rounding, long exact)
    {
        _ = exact;
        var number = Value(value);
        var rounded = rounding switch
        {
            1 => Math.Truncate(number),
            2 => Math.Floor(number),
            3 => Math.Ceiling(number),
            4 => Math.Round(number, MidpointRounding.AwayFromZero),
            6 => Math.Truncate(number) == number ? number : ToOdd(number),
            _ => Math.Round(number, MidpointRounding.ToEven),
        };
        // What does not fit is the smallest number, as on x86-64.
        return rounded is >= long.MinValue and < 9223372036854775808.0 ? (long)rounded : long.MinValue;
    }

    /// <summary><c>fp_to_string()</c>: with so many digits after the point; from 1e18 with an exponent.</summary>
    public static TraceString ToText(long value, long precision)
    {
        var number = Value(value);
        if (double.IsNaN(number))
            return new TraceString("NaN"u8);
        if (double.IsInfinity(number))
            return new TraceString(number < 0 ? "-Infinity"u8 : "Infinity"u8);
        var text = new StringBuilder(double.IsNegative(number) ? "-" : "");
        var rest = Math.Abs(number);
        var exponent = 0;
        for (; rest >= LargestPlain; exponent++)
            rest /= 10;
        var whole = (long)rest;
        text.Append(CultureInfo.InvariantCulture, $"{whole}");
        if (precision > 0)
        {
            text.Append('.');
            AppendFraction(text, rest - whole, Math.Min(precision, MostPrecision));
        }
        if (exponent > 0)
            text.Append(CultureInfo.InvariantCulture, $"e{exponent}");
        return TraceString.From(text.ToString());
    }

    /// <summary><c>string_to_fp()</c>: sign, digits, point, digits, exponent, any of them missing; what follows is an error.</summary>
    public static long FromText(TraceProgram program, TraceString text, int site)
    {
        var rest = text.Bytes;
        var sign = rest is [(byte)'-', ..] ? -1.0 : 1.0;
        if (rest is [(byte)'-' or (byte)'+', ..])
            rest = rest[1..];
        double value = 0, power = 1;
        TakeDigits(ref rest, ref value);
        if (rest is [(byte)'.', ..])
            rest = rest[1..];
        for (var digits = TakeDigits(ref rest, ref value); digits > 0; digits--)
            power *= 10;
        if (rest is [(byte)'e' or (byte)'E', ..])
        {
            rest = rest[1..];
            var negative = rest is [(byte)'-', ..];
            if (rest is [(byte)'-' or (byte)'+', ..])
                rest = rest[1..];
            double exponent = 0;
            TakeDigits(ref rest, ref exponent);
            // Beyond these a number is 0 or infinite, whatever it began with.
            for (exponent = Math.Min(exponent, 1000); exponent > 0; exponent--)
                power = negative ? power * 10 : power / 10;
        }
        if (rest.IsEmpty)
            return Bits(sign * (value / power));
        program.Raise(BadFormat, site);
        return 0;
    }

    private static int TakeDigits(ref ReadOnlySpan<byte> text, ref double value)
    {
        var count = 0;
        for (; count < text.Length && char.IsAsciiDigit((char)text[count]); count++)
            value = (value * 10) + (text[count] - '0');
        text = text[count..];
        return count;
    }

    private static void AppendFraction(StringBuilder text, double fraction, long digits)
    {
        for (var i = 1; i < digits; i++)
        {
            fraction *= 10;
            var digit = (long)fraction;
            text.Append(CultureInfo.InvariantCulture, $"{digit}");
            fraction -= digit;
        }
        fraction *= 10;
        var last = (long)fraction;
        // Only the last digit is rounded, without carrying over.
        if ((long)((fraction - last) * 10) >= 5)
            last++;
        text.Append(CultureInfo.InvariantCulture, $"{last}");
    }

    private static double ToOdd(double number)
    {
        var floor = Math.Floor(number);
        return Math.IEEERemainder(floor, 2) != 0 ? floor : floor + 1;
    }

    private static double Value(long bits) => BitConverter.Int64BitsToDouble(bits);

    private static long Bits(double value) => BitConverter.DoubleToInt64Bits(value);
}
