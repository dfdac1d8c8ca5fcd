using System.Globalization;

namespace Pyd.Compiler.Binding;

/// <summary>Periods as both languages write them.</summary>
internal static class Durations
{
    private static readonly Dictionary<string, long> Units = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ns"] = 1, ["nsec"] = 1, ["us"] = 1_000, ["usec"] = 1_000, ["ms"] = 1_000_000, ["msec"] = 1_000_000, ["s"] = 1_000_000_000, ["sec"] = 1_000_000_000,
        ["m"] = 60_000_000_000, ["min"] = 60_000_000_000, ["h"] = 3_600_000_000_000, ["hour"] = 3_600_000_000_000, ["d"] = 86_400_000_000_000,
        ["day"] = 86_400_000_000_000,
    };

    /// <summary>DTrace refuses timers below 200 microseconds (dt_prov_profile.c).</summary>
    private const long Shortest = 200_000;

    /// <summary>
    /// The period of D's <c>tick-1s</c> or <c>profile-997</c> in nanoseconds, or what is wrong with it; null when the name is no timer.
    /// Without a unit the number is a frequency.
    /// </summary>
    public static (long? Period, string? Problem)? Timer(string name)
    {
        var rest = name.StartsWith("tick-", StringComparison.Ordinal) ? name["tick-".Length..]
            : name.StartsWith("profile-", StringComparison.Ordinal) ? name["profile-".Length..]
            : null;
        if (rest is null)
            return null;
        var digits = rest.Length - rest.TrimStart("0123456789".ToCharArray()).Length;
        var unit = rest[digits..];
        if (!long.TryParse(rest[..digits], CultureInfo.InvariantCulture, out var number) || number <= 0)
            return (null, "it needs a number above 0, for example tick-1s");
        if (Period(number, unit) is not { } period)
            return (null, $"'{unit}' is not a unit; take ns, us, ms, s, m, h, d or hz");
        return period < Shortest ? (null, "it is shorter than 200 microseconds") : (period, null);
    }

    /// <summary>A number of units in nanoseconds, or null for an unknown unit or one out of range. No unit, or hz, is a frequency.</summary>
    public static long? Period(long number, string unit)
    {
        if (unit is "" || unit.Equals("hz", StringComparison.OrdinalIgnoreCase))
            return number > 0 ? Math.Max(1, 1_000_000_000 / number) : null;
        return Units.TryGetValue(unit, out var nanoseconds) && number <= long.MaxValue / nanoseconds ? number * nanoseconds : null;
    }
}
