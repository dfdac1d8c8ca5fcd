namespace Pyd.Runtime.Events;

/// <summary>Events in time order, and how far the trace's clock has come. Valid until the next read of the same source.</summary>
/// <param name="events">The events; may be empty when only time has passed.</param>
/// <param name="now">The trace's time in nanoseconds up to which nothing more can arrive; timers up to it may fire.</param>
public readonly ref struct EventBatch(ReadOnlySpan<ProbeEvent> events, long now)
{
    /// <summary>The events.</summary>
    public ReadOnlySpan<ProbeEvent> Events { get; } = events;

    /// <summary>The trace's time after the last event, in nanoseconds.</summary>
    public long Now { get; } = now;
}
