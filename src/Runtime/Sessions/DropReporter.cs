using System.Globalization;
using Pyd.Runtime.Events;

namespace Pyd.Runtime.Sessions;

/// <summary>Says what the source has lost, in the words of DTrace (dt_handle.c) or SystemTap: now and then, and what is left to say at the end.</summary>
internal sealed class DropReporter(IEventSource source, FaultPolicy language, long rate, Action<string> messages)
{
    private long _told;
    private long _next = long.MinValue;

    /// <summary>Looks for drops, unless it has looked a short time ago.</summary>
    /// <param name="now">The trace's time.</param>
    public void Look(long now)
    {
        if (now < _next)
            return;
        _next = now + rate;
        if (language == FaultPolicy.EndClause)
            Tell(source.Outcome.Dropped);
    }

    /// <summary>Says the rest, once the source has ended.</summary>
    public void Finish() => Tell(source.Outcome.Dropped);

    private void Tell(long dropped)
    {
        var count = dropped - _told;
        if (count <= 0)
            return;
        _told = dropped;
        messages(language == FaultPolicy.EndClause
            ? string.Create(CultureInfo.InvariantCulture, $"dtrace: {count} drop{(count == 1 ? "" : "s")} on CPU 0")
            : string.Create(CultureInfo.InvariantCulture, $"WARNING: There were {count} transport failures."));
    }
}
