using System.Buffers.Binary;
using Pyd.Runtime.Events;
using Pyd.Runtime.Variables;
using Pyd.Sources.Agent;
using Pyd.Sources.Usdt.Markers;

namespace Pyd.Sources.Usdt;

/// <summary>The processes of a trace as the kernel tells of them, and their threads.</summary>
internal sealed class TracedProcesses(SessionTables tables)
{
    private readonly Dictionary<int, Entry> _entries = [];
    private readonly Dictionary<int, int> _parents = [];

    /// <summary>How many processes have fired a marker.</summary>
    public int Count { get; private set; }

    /// <summary>Takes a process's introduction.</summary>
    public void Introduce(ReadOnlySpan<byte> record)
    {
        var pid = BinaryPrimitives.ReadInt32LittleEndian(record[(EventRecord.Thread + 4)..]);
        if (_entries.ContainsKey(pid))
            return;
        var name = record.Slice(EventRecord.Name, 16);
        var end = name.IndexOf((byte)0);
        var parent = BinaryPrimitives.ReadInt32LittleEndian(record[EventRecord.Parent..]);
        _entries.Add(pid, new Entry(
            new TraceString(end < 0 ? name : name[..end]),
            parent != 0 ? parent : _parents.TryGetValue(pid, out var known) ? known : ProcessFacts.ParentOf(pid),
            BinaryPrimitives.ReadInt32LittleEndian(record[EventRecord.Users..]),
            BinaryPrimitives.ReadInt32LittleEndian(record[(EventRecord.Users + 4)..]),
            // It may have gone before anybody reads its events.
            ProcessFacts.ExecutableOf(pid)));
    }

    /// <summary>Takes note of a child.</summary>
    public void Fork(int parent, int child)
    {
        _parents[child] = parent;
        _entries.Remove(child);
    }

    /// <summary>A process has become another program: what comes next is of another process to scripts.</summary>
    public void Replace(int pid) => _entries.Remove(pid);

    /// <summary>A process has ended; its id may be given to another.</summary>
    public void Remove(int pid)
    {
        _entries.Remove(pid);
        _parents.Remove(pid);
    }

    /// <summary>The number that events of a thread carry.</summary>
    /// <param name="pid">The process.</param>
    /// <param name="tid">The thread.</param>
    /// <param name="path">The file whose marker has fired: the executable of a process that has gone already, unless it is a library.</param>
    /// <exception cref="SourceException">There are too many processes or threads.</exception>
    public int Thread(int pid, int tid, string path)
    {
        if (!_entries.TryGetValue(pid, out var entry))
        {
            var facts = ProcessFacts.Of(pid, 0, 0, false);
            _entries.Add(pid, entry = new Entry(facts.ExecName, facts.ParentPid, 0, 0, facts.Executable));
        }
        if (entry.Index < 0)
        {
            var executable = entry.Executable.Length > 0 ? entry.Executable : MarkerFile.IsLibrary(path) ? "" : path;
            entry.Index = tables.Processes.Add(new ProcessInfo(pid, entry.Parent, entry.Uid, entry.Gid, entry.Name, executable, pid == tables.Target));
            Count++;
        }
        if (!entry.Threads.TryGetValue(tid, out var number))
            entry.Threads.Add(tid, number = tables.Processes.AddThread(entry.Index, tid));
        return number;
    }

    private sealed class Entry(TraceString name, int parent, int uid, int gid, string executable)
    {
        public TraceString Name => name;

        public int Parent => parent;

        public int Uid => uid;

        public int Gid => gid;

        public string Executable => executable;

        public int Index { get; set; } = -1;

        public Dictionary<int, int> Threads { get; } = [];
    }
}
