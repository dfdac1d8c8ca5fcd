using Pyd.Runtime.Events;
using Pyd.Runtime.Variables;

namespace Pyd.Sources.Replay;

/// <summary>The processes and threads of a trace as its lines name them. A process that changes its name or user is entered anew.</summary>
internal sealed class ReplayProcesses(SessionTables tables)
{
    /// <summary>The short name of a process that the trace never names.</summary>
    private static readonly TraceString DefaultExecName = new("python"u8);

    private readonly Dictionary<int, Entry> _current = [];
    private Entry? _last;

    /// <summary>The number that a line's event carries.</summary>
    public int Thread(in EventLine line, int pid, int tid)
    {
        if (_last is not { } entry || entry.Info.Pid != pid)
            _current.TryGetValue(pid, out entry);
        if (entry is null || !entry.Agrees(in line))
            entry = _current[pid] = Add(in line, pid, entry);
        _last = entry;
        return entry.Thread(tables.Processes, tid);
    }

    private Entry Add(in EventLine line, int pid, Entry? last)
    {
        var before = last?.Info;
        var name = line.ExecName ?? before?.ExecName ?? DefaultExecName;
        var executable = line.Executable ?? (line.ExecName is null ? last?.Executable : null) ?? name;
        var info = new ProcessInfo(pid, line.ParentPid ?? before?.ParentPid ?? 0, line.Uid ?? before?.Uid ?? 0, line.Gid ?? before?.Gid ?? 0,
            name, executable.ToString(), pid == tables.Target);
        return new Entry(tables.Processes.Add(info), info, executable);
    }

    private sealed class Entry(int index, ProcessInfo info, TraceString executable)
    {
        private readonly Dictionary<int, int> _threads = [];
        private int _lastTid = -1;
        private int _lastThread;

        public ProcessInfo Info => info;

        public TraceString Executable => executable;

        public bool Agrees(in EventLine line) =>
            (line.ExecName is null || line.ExecName.Equals(info.ExecName))
            && (line.Uid is null || line.Uid == info.Uid)
            && (line.Gid is null || line.Gid == info.Gid)
            && (line.ParentPid is null || line.ParentPid == info.ParentPid)
            && (line.Executable is null || line.Executable.Equals(executable));

        public int Thread(ProcessTable processes, int tid)
        {
            if (tid == _lastTid)
                return _lastThread;
            if (!_threads.TryGetValue(tid, out var thread))
                _threads.Add(tid, thread = processes.AddThread(index, tid));
            (_lastTid, _lastThread) = (tid, thread);
            return thread;
        }
    }
}
