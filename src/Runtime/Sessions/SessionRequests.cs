using Pyd.Runtime.Events;
using Pyd.Runtime.Variables;

namespace Pyd.Runtime.Sessions;

/// <summary>What running clauses leave for the session, which looks after every firing.</summary>
public sealed class SessionRequests
{
    /// <summary>Whether the session has something to do before the next event.</summary>
    internal bool IsPending;

    /// <summary>True once the script has called <c>exit()</c>.</summary>
    public bool Exiting { get; private set; }

    /// <summary>The status given to D's <c>exit(n)</c>; 0 for stap's.</summary>
    public int ExitStatus { get; private set; }

    /// <summary>True when a handler has raised an error that the session has not taken yet.</summary>
    public bool HasFault { get; private set; }

    private readonly Queue<RaisedFault> _faults = new();

    /// <summary>What the session does at once when a D clause faults.</summary>
    internal FaultAnswer? Faulted { get; set; }

    /// <summary>Asks for the end of the session; the last status counts.</summary>
    public void Exit(long status)
    {
        Exiting = IsPending = true;
        ExitStatus = (int)status;
    }

    /// <summary>Tells of a D clause that ended early.</summary>
    /// <param name="kind">Why.</param>
    /// <param name="value">The address that was bad, or 0.</param>
    /// <param name="site">The number of the place in the script, as declared with <see cref="ProgramDescription.Site"/>.</param>
    /// <param name="e">The event that the clause was run for.</param>
    /// <param name="thread">Its thread.</param>
    public void Fault(FaultKind kind, long value, int site, ref readonly ProbeEvent e, TraceThread thread) =>
        Faulted?.Invoke(new RaisedFault(kind, value, null, site), in e, thread);

    /// <summary>How many errors a stap session bears.</summary>
    internal long MaximumErrors { get; set; }

    private long _errors;

    /// <summary>Tells of a stap handler that ended with an error nobody caught; one more than the session bears ends it.</summary>
    /// <param name="message">What it says.</param>
    /// <param name="site">Where it arose.</param>
    /// <param name="callers">Where the functions around it were called, innermost first.</param>
    /// <param name="probe">The place that has the probe's name.</param>
    public void Error(TraceString message, int site, IReadOnlyList<int> callers, int probe)
    {
        if (++_errors > MaximumErrors)
            Exit(0);
        Raise(new RaisedFault(0, 0, message, site) { Callers = callers, Probe = probe });
    }

    /// <summary>Sets an option, or says why it cannot be set; set by the session.</summary>
    internal Func<string, string?, string?>? SetOption { get; set; }

    /// <summary>Sends a process a signal, where the source can; set by the session.</summary>
    internal Action<int, int>? Signalled { get; set; }

    /// <summary>Takes what an action could not do: probe, place, message; set by the session.</summary>
    internal Action<ProbeIdentity, int, string>? Refused { get; set; }

    /// <summary>D's <c>raise()</c>: sends the event's process a signal.</summary>
    public void Signal(TraceThread thread, long signal) => Signalled?.Invoke((int)thread.Pid, (int)signal);

    /// <summary>Says that an action could not be done; the clause goes on.</summary>
    internal void Refuse(ProbeIdentity probe, int site, string message) => Refused?.Invoke(probe, site, message);

    /// <summary>Takes the script's warnings; set by the session.</summary>
    internal Action<string>? Warned { get; set; }

    /// <summary>The warnings that were said, where each is said once; else null.</summary>
    internal HashSet<TraceString>? SaidWarnings { get; set; }

    /// <summary>Says a warning on standard error: stap's <c>warn()</c>.</summary>
    public void Warn(TraceString message)
    {
        if (SaidWarnings?.Add(message) ?? true)
            Warned?.Invoke($"WARNING: {message}");
    }

    private void Raise(RaisedFault fault)
    {
        HasFault = IsPending = true;
        _faults.Enqueue(fault);
    }

    /// <summary>Takes the oldest error.</summary>
    internal RaisedFault TakeFault()
    {
        var fault = _faults.Dequeue();
        HasFault = _faults.Count > 0;
        return fault;
    }
}

/// <summary>Answers a fault of a D clause, before the next clause runs.</summary>
internal delegate void FaultAnswer(RaisedFault fault, ref readonly ProbeEvent e, TraceThread thread);

/// <summary>A fault of a D clause, or an error of a stap handler (then with a message).</summary>
internal readonly record struct RaisedFault(FaultKind Kind, long Value, TraceString? Message, int Site)
{
    /// <summary>Where the stap functions around it were called, innermost first.</summary>
    public IReadOnlyList<int> Callers { get; init; } = [];

    /// <summary>The place that has the stap probe's name.</summary>
    public int Probe { get; init; }
}
