using System.Globalization;

namespace Pyd.Compiler.Binding.D;

/// <summary>What can be wrong in a format before its arguments are looked at (libdtrace, <c>dt_printf_create</c>).</summary>
internal static class DFormatSyntax
{
    /// <summary>Every conversion with its size prefix.</summary>
    private static readonly HashSet<string> Conversions =
    [
        "a", "A", "c", "C", "d", "e", "E", "f", "g", "G", "hd", "hi", "ho", "hu", "hx", "hX", "i", "k", "lc", "ld", "li", "lo", "lu", "ls", "lx", "lX",
        "lld", "lli", "llo", "llu", "llx", "llX", "Le", "LE", "Lf", "Lg", "LG", "o", "p", "s", "S", "T", "u", "wc", "ws", "x", "X", "Y",
    ];

    /// <summary>Which conversion is wrong, from 1, and how, also in libdtrace's words; or null.</summary>
    public static (string Number, string Problem, string InDtrace)? Problem(string format)
    {
        var number = 0;
        for (var i = format.IndexOf('%', StringComparison.Ordinal); i >= 0; i = i < format.Length ? format.IndexOf('%', i) : -1)
        {
            number++;
            if (Conversion(format, ref i) is { } problem)
                return (number.ToString(CultureInfo.InvariantCulture), problem.Text, problem.InDtrace);
        }
        return null;
    }

    /// <summary>Reads a conversion from its <c>%</c>; leaves the place after it.</summary>
    private static (string Text, string InDtrace)? Conversion(string format, ref int i)
    {
        var (name, stars, dots) = ("", 0, 0);
        var start = i++;
        for (; i < format.Length; i++)
        {
            switch (format[i])
            {
                case >= '0' and <= '9' or '#' or '+' or '-' or '?' or '@' or '\'' or ' ':
                    break;
                case '*':
                    if ((stars & (dots == 0 ? 1 : 2)) != 0)
                        return ($"it has more than one '*' for its {(dots == 0 ? "width" : "precision")}", $"has more than one '*' specified for the output {(dots == 0 ? "width" : "precision")}");
                    stars |= dots == 0 ? 1 : 2;
                    break;
                case '.':
                    if (dots++ > 0)
                        return ("it has more than one '.'", "has more than one '.' specified");
                    break;
                case '$':
                    return ("D has no conversions by position, %n$", "uses unsupported positional format (%n$)");
                case '%':
                    if (i != start + 1)
                        return ("'%%' goes with no flags", "cannot be combined with other format flags: %%");
                    i++;
                    return null;
                case 'h' or 'l' or 'L' or 'w':
                    name += format[i];
                    break;
                case var c:
                    name += c;
                    i++;
                    return Conversions.Contains(name) ? null : ($"there is no '%{name}'", $"is undefined: %{name}");
            }
        }
        return ("it ends before it says what to print", "name expected before end of format string");
    }
}
