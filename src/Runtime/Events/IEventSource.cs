namespace Pyd.Runtime.Events;

/// <summary>Where events come from: a recorded trace, an agent inside the target, markers in the kernel. A session cannot tell them apart.</summary>
public interface IEventSource : IDisposable
{
    /// <summary>The probes, processes, threads and strings seen so far.</summary>
    SessionTables Tables { get; }

    /// <summary>
    /// Prepares the trace without letting any target run.
    /// </summary>
    /// <param name="wanted">What the program asks for; nothing else is produced.</param>
    /// <returns>The time at which the trace begins, in nanoseconds; <c>BEGIN</c> fires at it.</returns>
    /// <exception cref="SourceException">The source cannot be used.</exception>
    long Open(ProbeInterest wanted);

    /// <summary>Lets the targets run. Called once, after <c>BEGIN</c>, unless the script has already ended.</summary>
    /// <exception cref="SourceException">The target cannot be started.</exception>
    void Start();

    /// <summary>
    /// Takes the next events, waiting for them when there are none.
    /// </summary>
    /// <param name="batch">The events, possibly none when <paramref name="wait"/> has passed.</param>
    /// <param name="wait">How long to wait for the first event.</param>
    /// <returns>False when the trace has ended and everything in it was handed out.</returns>
    bool TryRead(out EventBatch batch, TimeSpan wait);

    /// <summary>Ends the trace at this moment: what was written until now is still handed out, then <see cref="TryRead"/> returns false.</summary>
    /// <returns>False when the source does not do so: the session then reads no further.</returns>
    bool Stop() => false;

    /// <summary>What became of the source; final once <see cref="TryRead"/> has returned false or the session has stopped.</summary>
    SourceOutcome Outcome { get; }
}

/// <summary>A source that can say what its threads do at this moment; of others the thread that was heard of last is taken for the one that runs.</summary>
public interface IThreadStates
{
    /// <summary>Whether a thread has a processor, or waits for nothing but one; null when that is not known.</summary>
    bool? IsRunning(ThreadInfo thread);
}

/// <summary>A source whose processes can be sent signals: D's <c>raise()</c>.</summary>
public interface ISignalTarget
{
    /// <summary>Sends a process a signal, if it is one of the source's; what comes of it is not known.</summary>
    void Signal(int pid, int signal);
}
