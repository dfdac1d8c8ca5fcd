using System.Globalization;
using Pyd.Runtime.Events;

namespace Pyd.Sources.Agent;

/// <summary>
/// Makes one stream in time order of the rings of all processes. A single ring is handed out in place; of several, events are copied
/// together once they are older than <see cref="Window"/>, so that a process that was stopped between taking its timestamp and
/// publishing its event is waited for. One that comes later still gets the time of the event before it.
/// </summary>
internal sealed class RingMerge(List<AgentConnection> connections, List<string> problems)
{
    /// <summary>How long an event of one process waits for earlier ones of other processes: 2 ms.</summary>
    public const long Window = 2_000_000;

    private readonly ProbeEvent[] _merged = new ProbeEvent[2048];
    private RingReader? _lent;
    private int _lentCount;
    private long _last;

    /// <summary>Events that processes have dropped.</summary>
    public long Dropped { get; private set; }

    /// <summary>Whether events are there that the window holds back.</summary>
    public bool HasWaiting { get; private set; }

    /// <summary>Gives back what <see cref="Take"/> has lent in place: the session has done with it.</summary>
    public void Release()
    {
        _lent?.Take(_lentCount);
        _lent = null;
    }

    /// <summary>The next events, in time order; none when there are none yet.</summary>
    /// <param name="now">The clock, read before this call.</param>
    /// <param name="end">When the trace ends; null while it goes on.</param>
    public ReadOnlySpan<ProbeEvent> Take(long now, long? end)
    {
        for (var i = connections.Count - 1; i >= 0; i--)
            Refill(connections[i], Math.Min(now, end ?? long.MaxValue));
        HasWaiting = false;
        return connections.Count switch
        {
            0 => [],
            1 => Lend(connections[0].Reader, end ?? long.MaxValue),
            _ => Merge(end ?? now - Window, Math.Min(now, end ?? long.MaxValue)),
        };
    }

    /// <summary>What the trace's time is when nothing has happened: nothing earlier can come.</summary>
    public long Idle(long now) => _last = Math.Max(_last, now - Window);

    private ReadOnlySpan<ProbeEvent> Lend(RingReader reader, long limit)
    {
        var run = reader.Run;
        for (var i = 0; i < run.Length && run[i].Time < _last; i++)
            reader.SetTime(i, _last);
        while (run.Length > 0 && run[^1].Time > limit)
            run = run[..^1];
        if (run.Length == 0)
            return [];
        (_lent, _lentCount) = (reader, run.Length);
        _last = run[^1].Time;
        return run;
    }

    private ReadOnlySpan<ProbeEvent> Merge(long limit, long now)
    {
        var count = 0;
        while (count < _merged.Length && Earliest(out var until) is { } connection)
        {
            var reader = connection.Reader;
            var run = reader.Run;
            var taken = 0;
            // The first event is the earliest of all; those up to the next ring's first follow it.
            while (taken < run.Length && count < _merged.Length && run[taken].Time <= limit && (taken == 0 || run[taken].Time <= until))
            {
                ref var e = ref _merged[count++];
                e = run[taken++];
                e.Time = _last = Math.Max(_last, e.Time);
            }
            if (taken == 0)
            {
                HasWaiting = true;
                break;
            }
            reader.Take(taken);
            if (taken == run.Length)
                Refill(connection, now);
        }
        return _merged.AsSpan(0, count);
    }

    /// <summary>The process with the earliest event.</summary>
    /// <param name="until">The time of the earliest event of the others.</param>
    private AgentConnection? Earliest(out long until)
    {
        AgentConnection? earliest = null;
        var first = long.MaxValue;
        until = long.MaxValue;
        foreach (var connection in connections)
        {
            if (connection.Reader.Run is not [var e, ..])
                continue;
            if (earliest is null || e.Time < first)
                (earliest, until, first) = (connection, first, e.Time);
            else
                until = Math.Min(until, e.Time);
        }
        return earliest;
    }

    /// <summary>Looks for the next events of a process, and lets go of one that has ended or broken its ring.</summary>
    private void Refill(AgentConnection connection, long now)
    {
        var closed = connection.IsClosed;
        try
        {
            if (connection.Reader.Refill() || !closed || connection.Reader.End(now))
                return;
        }
        catch (Exception e) when (e is BrokenRingException or SourceException)
        {
            problems.Add(string.Create(CultureInfo.InvariantCulture,
                $"process {connection.Process.Pid} ({connection.Process.ExecName}) is traced no further: {e.Message}"));
        }
        Dropped += connection.Dropped;
        connections.Remove(connection);
        connection.Dispose();
    }
}
