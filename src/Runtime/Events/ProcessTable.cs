using System.Collections.Concurrent;
using System.Globalization;

namespace Pyd.Runtime.Events;

/// <summary>
/// The processes and threads of a session. An event names its thread by one number: process index in the upper, thread index
/// within the process in the lower 16 bits, so that every process can number its own threads without asking.
/// </summary>
public sealed class ProcessTable
{
    /// <summary>How many processes a session can hold.</summary>
    public const int MaximumProcesses = 1 << 14;

    /// <summary>How many threads one process can hold over its life.</summary>
    public const int MaximumThreads = 1 << 16;

    private readonly List<ProcessInfo> _processes = [];

    // Scripts look while the source adds: copies of a program work beside it.
    private readonly ConcurrentDictionary<int, ProcessInfo> _byPid = new();

    /// <summary>How many processes were seen.</summary>
    public int Count => _processes.Count;

    /// <summary>A process by its index, in order of appearance.</summary>
    public ProcessInfo this[int index] => _processes[index];

    /// <summary>The process that had a process id last, or null.</summary>
    public ProcessInfo? Find(int pid) => _byPid.GetValueOrDefault(pid);

    /// <summary>Adds a process; several entries for one pid are allowed (pids are reused).</summary>
    /// <returns>Its index.</returns>
    /// <exception cref="SourceException">The session has <see cref="MaximumProcesses"/> already.</exception>
    public int Add(ProcessInfo process)
    {
        if (_processes.Count == MaximumProcesses)
            throw new SourceException($"the trace has more than {MaximumProcesses} processes");
        _processes.Add(process);
        _byPid[process.Pid] = process;
        return _processes.Count - 1;
    }

    /// <summary>Adds the next thread of a process.</summary>
    /// <returns>The number that events of this thread carry.</returns>
    /// <exception cref="SourceException">The process has <see cref="MaximumThreads"/> already.</exception>
    public int AddThread(int process, int tid)
    {
        var threads = _processes[process].Threads;
        if (threads.Count == MaximumThreads)
            throw new SourceException($"process {_processes[process].Pid} has more than {MaximumThreads} threads");
        threads.Add(new ThreadInfo(_processes[process], tid));
        return process << 16 | threads.Count - 1;
    }

    /// <summary>The thread that an event names.</summary>
    /// <exception cref="SourceException">The number names none: the source is broken.</exception>
    public ThreadInfo Thread(int thread)
    {
        int process = thread >>> 16, index = thread & 0xFFFF;
        if (process >= _processes.Count || index >= _processes[process].Threads.Count)
            throw new SourceException(string.Create(CultureInfo.InvariantCulture, $"event of thread {thread}, which the trace does not define"));
        return _processes[process].Threads[index];
    }
}
