using Pyd.Runtime.Aggregations;

namespace Pyd.Runtime.Sessions;

/// <summary>What a compiled script declares: its handlers, the places its faults can come from, what is printed at its end.</summary>
public sealed class ProgramDescription
{
    /// <summary>The handlers that run when the session begins, by priority and then in program order.</summary>
    internal List<ScheduledHandler> Begins { get; } = [];

    /// <summary>The handlers that run when the session ends.</summary>
    internal List<ScheduledHandler> Ends { get; } = [];

    /// <summary>The handlers that run on a fault (D) or, instead of the end handlers, after errors (stap).</summary>
    internal List<ScheduledHandler> Errors { get; } = [];

    /// <summary>The handlers that run on the trace's time.</summary>
    internal List<TimerHandler> Timers { get; } = [];

    /// <summary>The handlers of probes that sources produce, in program order.</summary>
    internal List<ProbeHandler> Probes { get; } = [];

    /// <summary>The aggregations in order of declaration.</summary>
    internal List<Aggregation> Aggregations { get; } = [];

    /// <summary>stap's arrays in order of declaration.</summary>
    internal List<Variables.KeyedStorage> Arrays { get; } = [];

    /// <summary>Places of the script that faults name.</summary>
    internal List<FaultSite> Sites { get; } = [];

    /// <summary>The probes that are timed, by number.</summary>
    internal List<TimedProbe> TimedProbes { get; } = [];

    /// <summary>The options that the script sets, in program order.</summary>
    internal List<string> Options { get; } = [];

    /// <summary>How faults end a run.</summary>
    public FaultPolicy FaultPolicy { get; set; }

    /// <summary>Sets an option of the run.</summary>
    /// <param name="setting">See <see cref="SessionOptions.Set"/>.</param>
    public void Option(string setting) => Options.Add(setting);

    /// <summary>stap's MAXNESTING: how deeply functions may call each other.</summary>
    internal long MaximumNesting { get; private set; }

    /// <summary>stap's MAXERRORS: how many errors the session bears before one ends it.</summary>
    internal long MaximumErrors { get; private set; }

    /// <summary>stap's MAXSTRINGLEN: the room for a string, one byte more than the longest; 0 when it is not set.</summary>
    internal long MaximumText { get; private set; }

    /// <summary>stap's <c>--suppress-handler-errors</c>: errors end their handlers, and nothing is said of them but their number.</summary>
    internal bool HidesErrors { get; private set; }

    /// <summary>Declares stap's limits.</summary>
    /// <param name="nesting">See <see cref="MaximumNesting"/>.</param>
    /// <param name="errors">See <see cref="MaximumErrors"/>.</param>
    /// <param name="text">See <see cref="MaximumText"/>.</param>
    /// <param name="hidesErrors">1 for <see cref="HidesErrors"/>, else 0.</param>
    public void Limits(long nesting, long errors, long text, int hidesErrors) =>
        (MaximumNesting, MaximumErrors, MaximumText, HidesErrors) = (nesting, errors, text, hidesErrors != 0);

    /// <summary>Declares the next probe that is counted and timed: stap's <c>-t</c>.</summary>
    /// <param name="point">The point in full.</param>
    /// <param name="file">Its file.</param>
    /// <param name="line">From 1.</param>
    /// <param name="column">From 1.</param>
    /// <param name="origin">Where it comes from: <c> from: a from: b</c>.</param>
    public void Timed(string point, string file, int line, int column, string origin) => TimedProbes.Add(new(point, file, line, column, origin));

    /// <summary>Runs a handler when the session begins.</summary>
    public void Begin(int handler, long priority) => Begins.Add(new(handler, priority, "BEGIN"));

    /// <summary>Runs a handler when the session ends.</summary>
    public void End(int handler, long priority) => Ends.Add(new(handler, priority, "END"));

    /// <summary>Runs a handler on faults.</summary>
    public void Error(int handler, long priority) => Errors.Add(new(handler, priority, "ERROR"));

    /// <summary>Runs a handler each time a period of the trace's time has passed.</summary>
    /// <param name="handler">Its number.</param>
    /// <param name="period">Nanoseconds, at least 1.</param>
    /// <param name="name">The probe's name, for example <c>tick-1s</c>.</param>
    public void Timer(int handler, long period, string name) => Timers.Add(new(handler, period, name, IsSample: false));

    /// <summary>The same, with periods that are longer or shorter at random: stap's <c>.randomize</c>.</summary>
    /// <param name="handler">Its number.</param>
    /// <param name="period">Nanoseconds, at least 1.</param>
    /// <param name="spread">By how many nanoseconds at most, not above the period.</param>
    /// <param name="name">The probe's name.</param>
    public void Randomized(int handler, long period, long spread, string name) => Timers.Add(new(handler, period, name, IsSample: false, spread));

    /// <summary>The same in each thread that runs then, or in none's place in pyd when none does: D's <c>profile-N</c>.</summary>
    /// <param name="handler">Its number.</param>
    /// <param name="period">Nanoseconds, at least 1.</param>
    /// <param name="name">The probe's name, for example <c>profile-97</c>.</param>
    public void Sample(int handler, long period, string name) => Timers.Add(new(handler, period, name, IsSample: true));

