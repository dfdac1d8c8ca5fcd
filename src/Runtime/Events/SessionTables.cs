using Pyd.Runtime.Variables;

namespace Pyd.Runtime.Events;

/// <summary>What the numbers in a session's events stand for. Filled by the source, read by the session and the compiled program.</summary>
public sealed class SessionTables
{
    /// <summary>The probes that can fire; an event's <see cref="ProbeEvent.Probe"/> is an index into it.</summary>
    public IList<ProbeInfo> Probes { get; } = new List<ProbeInfo>();

    /// <summary>The processes and threads.</summary>
    public ProcessTable Processes { get; } = new();

    /// <summary>The strings.</summary>
    public StringTable Strings { get; } = new();

    /// <summary>The process in which <c>BEGIN</c>, <c>END</c> and timers run. A replay leaves it at the neutral value given here.</summary>
    public ProcessInfo Tracer { get; set; } = new(0, 0, 0, 0, new TraceString("pyd"u8), "pyd", false);

    /// <summary>D's <c>$target</c> and stap's <c>target()</c>: the process id of the started command, or 0 when there is none.</summary>
    public int Target { get; set; }

    /// <summary>Nanoseconds to add to an event's time to get nanoseconds since 1970, or 0 when the trace does not say.</summary>
    public long WallClockOffset { get; set; }
}
