using Apache.Arrow;
using Pyd.Runtime.Events;
using Pyd.Runtime.Variables;
using Pyd.Sources.Replay;

namespace Pyd.Sources.Recording;

/// <summary>Turns events into the columns of a batch. Its arrays are used again for the next batch.</summary>
internal sealed class EventColumns
{
    /// <summary>Rows of a full batch.</summary>
    public const int Capacity = 1 << 16;

    private readonly SessionTables _tables;
    private readonly long[] _time = new long[Capacity];
    private readonly int[] _probe = new int[Capacity], _pid = new int[Capacity], _tid = new int[Capacity], _parent = new int[Capacity];
    private readonly int[] _exec = new int[Capacity], _path = new int[Capacity];
    private readonly uint[] _uid = new uint[Capacity], _gid = new uint[Capacity];
    private readonly short[] _cpu = new short[Capacity];
    private readonly long[][] _arguments = Six(() => new long[Capacity]);
    private readonly int[][] _texts = Six(() => new int[Capacity]);
    private readonly byte[][] _hasText = Six(() => new byte[Capacity / 8]);
    private readonly int[] _textCounts = new int[ProbeEvent.ArgumentCount];
    private readonly TextColumn _probeTexts = new(), _execTexts = new(), _pathTexts = new();
    private readonly TextColumn[] _argumentTexts = Six(() => new TextColumn());
    private readonly Dictionary<long, int>[] _numbersOfAddresses = Six(() => new Dictionary<long, int>());
    private readonly List<int> _probeNumbers = [];
    private readonly Dictionary<int, Origin> _origins = [];

    public EventColumns(SessionTables tables) => _tables = tables;

    /// <summary>What is the same in all events of a thread.</summary>
    private readonly record struct Origin(int Pid, int Tid, int ParentPid, uint Uid, uint Gid, int ExecName, int Executable);

    /// <summary>How many rows wait.</summary>
    public int Count { get; private set; }

    /// <summary>Adds as many events as there is room for.</summary>
    /// <returns>How many.</returns>
    public int Add(ReadOnlySpan<ProbeEvent> events)
    {
        var count = Math.Min(events.Length, Capacity - Count);
        foreach (ref readonly var e in events[..count])
            Add(in e);
        return count;
    }

    /// <summary>Takes the rows as a batch; it is valid until more are added.</summary>
    public RecordBatch Take(Schema schema)
    {
        var batch = Batch(schema, Count, column => column.TakeNew());
        Count = 0;
        _textCounts.AsSpan().Clear();
        foreach (var bits in _hasText)
            System.Array.Clear(bits);
        return batch;
    }

    /// <summary>A batch without rows that brings all texts along.</summary>
    public RecordBatch AllTexts(Schema schema) => Batch(schema, 0, column => column.All());

    /// <summary>Takes over the texts that a batch has brought.</summary>
    public void AddTexts(RecordBatch batch)
    {
        foreach (var (column, name) in TextColumns())
            column.AddRange((StringArray)((DictionaryArray)batch.Column(name)).Dictionary);
    }

    private IEnumerable<(TextColumn Column, string Name)> TextColumns() =>
    [
        (_probeTexts, TraceSchema.Probe), (_execTexts, TraceSchema.ExecName),
        .. _argumentTexts.Index().Select(column => (column.Item, TraceSchema.NumberOf(TraceSchema.Text, column.Index))),
        (_pathTexts, TraceSchema.Executable),
    ];

    private void Add(ref readonly ProbeEvent e)
    {
        var row = Count++;
        if (!_origins.TryGetValue(e.Thread, out var origin))
            _origins.Add(e.Thread, origin = OriginOf(e.Thread));
        _time[row] = e.Time;
        _probe[row] = ProbeNumber(e.Probe);
        _cpu[row] = e.Cpu;
        (_pid[row], _tid[row], _parent[row], _uid[row], _gid[row], _exec[row], _path[row]) =
            (origin.Pid, origin.Tid, origin.ParentPid, origin.Uid, origin.Gid, origin.ExecName, origin.Executable);
        Argument(0, row, e.Arg0);
        Argument(1, row, e.Arg1);
        Argument(2, row, e.Arg2);
        Argument(3, row, e.Arg3);
        Argument(4, row, e.Arg4);
        Argument(5, row, e.Arg5);
    }

    // A string is in its own column, and 0 in that of the numbers, where its address would say nothing.
    private void Argument(int index, int row, long value)
    {
        if (value < StringTable.Base || TextNumber(index, value) is not (>= 0 and var number))
        {
            _arguments[index][row] = value;
            _texts[index][row] = 0;
            return;
        }
        _arguments[index][row] = 0;
        _texts[index][row] = number;
        _hasText[index][row >> 3] |= (byte)(1 << (row & 7));
        _textCounts[index]++;
    }

    private int TextNumber(int index, long address)
    {
        var numbers = _numbersOfAddresses[index];
        if (numbers.TryGetValue(address, out var number))
            return number;
        if (_tables.Strings.Read(address) is not { } text)
            return -1;
        number = _argumentTexts[index].Number(text);
        numbers.Add(address, number);
        return number;
    }

    private int ProbeNumber(int probe)
    {
        while (_probeNumbers.Count <= probe)
            _probeNumbers.Add(_probeTexts.Number(TraceString.From(ProbeNames.Format(_tables.Probes[_probeNumbers.Count]))));
        return _probeNumbers[probe];
    }

    private Origin OriginOf(int number)
    {
        var thread = _tables.Processes.Thread(number);
        var process = thread.Process;
        return new Origin(process.Pid, thread.Tid, process.ParentPid, (uint)process.Uid, (uint)process.Gid,
            _execTexts.Number(process.ExecName), _pathTexts.Number(TraceString.From(process.Executable)));
    }

    private RecordBatch Batch(Schema schema, int count, Func<TextColumn, StringArray> texts) => new(schema,
    [
        new Int64Array(Values(_time, count), ArrowBuffer.Empty, count, 0, 0),
        TextColumn.Rows(_probe, null, count, 0, texts(_probeTexts)),
        new Int32Array(Values(_pid, count), ArrowBuffer.Empty, count, 0, 0),
        new Int32Array(Values(_tid, count), ArrowBuffer.Empty, count, 0, 0),
        new Int16Array(Values(_cpu, count), ArrowBuffer.Empty, count, 0, 0),
        new UInt32Array(Values(_uid, count), ArrowBuffer.Empty, count, 0, 0),
        TextColumn.Rows(_exec, null, count, 0, texts(_execTexts)),
        .. _arguments.Select(values => new Int64Array(Values(values, count), ArrowBuffer.Empty, count, 0, 0)),
        .. _texts.Index().Select(column => TextColumn.Rows(column.Item, _hasText[column.Index], count, count - Math.Min(count, _textCounts[column.Index]), texts(_argumentTexts[column.Index]))),
        new Int32Array(Values(_parent, count), ArrowBuffer.Empty, count, 0, 0),
        new UInt32Array(Values(_gid, count), ArrowBuffer.Empty, count, 0, 0),
        TextColumn.Rows(_path, null, count, 0, texts(_pathTexts)),
    ], count);

    private static ArrowBuffer Values<T>(T[] values, int count) where T : unmanaged => new(values.AsMemory(0, count).AsBytes());

    private static T[] Six<T>(Func<T> make) => [.. Enumerable.Range(0, ProbeEvent.ArgumentCount).Select(_ => make())];
}
