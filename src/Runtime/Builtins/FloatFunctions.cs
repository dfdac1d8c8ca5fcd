using System.Globalization;
using System.Text;
using Pyd.Runtime.Variables;

namespace Pyd.Runtime.Builtins;

/// <summary>stap's floating-point tapset (tapset/floatingpoint.stp): the bits of a double in an integer.</summary>
public static class FloatFunctions
{
    /// <summary><c>fp_add()</c></summary>
    public static long Add(long left, long right) => Bits(Value(left) + Value(right));

    /// <summary><c>fp_sub()</c></summary>
    public static long Subtract(long left, long right) => Bits(Value(left) - Value(right));

    /// <summary><c>fp_mul()</c></summary>
    public static long Multiply(long left, long right) => Bits(Value(left) * Value(right));

    /// <summary><c>fp_div()</c></summary>
    public static long Divide(long left, long right) => Bits(Value(left) / Value(right));

    /// <summary><c>fp_rem()</c>, as IEEE 754 defines it.</summary>
    public static long Remainder(long left, long right) => Bits(Math.IEEERemainder(Value(left), Value(right)));

    /// <summary><c>fp_sqrt()</c></summary>
    public static long Root(long value) => Bits(Math.Sqrt(Value(value)));

    /// <summary><c>fp_eq()</c></summary>
    public static long Equal(long left, long right) => Value(left) == Value(right) ? 1 : 0;

    /// <summary><c>fp_le()</c></summary>
    public static long LessOrEqual(long left, long right) => Value(left) <= Value(right) ? 1 : 0;

    /// <summary><c>fp_lt()</c></summary>
    public static long Less(long left, long right) => Value(left) < Value(right) ? 1 : 0;

    /// <summary><c>fp32_to_fp64()</c></summary>
    public static long FromSingle(long bits) => Bits(BitConverter.Int32BitsToSingle((int)bits));

    /// <summary><c>long_to_fp()</c></summary>
    public static long FromInteger(long value) => Bits(value);

    /// <summary><c>fp_to_long()</c></summary>
    /// <param name="bits">The number.</param>
    /// <param name="mode">0 to the nearest, ties to even; 1 towards zero; 2 down; 3 up; 4 to the nearest, ties away from zero.</param>
    /// <param name="exact">Has no meaning here: there is no flag to raise.</param>
    public static long ToInteger(long bits, long mode, long exact)
    {
        _ = exact;
        var rounding = mode switch
        {
            1 => MidpointRounding.ToZero,
            2 => MidpointRounding.ToNegativeInfinity,
            3 => MidpointRounding.ToPositiveInfinity,
            4 => MidpointRounding.AwayFromZero,
            _ => MidpointRounding.ToEven,
        };
        return (long)Math.Round(Value(bits), rounding);
    }

    /// <summary><c>string_to_fp()</c>; 0 for what is no number.</summary>
    public static long FromText(TraceString text) =>
        double.TryParse(text.Bytes, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? Bits(value) : 0;

    /// <summary><c>fp_to_string()</c>: so many digits after the point, from 0 to 17, the rest cut off.</summary>
    public static TraceString ToText(long bits, long precision)
    {
        var digits = (int)Math.Clamp(precision, 0, 17);
        var value = Value(bits);
        if (!double.IsFinite(value))
            return TraceString.From(double.IsNaN(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf");
        var text = value.ToString($"F{Math.Min(digits + 3, 20)}", CultureInfo.InvariantCulture);
        var point = text.IndexOf('.', StringComparison.Ordinal);
        return new TraceString(Encoding.ASCII.GetBytes(digits == 0 ? text[..point] : text[..(point + 1 + digits)]));
    }

    private static double Value(long bits) => BitConverter.Int64BitsToDouble(bits);

    private static long Bits(double value) => BitConverter.DoubleToInt64Bits(value);
}
