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

    /// <summary>Where the script prints to.</summary>
    public TraceOutput Output = TraceOutput.Null;

    /// <summary>A second output in which <c>sprintf</c> and its kin build strings.</summary>
    public TraceOutput Scratch = TraceOutput.Null;

    /// <summary>The bytes that the script's pointers lead to.</summary>
    public TraceMemory Memory = new(0);

    /// <summary>What the numbers in events stand for.</summary>
    public SessionTables Tables = new();

    /// <summary>What the script has asked of the session: to end, to report an error.</summary>
    public SessionRequests Requests = new();

    /// <summary>What is printed around the data of D's clauses.</summary>
    public RecordLayout Records = new();

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

    /// <summary>Sets what the description declares.</summary>
    internal void Apply(ProgramDescription description)
    {
        Timings = description.TimedProbes.Count > 0 ? new ProbeTimings(description.TimedProbes) : null;
        MaximumNesting = description.MaximumNesting;
        if (description.MaximumText > 0)
            LongestText = (int)Math.Min(description.MaximumText - 1, int.MaxValue);
        Scratch.LongestText = LongestText;
    }

    private readonly struct VirtualHandlers(TraceProgram program) : IEventHandlers
    {
        public void Fire(int handler, ref readonly ProbeEvent e, TraceThread thread) => program.Fire(handler, in e, thread);
    }
}
