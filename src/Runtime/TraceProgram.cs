using System.Runtime.CompilerServices;
using Pyd.Runtime.Events;
using Pyd.Runtime.Output;
using Pyd.Runtime.Sessions;
using Pyd.Runtime.Variables;

namespace Pyd.Runtime;

/// <summary>
/// A compiled script. The compiler derives one class from it; a <see cref="TraceSession"/> runs it on the events of a source.
/// </summary>
/// <remarks>An instance holds the script's variables and belongs to one session.</remarks>
public abstract partial class TraceProgram
{
    /// <summary>How many bytes stap's strings may have that a script makes: what a script that doubles a string again and again stops at.</summary>
    public int LongestText = 1 << 20;

    private bool _hasGivenUp;
    private readonly Builtins.RegexTable _patterns = new();

    /// <summary>Where the script prints to.</summary>
    public TraceOutput Output = TraceOutput.Null;

    /// <summary>A second output in which <c>sprintf</c> and its kin build strings.</summary>
    public TraceOutput Scratch = new(Stream.Null);

    /// <summary>The bytes that the script's pointers lead to.</summary>
    public TraceMemory Memory = new(0);

    /// <summary>What the numbers in events stand for.</summary>
    public SessionTables Tables = new();

    /// <summary>What the script has asked of the session: to end, to report an error.</summary>
    public SessionRequests Requests = new();

    /// <summary>What is printed around the data of D's clauses.</summary>
    public RecordLayout Records = new();

    /// <summary>The probe that fires: set by the session for its own probes, null for those of the source.</summary>
    internal ProbeIdentity? Firing { get; set; }

    /// <summary>Numbers and names the probes of the source; set by the session.</summary>
    internal Func<int, ProbeIdentity>? Identify { get; set; }

    /// <summary>The names of probes, as D writes them.</summary>
    internal Builtins.ProbeTexts ProbeNames { get; } = new(probe => probe.Name);

    /// <summary>The names of probes, as their program has them.</summary>
    internal Builtins.ProbeTexts MarkNames { get; } = new(probe => probe.Name.Replace("-", "__", StringComparison.Ordinal));

    /// <summary>Their providers.</summary>
    internal Builtins.ProbeTexts ProbeProviders { get; } = new(probe => probe.Provider);

    /// <summary>The functions that hold them.</summary>
    internal Builtins.ProbeTexts ProbeFunctions { get; } = new(probe => probe.Function);

    /// <summary>The counter of stap's <c>indent()</c>.</summary>
    public Builtins.IndentCounter GlobalIndent;

    private Builtins.RandomNumbers _random = new();

    /// <summary>D's <c>rand()</c>.</summary>
    public long NextRandom() => _random.Next();

    /// <summary>Declares the script's probes and what is printed at its end. Called once, before anything fires.</summary>
    protected internal abstract void Describe(ProgramDescription program);

    /// <summary>Makes the state of a thread that was seen for the first time.</summary>
    protected internal virtual TraceThread CreateThread(ThreadInfo info) => new(info);

    /// <summary>Runs one handler.</summary>
    /// <param name="handler">The handler's number, as declared in <see cref="Describe"/>.</param>
    /// <param name="e">The event; valid during the call only.</param>
    /// <param name="thread">The state of the event's thread.</param>
    protected internal abstract void Fire(int handler, ref readonly ProbeEvent e, TraceThread thread);

    /// <summary>Runs the handlers of events; see <see cref="EventRun.Run"/>. A compiled program hands over a struct of its own.</summary>
    protected internal virtual int Run(EventRun run, ReadOnlySpan<ProbeEvent> events) => run.Run(new VirtualHandlers(this), events);

    /// <summary>Makes this a copy that a part of the events goes through: what events only read is the whole's, what they add to begins at 0.</summary>
    protected internal virtual void TakeFrom(TraceProgram whole)
    {
    }

    /// <summary>Adds the variables that events add to, to those of the whole.</summary>
    protected internal virtual void AddTo(TraceProgram whole)
    {
    }

    private readonly struct VirtualHandlers(TraceProgram program) : IEventHandlers
    {
        public void Fire(int handler, ref readonly ProbeEvent e, TraceThread thread) => program.Fire(handler, in e, thread);
    }

    /// <summary>Takes a clause's output back and tells the session of its fault.</summary>
    /// <param name="mark">Where the output stood when the clause began.</param>
    /// <param name="cause">A <see cref="FaultKind"/>.</param>
    /// <param name="value">The bad address, or 0.</param>
    /// <param name="site">The place in the script.</param>
    /// <param name="e">The event that the clause was run for.</param>
    /// <param name="thread">Its thread.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void FaultClause(int mark, int cause, long value, int site, ref readonly ProbeEvent e, TraceThread thread)
    {
        Output.Rollback(mark);
        Records.Abandon();
        Speculations.Abandon();
        Requests.Fault((FaultKind)cause, value, site, in e, thread);
    }

