using System.Buffers.Binary;
using Pyd.Runtime.Events;

namespace Pyd.Sources.Usdt;

/// <summary>Makes events of the kernel's records and counters; what the kernel says of processes is acted upon in between.</summary>
/// <param name="ring">The records.</param>
/// <param name="decoder">Makes the events of markers.</param>
/// <param name="tally">The counters; null when nothing is only counted.</param>
/// <param name="notices">Hears of processes.</param>
internal sealed class RecordReader(RecordRing ring, EventDecoder decoder, TallyReader? tally, ProcessNotices notices)
{
    private bool _isPastEnd;
    private bool _isCounted;

    /// <summary>Whether events are given that were only counted.</summary>
    public bool IsTally => tally is not null;

    /// <summary>Takes records until there are enough events.</summary>
    /// <param name="events">Where to put them.</param>
    /// <param name="end">When the trace has ended: what went on after that is no part of it. Null while it goes on.</param>
    /// <param name="watched">A process whose end is told; 0 for none.</param>
    /// <param name="hasEnded">Whether it has ended.</param>
    /// <returns>How many events.</returns>
    public int Take(Span<ProbeEvent> events, long? end, int watched, out bool hasEnded)
    {
        var count = 0;
        hasEnded = false;
        // Before the ring is looked at: a process is introduced there.
        if (!_isCounted)
            tally?.Look();
        _isCounted = end is not null;
        while (count < events.Length && !_isPastEnd && ring.Take() is { Length: > 0 } record)
        {
            if (EventRecord.IsNotice(record))
            {
                var ended = notices.Hear(record);
                hasEnded |= ended != 0 && ended == watched;
            }
            else if (end < BinaryPrimitives.ReadInt64LittleEndian(record[EventRecord.Time..]))
            {
                _isPastEnd = true;
            }
            else
            {
                decoder.Decode(record, ref events[count++]);
            }
        }
        ring.Release();
        return count + (tally?.Take(events[count..]) ?? 0);
    }

    /// <summary>Takes what is left, so that no process goes on waiting.</summary>
    public void LetGo()
    {
        while (ring.Take() is { Length: > 0 } record)
            ProcessNotices.LetGo(record);
    }
}
