using Pyd.Runtime.Events;

namespace Pyd.Bench.Replay;

/// <summary>A piece of a generated trace, in memory, handed out again and again at later times.</summary>
internal sealed class Repeated : IEventSource
{
    private const int BatchLength = 512;

    private readonly ProbeEvent[] _events;
    private readonly long _start, _span;
    private readonly int _times;
    private int _time, _next;

    public Repeated(int length, int times)
    {
        var generator = new TraceGenerator(length);
        Tables = generator.Tables;
        _start = generator.Open(new ProbeInterest([], false));
        _events = new ProbeEvent[length];
        for (var at = 0; generator.TryRead(out var batch, TimeSpan.Zero); at += batch.Events.Length)
            batch.Events.CopyTo(_events.AsSpan(at));
        _span = _events[^1].Time - _start;
        _times = times;
    }

    public SessionTables Tables { get; }

    public SourceOutcome Outcome => SourceOutcome.Fine;

    public long Total => (long)_events.Length * _times;

    public long Open(ProbeInterest wanted) => _start;

    public void Start()
    {
    }

    public bool TryRead(out EventBatch batch, TimeSpan wait)
    {
        if (_next == _events.Length)
        {
            _next = 0;
            _time++;
            foreach (ref var e in _events.AsSpan())
                e.Time += _span;
        }
        if (_time == _times)
        {
            batch = default;
            return false;
        }
        var events = _events.AsSpan(_next, Math.Min(BatchLength, _events.Length - _next));
        _next += events.Length;
        batch = new EventBatch(events, events[^1].Time);
        return true;
    }

    public void Dispose()
    {
    }
}
