using Pyd.Runtime.Variables;

namespace Pyd.Runtime.Sessions;

/// <summary>What running clauses leave for the session, which looks after every firing.</summary>
public sealed class SessionRequests
{
    /// <summary>True once the script has called <c>exit()</c>.</summary>
    public bool Exiting { get; private set; }

    /// <summary>The status given to D's <c>exit(n)</c>; 0 for stap's.</summary>
    public int ExitStatus { get; private set; }

    /// <summary>True when a clause has faulted or a handler has raised an error that the session has not taken yet.</summary>
    public bool HasFault { get; private set; }

    private readonly Queue<RaisedFault> _faults = new();

    /// <summary>Asks for the end of the session; the first status stays.</summary>
    public void Exit(long status)
    {
        if (Exiting)
            return;
        Exiting = true;
        ExitStatus = (int)status;
    }

    /// <summary>Tells of a D clause that ended early.</summary>
    /// <param name="kind">Why.</param>
    /// <param name="value">The address that was bad, or 0.</param>
    /// <param name="site">The number of the place in the script, as declared with <see cref="ProgramDescription.Site"/>.</param>
    public void Fault(FaultKind kind, long value, int site) => Raise(new RaisedFault(kind, value, null, site));

    /// <summary>Tells of a stap handler that ended with an error nobody caught; the session ends.</summary>
    public void Error(TraceString message, int site)
    {
        Exit(0);
        Raise(new RaisedFault(0, 0, message, site));
    }

    /// <summary>Warnings of the script that the session has not printed yet.</summary>
    internal Queue<TraceString> Warnings { get; } = new();

    /// <summary>Prints a warning on standard error: stap's <c>warn()</c>.</summary>
    public void Warn(TraceString message) => Warnings.Enqueue(message);

    private void Raise(RaisedFault fault)
    {
        HasFault = true;
        _faults.Enqueue(fault);
    }

    /// <summary>Takes the oldest fault.</summary>
    internal RaisedFault TakeFault()
    {
        var fault = _faults.Dequeue();
        HasFault = _faults.Count > 0;
        return fault;
    }
}

/// <summary>A fault of a D clause, or an error of a stap handler (then with a message).</summary>
internal readonly record struct RaisedFault(FaultKind Kind, long Value, TraceString? Message, int Site);
