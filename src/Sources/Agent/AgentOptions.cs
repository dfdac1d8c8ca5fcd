using Pyd.Runtime.Events;

namespace Pyd.Sources.Agent;

/// <summary>How an <see cref="AgentSource"/> traces.</summary>
public sealed record AgentOptions
{
    /// <summary>Which agent to use.</summary>
    public AgentKind Kind { get; init; } = AgentKind.Native;

    /// <summary>
    /// Bytes of each process's ring, 64 for an event: how far the process may be ahead of the script. Rounded up to a power of two of at least
    /// 32 KiB; at most 1 GiB.
    /// </summary>
    public long RingSize { get; init; } = (long)RingLayout.UsualSlots * ProbeEvent.Size;

    /// <summary>Whether agents leave out events that the script does nothing with, by <see cref="WantedProbe.Filter"/>.</summary>
    public bool Filters { get; init; } = true;

    /// <summary>Whether a process that finds its ring full drops events; otherwise it waits.</summary>
    public bool DropsWhenFull { get; init; }
}
