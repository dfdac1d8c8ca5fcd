using Pyd.Runtime.Events;
using Pyd.Sources.Agent;

namespace Pyd.Sources.Clock;

/// <summary>A trace in which only time passes: for scripts of timers, begin and end. It never ends by itself.</summary>
public sealed class ClockSource : IEventSource
{
    /// <inheritdoc/>
    public SessionTables Tables { get; } = new();

    /// <inheritdoc/>
    public SourceOutcome Outcome => SourceOutcome.Fine;

    /// <inheritdoc/>
    public long Open(ProbeInterest wanted)
    {
        var now = TraceClock.Now;
        Tables.WallClockOffset = (DateTime.UtcNow - DateTime.UnixEpoch).Ticks * 100 - now;
        Tables.Tracer = ProcessFacts.Self();
        return now;
    }

    /// <inheritdoc/>
    public void Start()
    {
    }

    /// <inheritdoc/>
    public bool TryRead(out EventBatch batch, TimeSpan wait)
    {
        Thread.Sleep(wait);
        batch = new EventBatch([], TraceClock.Now);
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
