using Pyd.Shared;

namespace Pyd.Runtime.Events;

/// <summary>What a program wants of a source: which probes, and which of their arguments.</summary>
/// <param name="Probes">The wanted probes; a probe that is not listed need not be produced.</param>
/// <param name="TargetOnly">True when every wanted probe is limited to the target process, so that its children need not be followed.</param>
public sealed record ProbeInterest(IReadOnlyList<WantedProbe> Probes, bool TargetOnly)
{
    /// <summary>
    /// The same without filters and tallies: for whoever looks at events besides the clauses of the program (counts firings, keeps what functions are
    /// running) and so needs each of them.
    /// </summary>
    public ProbeInterest OfEveryEvent() => this with { Probes = [.. Probes.Select(probe => probe with { Filter = "*", IsTally = false })] };

    /// <summary>Whether the program reads how long threads have had a processor, see <see cref="WantedProbe.ProcessorTime"/>.</summary>
    public bool WantsProcessorTime => Probes.Any(probe => (probe.Arguments & WantedProbe.ProcessorTime) != 0);

    /// <summary>Whether a probe is wanted.</summary>
    /// <param name="provider">For example <c>python</c>.</param>
    /// <param name="name">In D's spelling, for example <c>function-entry</c>.</param>
    public bool Wants(string provider, string name) =>
        Find(provider, name) is not null;

    /// <summary>What is wanted of a probe; null when it is not wanted.</summary>
    /// <param name="provider">For example <c>python</c>.</param>
    /// <param name="name">In D's spelling, for example <c>function-entry</c>.</param>
    public WantedProbe? Find(string provider, string name)
    {
        WantedProbe? found = null;
        foreach (var probe in Probes)
        {
            if (Glob.IsMatch(probe.Provider, provider) && Glob.IsMatch(probe.Name, name))
            {
                var one = probe with { Provider = provider, Name = name };
                found = found?.And(one) ?? one;
            }
        }
        return found;
    }
}

/// <summary>One wanted probe.</summary>
/// <remarks>
/// The filter is a condition on the arguments' strings, operators first: <c>*</c> true, <c>-</c> false, <c>&amp;ab</c> both, <c>|ab</c> either.
/// A comparison is the argument's number, one of <c>= ! &lt; [ &gt; ]</c> (equal, not equal, less, at most, greater, at least; by bytes) and the
/// string up to a semicolon, with any byte but letters, digits and <c>_ . / - &lt; &gt;</c> as <c>%XX</c>. It is also true when the argument is no
/// readable string, of which alone <c>1?;</c> is true. A source that does not know an argument takes its comparisons as true.
/// </remarks>
/// <param name="Provider">The provider without a process id, for example <c>python</c>; a glob when the script names others than those that pyd knows.</param>
/// <param name="Name">In D's spelling, for example <c>function-entry</c>; a glob likewise.</param>
/// <param name="Arguments">Bit n is set when argument n is read at all.</param>
/// <param name="Strings">Bit n is set when argument n is read as a string; others may be left 0.</param>
/// <param name="Filter">Events for which it is false may be left out: the program does nothing with them.</param>
/// <param name="IsTally">
/// Only the number of events matters, not when, in which thread or in which order among others of this kind they came. When all probes are so, a source may count
/// events where they happen, and give them later.
/// </param>
public sealed record WantedProbe(string Provider, string Name, int Arguments, int Strings, string Filter = "*", bool IsTally = false)
{
    /// <summary>
    /// The executables, as <c>process("…")</c> names them, of the processes in which the probe is wanted; null for any. A source may leave other files alone.
    /// </summary>
    public IReadOnlyList<string>? Executables { get; init; }

    /// <summary>The modules (the names of files, possibly globs) whose probes are wanted; null for any. A source may leave others alone.</summary>
    public IReadOnlyList<string>? Modules { get; init; }

    /// <summary>The functions that hold the wanted probes, likewise.</summary>
    public IReadOnlyList<string>? Functions { get; init; }

    /// <summary>Whether the probe may be wanted in a module's function.</summary>
    /// <param name="module">For example <c>python3.11</c>.</param>
    /// <param name="function">For example <c>gc_collect_main</c>.</param>
    public bool IsWantedOf(string module, string function) =>
        (Modules is null || Modules.Any(glob => Glob.IsMatch(glob, module))) && (Functions is null || Functions.Any(glob => Glob.IsMatch(glob, function)));

    /// <summary>Whether the probe may be wanted in processes of an executable.</summary>
    /// <param name="path">As its processes see it.</param>
    public bool IsWantedIn(string path) => Executables is null || Executables.Any(executable => ExecutableName.IsMatch(executable, path));

    /// <summary>Which argument has the nanoseconds that its thread has had a processor, where <see cref="ProcessorTime"/> asks for them.</summary>
    public const int ProcessorTimeArgument = 5;

    /// <summary>The bit of <see cref="Arguments"/>, above those of arguments, that asks for the time of the thread on a processor: D's <c>vtimestamp</c>.</summary>
    public const int ProcessorTime = 1 << ProbeEvent.ArgumentCount;

    /// <summary>
    /// What is read of the Python function that the event is about, separated by commas; empty for nothing. Each is a path: a name, or
    /// <c>$$parms</c>, <c>$$locals</c>, <c>$$vars</c>, <c>$$backtrace</c>, <c>$$qualname</c>, <c>$$first</c> (the line where the function begins),
    /// and then, each after a slash, <c>.attribute</c>, <c>#index</c>, <c>=key</c>; any byte but letters, digits, <c>_ $ . # =</c> is <c>%XX</c> in it.
    /// The event's argument 3 is a string that has for each a path, a space, the length of what follows, a space, and
    /// the value's text; with <c>!</c> before the length, the text is an error's.
    /// </summary>
    public string Captures { get; init; } = "";

    /// <summary>What this and another together want of the same probe.</summary>
    internal WantedProbe And(WantedProbe other) => this with
    {
        Arguments = Arguments | other.Arguments,
        Strings = Strings | other.Strings,
        Filter = $"|{Filter}{other.Filter}",
        IsTally = IsTally && other.IsTally,
        Executables = Both(Executables, other.Executables),
        Modules = Both(Modules, other.Modules),
        Functions = Both(Functions, other.Functions),
        Captures = string.Join(',', new[] { Captures, other.Captures }.Where(captures => captures.Length > 0)),
    };

    private static IReadOnlyList<string>? Both(IReadOnlyList<string>? one, IReadOnlyList<string>? two) => one is null || two is null ? null : [.. one, .. two];
}