    /// <summary>Runs a handler for a probe that a source produces.</summary>
    /// <param name="handler">Its number.</param>
    /// <param name="provider">See <see cref="ProbePattern"/>, for this and the rest.</param>
    /// <param name="name">The probe's name.</param>
    /// <param name="scope">A <see cref="ProcessScope"/>.</param>
    /// <param name="pid">A process id.</param>
    /// <param name="module">A module.</param>
    /// <param name="function">A function.</param>
    /// <param name="executable">An executable.</param>
    /// <param name="library">A library.</param>
    /// <param name="arguments">The arguments that are read.</param>
    /// <param name="strings">The arguments that are read as strings.</param>
    /// <param name="filter">Where the handler does anything at all.</param>
    /// <param name="isTally">1 when only the number of events matters to it.</param>
    /// <param name="captures">What is read of the Python function.</param>
    public void Probe(int handler, string provider, string name, int scope, string pid, string module, string function, string executable,
        string library, int arguments, int strings, string filter, int isTally, string captures = "") =>
        Probes.Add(new(handler, new ProbePattern(provider, name)
        {
            Scope = (ProcessScope)scope, Pid = pid, Module = module, Function = function, Executable = executable, Library = library,
            Arguments = arguments, Strings = strings, Filter = filter, IsTally = isTally != 0, Captures = captures,
        }));

    /// <summary>The first action that changes more than the trace: its place and name.</summary>
    internal (int Site, string Name)? DestructiveAction { get; private set; }

    /// <summary>Whether the session keeps the Python stacks of threads.</summary>
    internal bool KeepsStacks { get; private set; }

    /// <summary>Declares the first action that changes more than the trace: the option <c>destructive</c> must allow it.</summary>
    public void Destructive(int site, string name) => DestructiveAction = (site, name);

    /// <summary>Asks the session to keep the Python stacks of threads, from entry and return events.</summary>
    public void KeepStacks() => KeepsStacks = true;

    /// <summary>Whether copies of the program may share out its events.</summary>
    internal bool IsSplittable { get; private set; }

    /// <summary>Whether the events of a thread then stay with one copy.</summary>
    internal bool SplitsByThread { get; private set; }

    /// <summary>What copies add to, in program order.</summary>
    internal List<IGathered> Gathered { get; } = [];

    /// <summary>Declares that copies of the program may share out its events.</summary>
    /// <param name="byThread">1 when the events of a thread have to stay with one copy.</param>
    public void Split(int byThread) => (IsSplittable, SplitsByThread) = (true, byThread != 0);

    /// <summary>Declares a container that copies add to.</summary>
    /// <param name="container">The container.</param>
    /// <param name="bytes">The size of D's integers in it, of which those that become 0 are gone; 0 for anything else.</param>
    /// <param name="isSigned">1 when they are signed.</param>
    public void Gather(IGathered container, int bytes, int isSigned)
    {
        container.Size = (bytes, isSigned != 0);
        Gathered.Add(container);
    }

    /// <summary>Declares an aggregation, printed at the end unless the script has printed it.</summary>
    public void Aggregation(Aggregation aggregation) => Aggregations.Add(aggregation);

    /// <summary>Declares an array that people may watch.</summary>
    public void Array(Variables.KeyedStorage array) => Arrays.Add(array);

    /// <summary>Declares the next place that faults can name: sites are numbered from 0 in order of declaration.</summary>
    /// <param name="file">The script's file.</param>
    /// <param name="line">From 1.</param>
    /// <param name="column">From 1.</param>
    /// <param name="token">The text there, for stap's <c>near …</c>, or empty.</param>
    /// <param name="clause">The number of its clause, from 0: <c>ERROR</c>'s arg2.</param>
    public void Site(string file, int line, int column, string token, int clause) => Sites.Add(new(file, line, column, token, clause));
}

/// <summary>A handler that runs at one moment of a session.</summary>
internal sealed record ScheduledHandler(int Handler, long Priority, string Name);

/// <summary>A handler on a period.</summary>
/// <param name="Handler">Its number.</param>
/// <param name="Period">In nanoseconds.</param>
/// <param name="Name">Its probe.</param>
/// <param name="IsSample">It fires in the threads that run.</param>
/// <param name="Spread">By how many nanoseconds its periods are longer or shorter.</param>
internal sealed record TimerHandler(int Handler, long Period, string Name, bool IsSample, long Spread = 0);

/// <summary>A handler of a source's probe.</summary>
internal sealed record ProbeHandler(int Handler, ProbePattern Pattern);

/// <summary>A place in the script.</summary>
internal sealed record FaultSite(string File, int Line, int Column, string Token, int Clause);

/// <summary>What a fault does to the run.</summary>
public enum FaultPolicy
{
    /// <summary>D: the clause ends, its output is taken back, <c>ERROR</c> fires, the run goes on.</summary>
    EndClause,

    /// <summary>stap: the handler ends, what it printed stays, the session ends and runs <c>error</c> instead of <c>end</c>.</summary>
    EndSession,
}
