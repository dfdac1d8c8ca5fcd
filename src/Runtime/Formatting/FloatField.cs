using System.Globalization;
using System.Text;
using Pyd.Runtime.Output;

namespace Pyd.Runtime.Formatting;

/// <summary>Floating-point numbers in a field, as C prints them.</summary>
internal static class FloatField
{
    private const int DefaultPrecision = 6;

    /// <summary>Writes a number.</summary>
    public static void Write(TraceOutput output, double value, Conversion conversion, FieldLayout layout)
    {
        var isNegative = double.IsNegative(value);
        var sign = isNegative ? "-" : layout.Has(FormatFlags.Plus) ? "+" : layout.Has(FormatFlags.Space) ? " " : "";
        var digits = double.IsNaN(value) ? "nan" : double.IsInfinity(value) ? "inf" : Digits(Math.Abs(value), conversion, layout);
        if (conversion is Conversion.ScientificUpper or Conversion.GeneralUpper)
            digits = digits.ToUpperInvariant();
        if (layout.Has(FormatFlags.Zero) && !layout.Has(FormatFlags.Left) && double.IsFinite(value))
            digits = digits.PadLeft(layout.Width - sign.Length, '0');
        (layout with { Precision = -1 }).Text(output, Encoding.ASCII.GetBytes(sign + digits));
    }

    private static string Digits(double value, Conversion conversion, FieldLayout layout)
    {
        var precision = layout.Precision < 0 ? DefaultPrecision : layout.Precision;
        switch (conversion)
        {
            case Conversion.Fixed:
                return Fixed(value, precision);
            case Conversion.Scientific or Conversion.ScientificUpper:
                return Scientific(value, precision);
            default:
                precision = Math.Max(precision, 1);
                var scientific = Scientific(value, precision - 1);
                var exponent = int.Parse(scientific.AsSpan(scientific.IndexOf('e', StringComparison.Ordinal) + 1), CultureInfo.InvariantCulture);
                var isFixed = exponent >= -4 && exponent < precision;
                var text = isFixed ? Fixed(value, precision - 1 - exponent) : scientific;
                return layout.Has(FormatFlags.Alternate) ? text : WithoutZeros(text);
        }
    }

    private static string Fixed(double value, int precision) => value.ToString($"F{precision}", CultureInfo.InvariantCulture);

    // C's exponent has at least two digits, .NET's at least three.
    private static string Scientific(double value, int precision)
    {
        var text = value.ToString($"e{precision}", CultureInfo.InvariantCulture);
        return text[^3] == '0' ? text.Remove(text.Length - 3, 1) : text;
    }

    // 1.500000e+10 ──► 1.5e+10
    private static string WithoutZeros(string text)
    {
        var end = text.IndexOf('e', StringComparison.Ordinal) is var exponent and >= 0 ? exponent : text.Length;
        return text.Contains('.', StringComparison.Ordinal) ? text[..end].TrimEnd('0').TrimEnd('.') + text[end..] : text;
    }
}
