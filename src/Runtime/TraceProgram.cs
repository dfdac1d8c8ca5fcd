using Pyd.Runtime.Events;
using Pyd.Runtime.Output;
using Pyd.Runtime.Sessions;

namespace Pyd.Runtime;

/// <summary>
/// A compiled script. The compiler derives one class from it; a <see cref="TraceSession"/> runs it on the events of a source.
/// </summary>
/// <remarks>An instance holds the script's variables and belongs to one session.</remarks>
public abstract class TraceProgram
{
    /// <summary>Where the script prints to.</summary>
    protected internal TraceOutput Output = TraceOutput.Null;

    /// <summary>A second output in which <c>sprintf</c> and its kin build strings.</summary>
    protected internal TraceOutput Scratch = new(Stream.Null);

    /// <summary>What the numbers in events stand for.</summary>
    protected internal SessionTables Tables = new();

    /// <summary>What the script has asked of the session: to end, to report an error.</summary>
    protected internal SessionRequests Requests = new();

    /// <summary>The counter of stap's <c>indent()</c>.</summary>
    protected internal Builtins.IndentCounter GlobalIndent;

    /// <summary>Declares the script's probes and what is printed at its end. Called once, before anything fires.</summary>
    protected internal abstract void Describe(ProgramDescription program);

    /// <summary>Makes the state of a thread that was seen for the first time.</summary>
    protected internal virtual ThreadState CreateThread(ThreadInfo info) => new(info);

    /// <summary>Runs one handler.</summary>
    /// <param name="handler">The handler's number, as declared in <see cref="Describe"/>.</param>
    /// <param name="e">The event; valid during the call only.</param>
    /// <param name="thread">The state of the event's thread.</param>
    protected internal abstract void Fire(int handler, ref readonly ProbeEvent e, ThreadState thread);
}
