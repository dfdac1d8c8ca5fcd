using static Pyd.Shared.OptionValue;

namespace Pyd.Shared;

/// <summary>The table of options: DTrace's (dt_options.c), and pyd's own.</summary>
internal static class Options
{
    /// <summary>How large a process's ring is.</summary>
    public const string BufferSize = "bufsize";

    /// <summary>How many bytes of a string are read; all when nobody says.</summary>
    public const string StringSize = "strsize";

    /// <summary>The room for the entries of aggregations.</summary>
    public const string AggregationSize = "aggsize";

    /// <summary>The room for elements of arrays and thread-locals.</summary>
    public const string DynamicSize = "dynvarsize";

    /// <summary>What becomes of events when the ring is full: a word of <see cref="BufferPolicies"/>.</summary>
    public const string BufferPolicy = "bufpolicy";

    /// <summary>How often the run looks for drops.</summary>
    public const string StatusRate = "statusrate";

    /// <summary>
    /// With <c>switch</c> the program waits for room; with <c>drop</c>, pyd's own, it goes on and its events are counted as lost. DTrace 2 takes
    /// <c>fill</c> and <c>ring</c> for <c>switch</c>, and so does pyd.
    /// </summary>
    public static readonly string[] BufferPolicies = ["switch", Drop, "fill", "ring"];

    /// <summary>The policy that loses events rather than time.</summary>
    public const string Drop = "drop";

    /// <summary>Whether agents leave out events that the script does nothing with: pyd's own.</summary>
    public const string AgentFilter = "agentfilter";

    /// <summary>Only what the script prints.</summary>
    public const string Quiet = "quiet";

    /// <summary>Rows as a tree.</summary>
    public const string FlowIndent = "flowindent";

    /// <summary>Aggregations by key.</summary>
    public const string SortByKey = "aggsortkey";

    /// <summary>Aggregations in reverse.</summary>
    public const string SortReversed = "aggsortrev";

    /// <summary>By which aggregation several are sorted.</summary>
    public const string SortPosition = "aggsortpos";

    /// <summary>By which member keys are sorted first.</summary>
    public const string SortKeyPosition = "aggsortkeypos";

    /// <summary>Allows actions that change more than the trace.</summary>
    public const string Destructive = "destructive";

    /// <summary>Messages about what was lost begin with a tag.</summary>
    public const string DropTags = "droptags";

    /// <summary>How many speculations there are.</summary>
    public const string Speculations = "nspec";

    /// <summary>How large each is.</summary>
    public const string SpeculationSize = "specsize";

    /// <summary>How many frames of a stack are printed where the script does not say.</summary>
    public const string UserStackFrames = "ustackframes";

    /// <summary>How far stacks are indented.</summary>
    public const string StackIndent = "stackindent";

    /// <summary>How many bytes <c>alloca()</c> can take in one firing.</summary>
    public const string ScratchSize = "scratchsize";

    /// <summary>Values are shown as bytes.</summary>
    public const string RawBytes = "rawbytes";

    /// <summary>The processor whose events alone the script sees.</summary>
    public const string Processor = "cpu";

    /// <summary>Aggregations show what came from each processor.</summary>
    public const string AggregatesByProcessor = "aggpercpu";

    /// <summary>How many bytes of a value <c>print()</c> shows.</summary>
    public const string PrintSize = "printsize";

    /// <summary>How stable all must be that the script names.</summary>
    public const string MinimumStability = "amin";

    /// <summary>What may be a type or a probe is a probe.</summary>
    public const string PreferProbes = "pspec";

    /// <summary>How many DTrace's code has of each kind; it takes no fewer and no more.</summary>
    private const long Registers = 8;

    /// <summary>How often DTrace reads the kernel's buffers.</summary>
    public const string SwitchRate = "switchrate";

