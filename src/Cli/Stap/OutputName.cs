using System.Globalization;
using System.Text;

namespace Pyd.Cli.Stap;

/// <summary>The file name of stap's <c>-o</c>, which may hold conversions of strftime(3), the numeric ones and the names of days and months in English.</summary>
internal static class OutputName
{
    private static readonly Dictionary<char, string> Conversions = new()
    {
        ['Y'] = "yyyy", ['y'] = "yy", ['m'] = "MM", ['d'] = "dd", ['H'] = "HH", ['M'] = "mm", ['S'] = "ss", ['I'] = "hh", ['p'] = "tt", ['a'] = "ddd", ['A'] = "dddd",
        ['b'] = "MMM", ['B'] = "MMMM", ['F'] = "yyyy-MM-dd", ['T'] = "HH:mm:ss", ['R'] = "HH:mm", ['D'] = "MM/dd/yy",
    };

    /// <summary>The name at a time; what is no conversion stays as it is.</summary>
    public static string Expand(string pattern, DateTime time)
    {
        var name = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] != '%' || i + 1 == pattern.Length)
                name.Append(pattern[i]);
            else if (pattern[++i] == '%')
                name.Append('%');
            else if (pattern[i] == 's')
                name.Append(CultureInfo.InvariantCulture, $"{new DateTimeOffset(time).ToUnixTimeSeconds()}");
            else if (NumberOf(pattern[i], time) is { } number)
                name.Append(number);
            else if (Conversions.TryGetValue(pattern[i], out var format))
                name.Append(time.ToString(format, CultureInfo.InvariantCulture));
            else
                name.Append('%').Append(pattern[i]);
        }
        return name.ToString();
    }

    // What .NET has no format for: the century, days and hours with a space for a zero, days of the year and week.
    private static string? NumberOf(char conversion, DateTime time) => conversion switch
    {
        'C' => Padded(time.Year / 100, "00"),
        'j' => Padded(time.DayOfYear, "000"),
        'e' => Padded(time.Day, "0").PadLeft(2),
        'k' => Padded(time.Hour, "0").PadLeft(2),
        'l' => Padded((time.Hour + 11) % 12 + 1, "0").PadLeft(2),
        'u' => Padded(time.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)time.DayOfWeek, "0"),
        'w' => Padded((int)time.DayOfWeek, "0"),
        _ => null,
    };

    private static string Padded(int number, string format) => number.ToString(format, CultureInfo.InvariantCulture);
}
