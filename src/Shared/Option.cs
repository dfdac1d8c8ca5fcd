using System.Globalization;

namespace Pyd.Shared;

/// <summary>What may stand after an option's <c>=</c>.</summary>
internal enum OptionValue
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A number, <c>on</c> or <c>off</c>; alone it means on.</summary>
    Number,

    /// <summary>A number of bytes.</summary>
    Size,

    /// <summary>A period, or how often in a second; kept in nanoseconds.</summary>
    Rate,

    /// <summary>One of some words; kept as its place among them.</summary>
    Word,

    /// <summary>A <see cref="Shared.Stability"/>.</summary>
    Stability,

    /// <summary>Any text.</summary>
    Text,
}

/// <summary>Who reads an option.</summary>
internal enum OptionReader
{
    /// <summary>The compiler: a compiled script has it fixed.</summary>
    Compiler,

    /// <summary>The run.</summary>
    Session,
}

/// <summary>An option of <c>-x NAME[=VALUE]</c> and <c>#pragma D option</c>; values read as DTrace reads them (dt_options.c).</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">What it takes.</param>
/// <param name="Reader">Who reads it.</param>
/// <param name="Default">The value when nobody sets it.</param>
internal sealed record Option(string Name, OptionValue Value, OptionReader Reader, long Default = 0)
{
    private static readonly string[] On = ["yes", "enable", "enabled", "true", "on", "set"], Off = ["", "no", "disable", "disabled", "false", "off", "unset"];

    private static readonly (string Suffix, long Nanoseconds)[] Units =
    [
        ("ns", 1), ("nsec", 1), ("us", 1_000), ("usec", 1_000), ("ms", 1_000_000), ("msec", 1_000_000), ("s", 1_000_000_000), ("sec", 1_000_000_000),
        ("m", 60_000_000_000), ("min", 60_000_000_000), ("h", 3_600_000_000_000), ("hour", 3_600_000_000_000),
        ("d", 86_400_000_000_000), ("day", 86_400_000_000_000),
    ];

    /// <summary>The words that it takes, when it takes words.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>The smallest number or size that it takes.</summary>
    public long Least { get; init; }

    /// <summary>The largest.</summary>
    public long Most { get; init; } = long.MaxValue;

    /// <summary>Whether a script may set it as well.</summary>
    public bool IsInScripts { get; init; } = true;

    /// <summary>What it takes, for messages.</summary>
    public string Takes => Value switch
    {
        OptionValue.None => "no value",
        OptionValue.Number => "a number, on or off",
        OptionValue.Size => "a size, for example 64k, 4m or 1g",
        OptionValue.Rate => "a rate, for example 10hz, 500ms or 2s",
        OptionValue.Stability => "a stability, for example Evolving/Evolving/Common",
        OptionValue.Word => string.Join(" or ", Words),
        _ => "a value",
    };

    /// <summary>Reads what stands after the <c>=</c>.</summary>
    /// <param name="text">Null when there is no <c>=</c>.</param>
    /// <param name="value">A number, bytes, nanoseconds, or a word's place.</param>
    /// <returns>False when it is no value of this option.</returns>
    public bool TryRead(string? text, out long value)
    {
        value = 0;
        switch (Value)
        {
            case OptionValue.None: return text is null;
            case OptionValue.Number: return TryReadNumber(text, out value) && value >= Least && value <= Most;
            case OptionValue.Size: return text is null || (TryReadSize(text, out value) && value >= Least && value <= Most);
            case OptionValue.Rate: return text is null || TryReadRate(text, out value);
            case OptionValue.Stability: return text is not null && Shared.Stability.TryParse(text, out _);
            case OptionValue.Word:
                value = Words.ToList().IndexOf(text ?? "");
                return value >= 0;
            default: return text is not null;
        }
    }

    private static bool TryReadNumber(string? text, out long value)
    {
        value = text is null || On.Contains(text, StringComparer.OrdinalIgnoreCase) ? 1 : 0;
        return text is null || value == 1 || Off.Contains(text, StringComparer.OrdinalIgnoreCase) || TryReadInteger(text, out value);
    }

    private static bool TryReadSize(string text, out long value)
    {
        var power = text.Length == 0 ? 0 : "kmgt".IndexOf(char.ToLowerInvariant(text[^1]), StringComparison.Ordinal) + 1;
        if (!TryReadInteger(power > 0 ? text[..^1] : text, out value) || value > long.MaxValue >> (10 * power))
            return false;
        value <<= 10 * power;
        return true;
    }

    private static bool TryReadRate(string text, out long value)
    {
        var digits = text.TakeWhile(char.IsAsciiDigit).Count();
        if (!TryReadInteger(text[..digits], out value))
            return false;
        var suffix = text[digits..];
        if (suffix.Length == 0 || suffix.Equals("hz", StringComparison.OrdinalIgnoreCase))
        {
            value = value == 0 ? 0 : 1_000_000_000 / value;
            return true;
        }
        var unit = Units.FirstOrDefault(unit => unit.Suffix.Equals(suffix, StringComparison.OrdinalIgnoreCase)).Nanoseconds;
        if (unit == 0 || value > long.MaxValue / unit)
            return false;
        value *= unit;
        return true;
    }

    /// <summary>A number as in C: decimal, octal after 0, hexadecimal after 0x.</summary>
    private static bool TryReadInteger(string text, out long value)
    {
        value = 0;
        if (text.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
            return long.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value) && value >= 0;
        if (text is not ['0', _, ..])
            return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
        foreach (var digit in text)
        {
            if (digit is < '0' or > '7' || value > long.MaxValue >> 3)
                return false;
            value = (value << 3) + (digit - '0');
        }
        return true;
    }
}
