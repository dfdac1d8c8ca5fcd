using System.Globalization;
using Pyd.Runtime.Events;
using Pyd.Runtime.Variables;

namespace Pyd.Sources.Agent;

/// <summary>
/// Takes a process's events out of its ring, in place. The process is not trusted: every record is checked before it is handed out,
/// and the first broken one ends the reading with a <see cref="BrokenRingException"/>.
/// </summary>
/// <remarks>
/// A process that changes a record after the check can make a script compute nonsense or end with an error, but never read what is not
/// its own: all look-ups check their bounds again.
/// </remarks>
/// <param name="ring">The ring.</param>
/// <param name="process">The process's index.</param>
/// <param name="tables">Filled with what the process defines.</param>
/// <param name="probes">The probes that were asked of the process.</param>
/// <param name="moments">The probes of the process's own begin and end; null for none.</param>
internal sealed class RingReader(RingMemory ring, int process, SessionTables tables, IReadOnlySet<ushort> probes, ProcessMoments? moments = null)
{
    /// <summary>Events checked at a time: few enough to be in the cache still when the script gets them.</summary>
    private const int LongestRun = 2048;

    /// <summary>The clock of an interpreter that has it in floating point only may be ahead of ours by rounding.</summary>
    private const long ClockSlack = 1_000_000;

    /// <summary>More than a process can write in a year.</summary>
    private const long MostDrops = 1L << 52;

    private readonly bool[] _isWanted = [.. Enumerable.Range(0, probes.Count == 0 ? 0 : probes.Max() + 1).Select(probe => probes.Contains((ushort)probe))];
    private readonly List<long> _ranges = [];
    private long _position;
    private long _head;
    private int _run;
    private int _threads = moments is null ? 0 : 1;
    private long _lastTime;
    private readonly ProbeEvent[] _moment = [new() { Thread = process << 16, Time = moments?.Time ?? 0, Probe = moments?.Begin ?? 0 }];
    private bool _isMoment = moments?.Begin is not null, _hasEnded;

    /// <summary>Checked events, in place, that <see cref="Take"/> has not taken.</summary>
    public ReadOnlySpan<ProbeEvent> Run => _isMoment ? _moment : ring.From(_position, _run);

    /// <summary>Events that the process has dropped, as of the last look.</summary>
    public long Dropped { get; private set; }

    /// <summary>Gives the process another range of string addresses.</summary>
    public long AddRange()
    {
        var range = tables.Strings.ReserveRange();
        _ranges.Add(range);
        return range;
    }

    /// <summary>Finds the next run of events when there is none, and applies the definitions before it.</summary>
    /// <returns>Whether there is a run.</returns>
    public bool Refill()
    {
        if (_isMoment || _run > 0)
            return true;
        var head = ring.Head;
        if (head < _head || head - _position > ring.SlotCount)
            throw new BrokenRingException(string.Create(CultureInfo.InvariantCulture, $"its ring went from position {_head} to {head}"));
        _head = head;
        if (ring.Dropped is var dropped && (dropped < Dropped || dropped > MostDrops))
            throw new BrokenRingException(string.Create(CultureInfo.InvariantCulture, $"its count of drops went from {Dropped} to {dropped}"));
        Dropped = dropped;
        var now = TraceClock.Now;
        while (_position < head && _run == 0)
        {
            var slots = ring.From(_position, (int)Math.Min(LongestRun, head - _position));
            if (slots[0].Probe == RingLayout.Definition)
                Define(slots[0], head);
            else
                _run = Check(slots, now);
        }
        return _run > 0;
    }

    /// <summary>Changes the time of an event of the run.</summary>
    public void SetTime(int index, long time) => (_isMoment ? _moment : ring.From(_position, _run))[index].Time = time;

    /// <summary>Makes the event of the process's end, when all others are taken.</summary>
    /// <returns>Whether there is one.</returns>
    public bool End(long time)
    {
        if (_hasEnded || moments?.End is not { } end)
            return false;
        _moment[0].Time = Math.Max(time, _lastTime);
        _moment[0].Probe = end;
        return _hasEnded = _isMoment = true;
    }

    /// <summary>Takes events off the run: the writer may fill their slots again.</summary>
    public void Take(int count)
    {
        if (_isMoment)
        {
            _isMoment = false;
            return;
        }
        _position += count;
        _run -= count;
        ring.Tail = _position;
    }

    /// <summary>How many of the slots are events, up to the next definition. A time that steps back becomes the time before it.</summary>
    private int Check(Span<ProbeEvent> slots, long now)
    {
        var latest = now + ClockSlack;
        for (var i = 0; i < slots.Length; i++)
        {
            ref var e = ref slots[i];
            if (e.Probe == RingLayout.Definition)
                return i;
            if (e.Probe >= _isWanted.Length || !_isWanted[e.Probe])
                throw new BrokenRingException(string.Create(CultureInfo.InvariantCulture, $"it wrote an event of probe {e.Probe}, which it was not asked for"));
            if (e.Thread >>> 16 != process || (e.Thread & 0xFFFF) >= _threads)
                throw new BrokenRingException(string.Create(CultureInfo.InvariantCulture, $"it wrote an event of thread {e.Thread}, which it has not defined"));
            if (e.Time > latest)
                throw new BrokenRingException(string.Create(CultureInfo.InvariantCulture, $"it wrote an event of time {e.Time}, which is in the future"));
            if (e.Time < _lastTime)
                e.Time = _lastTime;
            _lastTime = e.Time;
        }
        return slots.Length;
    }

    private void Define(ProbeEvent definition, long head)
    {
        switch (definition.Cpu)
        {
            case RingLayout.StringKind:
                DefineString(definition.Arg0, definition.Arg1, head);
                break;
            case RingLayout.ThreadKind:
                if (definition.Arg0 != (process << 16 | _threads) || definition.Arg1 is < 0 or > int.MaxValue)
                    throw new BrokenRingException(string.Create(CultureInfo.InvariantCulture, $"it defined thread {definition.Arg0} out of order"));
                tables.Processes.AddThread(process, (int)definition.Arg1);
                _threads++;
                _position++;
                break;
            default:
                throw new BrokenRingException(string.Create(CultureInfo.InvariantCulture, $"it wrote a definition of kind {definition.Cpu}, which there is not"));
        }
        ring.Tail = _position;
    }

    private void DefineString(long address, long length, long head)
    {
        var slots = (length + ProbeEvent.Size - 1) / ProbeEvent.Size;
        if (length is < 0 or > RingLayout.LongestString || _position + 1 + slots > head)
            throw new BrokenRingException(string.Create(CultureInfo.InvariantCulture, $"it defined a string of {length} bytes that is not there"));
        var isOwn = _ranges.Exists(range => address >= range && address - range < 1L << (StringTable.IndexBits + StringTable.OffsetBits));
        if (!isOwn || !tables.Strings.TryDefine(address, new TraceString(ring.Copy(_position + 1, (int)length))))
            throw new BrokenRingException(string.Create(CultureInfo.InvariantCulture, $"it defined a string at 0x{address:x}, which is not its own"));
        _position += 1 + slots;
    }
}

/// <summary>A process has broken its ring; the message is the second half of a sentence about it.</summary>
internal sealed class BrokenRingException(string message) : Exception(message);

/// <summary>The events of a process that no ring brings.</summary>
/// <param name="Time">When it was let in.</param>
/// <param name="Begin">The number of the probe of its begin; null when that is not wanted.</param>
/// <param name="End">Of its end.</param>
internal sealed record ProcessMoments(long Time, ushort? Begin, ushort? End);
