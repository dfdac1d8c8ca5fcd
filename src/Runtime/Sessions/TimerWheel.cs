using Pyd.Runtime.Events;

namespace Pyd.Runtime.Sessions;

/// <summary>When the script's timers are due, in the trace's time. All timers of one moment fire in program order.</summary>
internal sealed class TimerWheel
{
    /// <summary>Of a timer that is randomized, in nanoseconds.</summary>
    private const long ShortestPeriod = 1000;

    private readonly IReadOnlyList<TimerHandler> _timers;
    private readonly long[] _due;
    private long _next = long.MaxValue;

    private readonly Random _random;

    /// <param name="timers">The timers.</param>
    /// <param name="start">When they begin to run.</param>
    /// <param name="random">By how much the periods differ of those that are randomized.</param>
    public TimerWheel(IReadOnlyList<TimerHandler> timers, long start, Random random)
    {
        _random = random;
        _timers = timers;
        Start = start;
        _due = new long[timers.Count];
        for (var i = 0; i < _due.Length; i++)
            _due[i] = start + Period(timers[i]);
        FindNext();
    }

    public long Start { get; }

    public bool IsDue(long now) => now >= _next;

    /// <summary>How many events come before the next timer is due.</summary>
    public int CountBefore(ReadOnlySpan<ProbeEvent> events)
    {
        if (events[^1].Time < _next)
            return events.Length;
        var count = 0;
        while (count < events.Length && events[count].Time < _next)
            count++;
        return count;
    }

    /// <summary>Takes the next timer that is due at or before a time, with the moment it was due; null when there is none.</summary>
    public (TimerHandler Timer, long Due)? Take(long now)
    {
        if (now < _next)
            return null;
        for (var i = 0; i < _due.Length; i++)
        {
            if (_due[i] != _next)
                continue;
            var due = _due[i];
            _due[i] += Period(_timers[i]);
            FindNext();
            return (_timers[i], due);
        }
        throw new System.Diagnostics.UnreachableException();
    }

    /// <summary>How long a source may wait before a timer is due.</summary>
    public TimeSpan WaitFrom(long now, TimeSpan longest)
    {
        if (_next == long.MaxValue)
            return longest;
        var wait = TimeSpan.FromTicks(Math.Max(1, (_next - now) / 100));
        return wait < longest ? wait : longest;
    }

    private long Period(TimerHandler timer) =>
        timer.Spread == 0 ? timer.Period : Math.Max(ShortestPeriod, timer.Period + _random.NextInt64(-timer.Spread, timer.Spread + 1));

    private void FindNext()
    {
        _next = long.MaxValue;
        foreach (var due in _due)
            _next = Math.Min(_next, due);
    }
}
