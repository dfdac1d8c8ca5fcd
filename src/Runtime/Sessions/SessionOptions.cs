using Pyd.Runtime.Aggregations;
using Pyd.Shared;

namespace Pyd.Runtime.Sessions;

/// <summary>The options of a run: those of the command line, then those of the script, which win as in DTrace.</summary>
public sealed class SessionOptions
{
    private readonly Dictionary<string, long> _values = [];

    /// <summary>Bytes of each process's ring.</summary>
    public long BufferSize => this[Options.BufferSize];

    /// <summary>Bytes of a ring, if somebody has said; else the source knows best.</summary>
    public long? RingSize => _values.TryGetValue(Options.BufferSize, out var size) ? size : null;

    /// <summary>Bytes that are read of a string at most; 0 when nobody has said.</summary>
    public long StringSize => this[Options.StringSize];

    /// <summary>Bytes that the entries of aggregations may take; 0 when nobody has said, for no limit.</summary>
    internal long AggregationSize => this[Options.AggregationSize];

    /// <summary>Whether a full ring loses events; otherwise the program waits for room.</summary>
    public bool DropsWhenFull => Options.BufferPolicies[this[Options.BufferPolicy]] == Options.Drop;

    /// <summary>Whether agents leave out events that the script does nothing with.</summary>
    public bool FiltersInAgent => this[Options.AgentFilter] != 0;

    /// <summary>How often the run looks for drops, in nanoseconds of the trace's time.</summary>
    public long StatusRate => this[Options.StatusRate];

    /// <summary>How often dtrace(1) would hear of <c>exit()</c>: when it looks at the status, having read the buffers.</summary>
    internal long ExitRate => Math.Max(StatusRate, this[Options.SwitchRate]);

    /// <summary>Whether the run goes on until then, as dtrace(1) does: where that is longer than by default.</summary>
    internal bool NoticesExitLate => ExitRate > Options.LongestStatusRate;

    /// <summary>Whether the script may change more than the trace.</summary>
    public bool IsDestructive => this[Options.Destructive] != 0;

    /// <summary>Messages about what was lost begin with a tag.</summary>
    public bool ShowsDropTags => this[Options.DropTags] != 0;

    /// <summary>How many speculations there are.</summary>
    public long Speculations => this[Options.Speculations];

    /// <summary>How many bytes each can keep.</summary>
    public long SpeculationSize => this[Options.SpeculationSize];

    /// <summary>How many frames of a stack are shown where the script does not say.</summary>
    public int StackFrames => (int)Math.Min(this[Options.UserStackFrames], int.MaxValue);

    /// <summary>How far stacks are indented.</summary>
    public int StackIndent => (int)Math.Clamp(this[Options.StackIndent], 0, Formatting.FieldLayout.Largest);

    /// <summary>How many bytes <c>alloca()</c> can take in one firing.</summary>
    public long ScratchSize => this[Options.ScratchSize];

    /// <summary>Values are shown as bytes.</summary>
    public bool RawBytes => this[Options.RawBytes] != 0;

    /// <summary>How many bytes of a value <c>print()</c> shows: whole words, and 8192 bytes for a size that is none (libdtrace, <c>dt_opt_printsize</c>).</summary>
    public long PrintSize => this[Options.PrintSize] switch
    {
        long.MaxValue => long.MaxValue,
        <= 0 or > 65536 => 8192,
        var size => (size + 7) & ~7L,
    };

    /// <summary>The processor whose events alone the script sees, or null.</summary>
    public short? Processor => this[Options.Processor] is >= 0 and <= short.MaxValue and var number ? (short)number : null;

    /// <summary>Aggregations show what came from each processor.</summary>
    public bool AggregatesByProcessor => this[Options.AggregatesByProcessor] != 0;

    /// <summary>Only what the script prints, no rows.</summary>
    public bool Quiet => this[Options.Quiet] != 0;

    /// <summary>Rows are a tree of entries and returns.</summary>
    public bool FlowIndent => this[Options.FlowIndent] != 0;

    /// <summary>In what order aggregations are printed.</summary>
    public AggregationOrder AggregationOrder => new(this[Options.SortByKey] != 0, this[Options.SortReversed] != 0,
        (int)this[Options.SortPosition], (int)this[Options.SortKeyPosition]);

    /// <summary>The tool whose messages these are.</summary>
    public SessionManner Manner { get; set; }

    /// <summary>stap's <c>warn()</c> says nothing.</summary>
    public bool HidesWarnings { get; set; }

    /// <summary>stap's <c>warn()</c> says the same sentence once only.</summary>
    public bool HidesRepeatedWarnings { get; set; }

    /// <summary>Rows leave out what differs from run to run.</summary>
    public bool HidesVarying { get; set; }

    /// <summary>What may stand after <c>-x</c>: the names of options, and of those with words each word.</summary>
    public static IEnumerable<string> Completions =>
        Options.All.SelectMany(option => option.Words.Count > 0 ? option.Words.Select(word => $"{option.Name}={word}") : [option.Name]).Order(StringComparer.Ordinal);

    /// <summary>Whether a setting names an option.</summary>
    public static bool IsKnown(string setting) => Options.Find(Split(setting).Name) is not null;

    /// <summary>An option's value: a number, bytes, nanoseconds, or a word's place. Its default when nobody has set it.</summary>
    /// <exception cref="KeyNotFoundException">There is no such option.</exception>
    internal long this[string name] => _values.TryGetValue(name, out var value)
        ? value
        : (Options.Find(name) ?? throw new KeyNotFoundException($"there is no option '{name}'")).Default;

    /// <summary>What is wrong with a setting that a command line gives: a clause without a full stop, or null.</summary>
    /// <param name="setting"><c>name</c> or <c>name=value</c>.</param>
    /// <param name="isCompiled">Whether the script is compiled already.</param>
    public static string? MistakeIn(string setting, bool isCompiled)
    {
        var (name, value) = Split(setting);
        if (Options.Find(name) is not { } option)
            return $"there is no option '{name}'{Options.Suggest(name)}";
        if (isCompiled && option.Reader == OptionReader.Compiler)
            return $"option '{name}' is read when the script is compiled: give it to pyd compile";
        return option.TryRead(value, out _) ? null : $"option '{name}' takes {option.Takes}, not {(value is null ? "nothing" : $"'{value}'")}";
    }

    /// <summary>Sets an option; what only the compiler reads is passed over.</summary>
    /// <param name="setting"><c>name</c> or <c>name=value</c>.</param>
    /// <exception cref="ArgumentException">See <see cref="MistakeIn"/>.</exception>
    public void Set(string setting)
    {
        var (name, text) = Split(setting);
        if (Options.Find(name) is not { } option || !option.TryRead(text, out var value))
            throw new ArgumentException(MistakeIn(setting, isCompiled: false), nameof(setting));
        if (option.Reader == OptionReader.Session)
            _values[name] = value;
    }

    /// <summary>Sets an option while the script runs: <c>setopt()</c>.</summary>
    /// <returns>Null, or why it is not set, in the words of libdtrace.</returns>
    internal string? SetWhileRunning(string name, string? text)
    {
        if (Options.Find(name) is not { } option)
            return "Invalid option name";
        if (!Options.WhileRunning.Contains(name))
            return "Operation illegal when tracing is active";
        if (!option.TryRead(text, out var value))
            return "Invalid value for specified option";
        _values[name] = value;
        return null;
    }

    private static (string Name, string? Value) Split(string setting) =>
        setting.Split('=', 2) is [var name, var value] ? (name, value) : (setting, null);
}