    /// <summary>The message of the stap error that is being raised, or null.</summary>
    public TraceString? Failure;

    private int _failureSite;
    private readonly List<int> _callers = [];
    private int _nesting;

    /// <summary>The string that <c>tokenize()</c> takes apart.</summary>
    internal Builtins.Tokenizer Tokens { get; } = new();

    /// <summary>The numbers of <c>randint()</c>, which a replay repeats.</summary>
    internal Random Random => _stapRandom ??= new Random((int)(Tables.WallClockOffset ^ (Tables.WallClockOffset >> 32)));

    private Random? _stapRandom;

    /// <summary>How deeply functions may call each other; set by the session.</summary>
    internal long MaximumNesting { get; set; }

    /// <summary>Begins to raise an error.</summary>
    public void Raise(TraceString message, int site)
    {
        Failure = message;
        _failureSite = site;
        _callers.Clear();
    }

    /// <summary>Notes where the function was called from that an error has ended.</summary>
    public void NoteCaller(int site) => _callers.Add(site);

    /// <summary>Ends the raising of an error that a <c>catch</c> has caught.</summary>
    /// <returns>Its message.</returns>
    public TraceString TakeFailure()
    {
        var message = Failure ?? TraceString.Empty;
        Failure = null;
        return message;
    }

    /// <summary>How many statements the firing may still run; only where handlers count.</summary>
    public long ActionsLeft;

    /// <summary>Whether no <c>catch</c> may take the error that is being raised.</summary>
    public bool IsFinal;

    private bool _isAborted;

    /// <summary>Ends the session, and at once the handler: stap's <c>abort()</c>.</summary>
    public void Abort(int site)
    {
        Requests.Exit(0);
        Raise(TraceString.Empty, site);
        IsFinal = _isAborted = true;
    }

    private static readonly TraceString TooManyActions = new("MAXACTION exceeded"u8);

    /// <summary>Begins to end the handler that has run too many statements.</summary>
    public void RaiseActions(int site)
    {
        Raise(TooManyActions, site);
        IsFinal = true;
    }

    /// <summary>Tells the session of an error that nobody has caught.</summary>
    /// <param name="probe">The place that has the probe's name.</param>
    public void FailHandler(int probe)
    {
        IsFinal = false;
        if (_isAborted)
        {
            _isAborted = false;
            TakeFailure();
            return;
        }
        Requests.Error(TakeFailure(), _failureSite, [.. _callers], probe);
    }

    /// <summary>Enters a script function.</summary>
    /// <returns>0 when functions are nested too deeply.</returns>
    public int EnterFunction()
    {
        if (_nesting >= MaximumNesting)
            return 0;
        _nesting++;
        return 1;
    }

    /// <summary>Leaves a script function.</summary>
    public void LeaveFunction() => _nesting--;

    /// <summary>How long the probes take; null unless somebody asks.</summary>
    internal ProbeTimings? Timings { get; set; }

    /// <summary>Begins to time a probe, and ends with the one before in the same handler.</summary>
    /// <param name="number">The probe's number, as declared with <see cref="ProgramDescription.Timed"/>.</param>
    public void EnterProbe(int number) => Timings?.Enter(number);

    /// <summary>Ends the timing of a handler's last probe.</summary>
    public void LeaveProbe() => Timings?.Leave();

    /// <summary>stap's <c>next</c> in a function: the next function of its name is to be tried.</summary>
    public void GiveUp() => _hasGivenUp = true;

    /// <summary>Whether the function that has just returned did so by <see cref="GiveUp"/>; asked once.</summary>
    public long HasGivenUp()
    {
        var hasGivenUp = _hasGivenUp;
        _hasGivenUp = false;
        return hasGivenUp ? 1 : 0;
    }

    /// <summary>stap's <c>=~</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="pattern">The pattern as .NET reads it.</param>
    /// <param name="number">Its number among the script's patterns.</param>
    /// <returns>1 when the text holds a match.</returns>
    public long Match(TraceString text, TraceString pattern, int number) => _patterns.Match(text, pattern, number) ? 1 : 0;

    /// <summary>What the last match that was found has matched: stap's <c>matched()</c>; null when there is no such group.</summary>
    /// <param name="group">0 for the whole, n for the n-th parenthesis.</param>
    public TraceString? Matched(long group) => _patterns.Group(group);

    /// <summary>How many groups the last match has, the whole one among them: stap's <c>ngroups()</c>.</summary>
    public long GroupCount() => _patterns.GroupCount;

    /// <summary>Sets what the description declares.</summary>
    internal void Apply(ProgramDescription description)
    {
        Timings = description.TimedProbes.Count > 0 ? new ProbeTimings(description.TimedProbes) : null;
        MaximumNesting = description.MaximumNesting;
        if (description.MaximumText > 0)
            LongestText = (int)Math.Min(description.MaximumText - 1, int.MaxValue);
        Scratch.LongestText = LongestText;
    }
}
