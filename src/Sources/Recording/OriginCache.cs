using Apache.Arrow;
using Pyd.Runtime.Events;
using Pyd.Runtime.Variables;
using Pyd.Sources.Replay;

namespace Pyd.Sources.Recording;

/// <summary>Finds the thread of a row by what its columns say of process and thread: what was seen a moment ago costs a few comparisons.</summary>
internal sealed class OriginCache
{
    private const int Size = 1 << 10;

    private readonly ReplayProcesses _processes;
    private readonly SessionTables _tables;
    private readonly Entry[] _entries = new Entry[Size];
    private readonly int[] _pid = new int[EventRows.Chunk], _tid = new int[EventRows.Chunk], _uid = new int[EventRows.Chunk], _gid = new int[EventRows.Chunk],
        _parent = new int[EventRows.Chunk], _exec = new int[EventRows.Chunk], _path = new int[EventRows.Chunk];
    private TraceString[] _execTexts = [], _pathTexts = [];
    private bool _isSteady;   // in these rows all but the thread is the same
    private (int Pid, int Tid) _last;
    private int _lastThread;

    // Beside pid and tid of two threads whose rows alternate, nothing else of an entry changes from row to row.
    private struct Entry
    {
        public bool IsUsed;
        public int Pid, Tid, Uid, Gid, Parent, Exec, Path;
        public int Thread;
    }

    public OriginCache(SessionTables tables)
    {
        _tables = tables;
        _processes = new ReplayProcesses(tables);
    }

    /// <summary>Takes rows; columns that are not there are left to what is usual.</summary>
    public void Begin(int count, int start, IArrowArray? pid, IArrowArray? tid, IArrowArray? uid, IArrowArray? gid, IArrowArray? parent,
        TextRows<TraceString> exec, TextRows<TraceString> path)
    {
        Read(pid, _pid);
        Read(tid, _tid);
        Read(uid, _uid);
        Read(gid, _gid);
        Read(parent, _parent);
        exec.Read(start, _exec.AsSpan(0, count));
        path.Read(start, _path.AsSpan(0, count));
        if (!ReferenceEquals(_execTexts, exec.Values) || !ReferenceEquals(_pathTexts, path.Values))
            System.Array.Clear(_entries);
        (_execTexts, _pathTexts) = (exec.Values, path.Values);
        _isSteady = IsSteady(_uid) && IsSteady(_gid) && IsSteady(_parent) && IsSteady(_exec) && IsSteady(_path);
        _last = (-1, -1);

        bool IsSteady(int[] values) => !values.AsSpan(0, count).ContainsAnyExcept(values[0]);

        void Read(IArrowArray? column, int[] into)
        {
            if (column is null)
                System.Array.Clear(into, 0, count);
            else
                IntegerColumn.Read(column, start, into.AsSpan(0, count));
        }
    }

    /// <summary>The number that a row's event carries.</summary>
    public int Thread(int row)
    {
        int pid = _pid[row], tid = _tid[row];
        // A thread runs for a while, and processes seldom differ in the rest.
        if (_isSteady && _last == (pid, tid))
            return _lastThread;
        ref var entry = ref _entries[(tid * 31 + pid) & (Size - 1)];
        var isKnown = entry.Tid == tid && entry.Pid == pid && entry.Exec == _exec[row] && entry.Uid == _uid[row] && entry.Gid == _gid[row]
            && entry.Parent == _parent[row] && entry.Path == _path[row] && entry.IsUsed;
        _last = (pid, tid);
        return _lastThread = isKnown ? entry.Thread : Add(row, ref entry);
    }

    private int Add(int row, ref Entry entry)
    {
        entry = new Entry
        {
            IsUsed = true, Pid = _pid[row], Tid = _tid[row], Uid = _uid[row], Gid = _gid[row], Parent = _parent[row], Exec = _exec[row], Path = _path[row],
        };
        if (entry.Pid < 0 || entry.Tid < 0)
            throw new InvalidDataException("an event has a negative pid or tid");
        if (_tables.Processes.Count == 0 && _tables.Target == 0)
            _tables.Target = entry.Pid;
        var line = new EventLine
        {
            Uid = entry.Uid, Gid = entry.Gid, ParentPid = entry.Parent,
            ExecName = entry.Exec >= 0 ? _execTexts[entry.Exec] : null,
            Executable = entry.Path >= 0 ? _pathTexts[entry.Path] : null,
        };
        return entry.Thread = _processes.Thread(in line, entry.Pid, entry.Tid);
    }
}
