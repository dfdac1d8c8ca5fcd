using Pyd.Compiler.Text;

namespace Pyd.Compiler;

/// <summary>stap's limits to what a script may use (stap(1), resource limits), as <c>-D NAME=VALUE</c> sets them.</summary>
public sealed record ScriptLimits
{
    /// <summary>The names that definitions may set.</summary>
    public static IReadOnlyList<string> Names { get; } = ["MAXACTION", "MAXACTION_INTERRUPTIBLE", "MAXNESTING", "MAXERRORS", "MAXSTRINGLEN", "MAXMAPENTRIES", "HIST_WIDTH", "HIST_ELISION", "STP_MAX_BUCKETS"];

    /// <summary>SystemTap's own, but for strings and arrays, which are not limited.</summary>
    public static ScriptLimits Default { get; } = new();

    /// <summary>
    /// MAXACTION_INTERRUPTIBLE: how many statements one firing of a probe may run; <see cref="long.MaxValue"/> for any number. A probe of a user program
    /// can be interrupted, so that ten times MAXACTION, which is 1000, are allowed.
    /// </summary>
    public long InterruptibleActions { get; init; } = 10_000;

    /// <summary>MAXNESTING: how deeply functions may call each other; null for what the script's functions need, and 10 more when they recurse.</summary>
    public long? Nesting { get; init; }

    /// <summary>MAXERRORS: how many errors of handlers the session bears before one ends it.</summary>
    public long Errors { get; init; }

    /// <summary>MAXSTRINGLEN: the room for a string, one byte more than the longest; null for no limit.</summary>
    public long? StringLength { get; init; }

    /// <summary>MAXMAPENTRIES: how many elements an array may have that is declared without a size; null for no limit.</summary>
    public long? MapEntries { get; init; }

    /// <summary>HIST_WIDTH: how long the longest bar of a histogram is.</summary>
    public long HistogramWidth { get; init; } = 50;

    /// <summary>HIST_ELISION: how many empty rows stay on each side of the others in a histogram, at least one on both; negative to leave none out.</summary>
    public long HistogramElision { get; init; } = 2;

    /// <summary>STP_MAX_BUCKETS: how many buckets <c>@hist_linear</c> may have, those for what is below and above among them.</summary>
    public long Buckets { get; init; } = 128;

    /// <summary>Whether errors of handlers are counted only (<c>--suppress-handler-errors</c>).</summary>
    public bool HidesErrors { get; init; }

    /// <summary>The definitions of limits that are no numbers.</summary>
    public IReadOnlyList<string> Mistakes { get; init; } = [];

    /// <summary>The limits that some definitions set; names that are no limit of pyd change nothing.</summary>
    /// <param name="definitions">Each <c>NAME=VALUE</c>; the last of a name counts.</param>
    /// <param name="unlimitedTime">Whether there is no limit to the work of a firing.</param>
    public static ScriptLimits From(IEnumerable<string> definitions, bool unlimitedTime = false)
    {
        var values = new Dictionary<string, long>();
        var mistakes = new List<string>();
        foreach (var definition in definitions)
        {
            if (definition.Split('=', 2) is not [var name, var text] || !Names.Contains(name))
                continue;
            if (IntegerText.Read(text, long.MaxValue) is { } value)
                values[name] = value;
            else
                mistakes.Add(definition);
        }
        long? Find(string name) => values.TryGetValue(name, out var value) ? value : null;
        return new ScriptLimits
        {
            InterruptibleActions = unlimitedTime ? long.MaxValue : Find("MAXACTION_INTERRUPTIBLE") ?? Math.Min(Find("MAXACTION") ?? 1000, long.MaxValue / 10) * 10,
            Nesting = Find("MAXNESTING"),
            Errors = Find("MAXERRORS") ?? 0,
            StringLength = Find("MAXSTRINGLEN"),
            MapEntries = Find("MAXMAPENTRIES"),
            HistogramWidth = Math.Clamp(Find("HIST_WIDTH") ?? 50, 1, 1024),
            HistogramElision = Find("HIST_ELISION") ?? 2,
            Buckets = Find("STP_MAX_BUCKETS") ?? 128,
            Mistakes = mistakes,
        };
    }
}