    /// <summary>The <see cref="StatusRate"/> or <see cref="SwitchRate"/> that nobody has to wait for.</summary>
    public const long LongestStatusRate = 1_000_000_000;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Option> All { get; } =
    [
        .. Rows(None, OptionReader.Compiler, "argref core cpp debug defaultargs empty errtags kdefs knodefs linknommap nolibs strip udefs unodefs verbose zdefs"),
        new(PreferProbes, None, OptionReader.Compiler),
        new(DynamicSize, Size, OptionReader.Compiler),
        .. Rows(Number, OptionReader.Compiler, "lazyload"),
        .. Rows(Text, OptionReader.Compiler, "ctypes debugassert disasm dofstashpath dtypes late libdir",
            "pgmax preallocate syslibdir sysslice tree useruid"),
        .. Rows(Number, OptionReader.Compiler, "iregs tregs").Select(option => option with { Least = Registers, Most = Registers }),
        .. Rows(Text, OptionReader.Compiler, "cppargs cpppath ctfpath define incdir ldpath modpath procfspath stdc undef").Select(option => option with { IsInScripts = false }),
        .. Rows(None, OptionReader.Compiler, "cpphdrs").Select(option => option with { IsInScripts = false }),
        .. Rows(Text, OptionReader.Session, "lockmem").Select(option => option with { IsInScripts = false }),
        .. Rows(Number, OptionReader.Session, "bpflog grabanon stackframes noresolve aggsortkey aggsortkeypos",
            "aggsortpos aggsortrev flowindent quietresize"),
        .. Rows(Size, OptionReader.Session, "bpflogsize jstackstrsize pcapsize"),
        .. Rows(Rate, OptionReader.Session, "cleanrate aggrate"),
        Choice("evaltime", "exec", "preinit", "postinit", "main"),
        Choice("linkmode", "kernel", "dynamic", "static"),
        Choice("linktype", "elf", "dof"),
        Choice("bufresize", "auto", "manual"),
        Choice("version", "1.0", "1.1", "1.2", "1.2.1", "1.2.2", "1.3", "1.4", "1.4.1", "1.5", "1.6", "1.6.1", "1.6.2", "1.6.3", "1.6.4", "2.0"),
        new(MinimumStability, OptionValue.Stability, OptionReader.Compiler),
        new(Processor, Number, OptionReader.Session, -1),
        new(Destructive, Number, OptionReader.Session),
        new(DropTags, Number, OptionReader.Session),
        new(Speculations, Number, OptionReader.Session, 1),
        new(SpeculationSize, Size, OptionReader.Session, 4 << 20),
        new(UserStackFrames, Number, OptionReader.Session, 100),
        new("jstackframes", Number, OptionReader.Session, 50),
        new("maxframes", Number, OptionReader.Session, 127),
        new(StackIndent, Number, OptionReader.Session, 14),
        new(ScratchSize, Size, OptionReader.Session, 256),
        new(RawBytes, Number, OptionReader.Session),
        new(AggregatesByProcessor, Number, OptionReader.Session),
        new(PrintSize, Size, OptionReader.Session, long.MaxValue),
        new(Quiet, Number, OptionReader.Session, 1),
        new(StringSize, Size, OptionReader.Session) { Least = 2 },
        new(AggregationSize, Size, OptionReader.Session),
        new(BufferSize, Size, OptionReader.Session, 4 << 20),
        new(BufferPolicy, Word, OptionReader.Session) { Words = BufferPolicies },
        new(AgentFilter, Number, OptionReader.Session, 1),
        new(SwitchRate, Rate, OptionReader.Session, LongestStatusRate),
        new(StatusRate, Rate, OptionReader.Session, LongestStatusRate),
    ];

    /// <summary>Those that a script may set while it runs.</summary>
    public static readonly IReadOnlyCollection<string> WhileRunning = new HashSet<string>(StringComparer.Ordinal)
    {
        "aggrate", SortByKey, SortKeyPosition, SortPosition, SortReversed, FlowIndent, Quiet, "quietresize", RawBytes, StackIndent, SwitchRate, PrintSize,
    };

    /// <summary>An option by its name, or null.</summary>
    public static Option? Find(string name) => All.FirstOrDefault(option => option.Name == name);

    /// <summary><c>; did you mean 'x'?</c> for a name that is none, or nothing.</summary>
    public static string Suggest(string name) => Spelling.Suggest(name, All.Select(option => option.Name));

    private static Option Choice(string name, params string[] words) => new(name, Word, OptionReader.Compiler) { Words = words };

    private static IEnumerable<Option> Rows(OptionValue value, OptionReader reader, params string[] names) =>
        names.SelectMany(line => line.Split(' ')).Select(name => new Option(name, value, reader));
}
