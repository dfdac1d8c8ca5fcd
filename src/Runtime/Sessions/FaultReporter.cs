using System.Globalization;
using Pyd.Runtime.Events;

namespace Pyd.Runtime.Sessions;

/// <summary>Says what goes wrong in handlers, in the words of one tool.</summary>
/// <param name="description">The script.</param>
/// <param name="messages">Takes the lines.</param>
internal abstract class FaultReporter(ProgramDescription description, Action<string> messages)
{
    /// <summary>How many faults there were.</summary>
    public int Count { get; private set; }

    protected ProgramDescription Description { get; } = description;

    protected Action<string> Messages { get; } = messages;

    public static FaultReporter Create(SessionManner manner, ProgramDescription description, Action<string> messages) => manner switch
    {
        SessionManner.Pyd => new PydFaults(description, messages),
        SessionManner.Dtrace => new DtraceFaults(description, messages),
        SessionManner.SystemTap => new SystemTapFaults(description, messages),
        _ => throw new System.Diagnostics.UnreachableException($"{manner}"),
    };

    public void Report(RaisedFault fault, ProbeIdentity probe)
    {
        Count++;
        Say(fault, probe);
    }

    /// <summary>Says what is left to say when the session is over.</summary>
    public virtual void Summarize()
    {
    }

    /// <summary>Says what an action could not do.</summary>
    public abstract void Refuse(ProbeIdentity probe, int site, string message);

    protected abstract void Say(RaisedFault fault, ProbeIdentity probe);

    protected static string NameOf(FaultKind kind) => kind switch
    {
        0 => "the same error",
        FaultKind.BadAddress => "invalid address",
        FaultKind.BadAlignment => "invalid alignment",
        FaultKind.IllegalOperation => "illegal operation",
        FaultKind.DivideByZero => "divide-by-zero",
        FaultKind.NoScratch => "out of scratch space",
        FaultKind.BadSize => "invalid size",
        FaultKind.BadIndex => "index out of bounds",
        _ => throw new System.Diagnostics.UnreachableException($"{kind}"),
    };

    protected static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
