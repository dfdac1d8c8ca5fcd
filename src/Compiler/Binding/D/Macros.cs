using System.Globalization;
using System.Text.RegularExpressions;

namespace Pyd.Compiler.Binding.D;

/// <summary>Macro variables inside probe descriptions: <c>python$1:::$$2</c>; <c>$target</c> is left for the provider.</summary>
internal static partial class Macros
{
    /// <summary>The first macro variable that has no value, or null.</summary>
    public static string? Undefined(IEnumerable<string> fields, CompilationOptions options) =>
        fields.SelectMany(field => Pattern().Matches(field).Select(match => match.Value))
            .FirstOrDefault(macro => macro != "$target" && ValueOf(macro, options) is null);

    /// <summary>A field with its macro variables replaced.</summary>
    public static string Expand(string field, CompilationOptions options) =>
        Pattern().Replace(field, match => ValueOf(match.Value, options) ?? match.Value);

    /// <summary>The number that an argument spells as D spells numbers, with a sign if it likes: <c>-5</c>, <c>0x1f</c>, <c>017</c>; or null.</summary>
    public static long? Integer(string argument)
    {
        var isNegative = argument.StartsWith('-');
        var digits = argument.AsSpan(isNegative ? 1 : 0);
        var isHex = digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        if (isHex)
            digits = digits[2..];
        var radix = isHex ? 16UL : digits.StartsWith("0") ? 8UL : 10UL;
        ulong value = 0;
        foreach (var c in digits)
        {
            if (!char.IsAsciiHexDigit(c))
                return null;
            var digit = Convert.ToUInt64(c.ToString(), 16);
            if (digit >= radix || value > (ulong.MaxValue - digit) / radix)
                return null;
            value = (value * radix) + digit;
        }
        return digits.Length == 0 ? null : isNegative ? -(long)value : (long)value;
    }

    private static string? ValueOf(string macro, CompilationOptions options) =>
        int.TryParse(macro.TrimStart('$'), CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= options.Arguments.Count
            ? options.Arguments[number - 1]
            : null;

    [GeneratedRegex(@"\$\$?\w+")]
    private static partial Regex Pattern();
}
