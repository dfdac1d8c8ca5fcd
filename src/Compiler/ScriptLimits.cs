using System.Globalization;

namespace Pyd.Compiler;

/// <summary>stap's limits to what a script may use (stap(1), resource limits), as <c>-D NAME=VALUE</c> sets them.</summary>
public sealed record ScriptLimits
{
    /// <summary>SystemTap's own, but for strings and arrays, which are not limited.</summary>
    public static ScriptLimits Default { get; } = new();

    /// <summary>MAXACTION: how many statements one firing of a probe may run; <see cref="long.MaxValue"/> for any number.</summary>
    public long Actions { get; init; } = 1000;

    /// <summary>MAXACTION_INTERRUPTIBLE: the same for <c>begin</c>, <c>end</c> and <c>error</c>.</summary>
    public long InterruptibleActions { get; init; } = 10_000;

    /// <summary>MAXNESTING: how deeply functions may call each other; null for what the script's functions need, and 10 more when they recurse.</summary>
    public long? Nesting { get; init; }

    /// <summary>MAXERRORS: how many errors of handlers the session bears before one ends it.</summary>
    public long Errors { get; init; }

    /// <summary>MAXSTRINGLEN: the room for a string, one byte more than the longest; null for no limit.</summary>
    public long? StringLength { get; init; }

    /// <summary>MAXMAPENTRIES: how many elements an array may have that is declared without a size; null for no limit.</summary>
    public long? MapEntries { get; init; }

    /// <summary>Whether errors of handlers are counted only (<c>--suppress-handler-errors</c>).</summary>
    public bool HidesErrors { get; init; }

    /// <summary>The limits that some definitions set; names that are no limit of pyd change nothing.</summary>
    /// <param name="definitions">Each <c>NAME=VALUE</c>; the last of a name counts.</param>
    /// <param name="unlimitedTime">Whether there is no limit to the work of a firing.</param>
    public static ScriptLimits From(IEnumerable<string> definitions, bool unlimitedTime = false)
    {
        var values = new Dictionary<string, long>();
        foreach (var definition in definitions)
        {
            if (definition.Split('=', 2) is [var name, var text] && TryRead(text, out var value))
                values[name] = value;
        }
        long? Find(string name) => values.TryGetValue(name, out var value) ? value : null;
        var actions = Find("MAXACTION") ?? Default.Actions;
        return new ScriptLimits
        {
            Actions = unlimitedTime ? long.MaxValue : actions,
            InterruptibleActions = unlimitedTime ? long.MaxValue : Find("MAXACTION_INTERRUPTIBLE") ?? actions * 10,
            Nesting = Find("MAXNESTING"),
            Errors = Find("MAXERRORS") ?? 0,
            StringLength = Find("MAXSTRINGLEN"),
            MapEntries = Find("MAXMAPENTRIES"),
        };
    }

    // A number of C: decimal, octal or hexadecimal.
    private static bool TryRead(string text, out long value)
    {
        var negative = text.StartsWith('-');
        var digits = negative ? text[1..] : text;
        var isRead = digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase)
            ? long.TryParse(digits.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value)
            : long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out value);
        if (negative)
            value = -value;
        return isRead;
    }
}
