using Pyd.Runtime.Events;

namespace Pyd.Runtime.Sessions;

/// <summary>
/// Finds the threads that a sample interrupts, as DTrace's profile probes interrupt what each processor runs: those that run while they are in a
/// Python function. A source that does not know what runs, a replay, has one running thread in each process: the one that was heard of last.
/// </summary>
internal sealed class ThreadSampler(ProbeRouter router, IThreadStates? states)
{
    private readonly List<(int Number, TraceThread Thread)> _found = [];

    /// <summary>The threads that run; valid until the next call.</summary>
    public IReadOnlyList<(int Number, TraceThread Thread)> Running()
    {
        _found.Clear();
        foreach (var each in router.ThreadsInPython())
        {
            if (states?.IsRunning(each.Thread.Info) is not { } isRunning)
                AddLast(each);
            else if (isRunning)
                _found.Add(each);
        }
        return _found;
    }

    private void AddLast((int Number, TraceThread Thread) each)
    {
        // The threads of a process follow each other.
        if (_found.Count == 0 || _found[^1].Number >>> 16 != each.Number >>> 16)
            _found.Add(each);
        else if (_found[^1].Thread.LastSeen.Time <= each.Thread.LastSeen.Time)
            _found[^1] = each;
    }
}
