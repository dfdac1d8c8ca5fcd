using System.Globalization;
using System.Runtime.CompilerServices;
using Apache.Arrow;
using Pyd.Runtime.Events;
using Pyd.Runtime.Variables;
using Pyd.Sources.Replay;

namespace Pyd.Sources.Recording;

/// <summary>Makes events of a batch's columns, some at a time, so that they are still in the processor's cache when the script sees them.</summary>
/// <param name="tables">The session's tables, which it fills.</param>
/// <param name="codec">Decompresses the columns that are read.</param>
/// <param name="arguments">Bit n is set when argument n is wanted; others stay 0.</param>
internal sealed class EventRows(SessionTables tables, DeferredCodec codec, int arguments)
{
    /// <summary>Events made at a time: 32 KiB.</summary>
    public const int Chunk = 512;

    private const int FirstArgumentWord = 2;

    private readonly TextRows<ushort> _probe = new(text => ProbeOf(tables, text));
    private readonly TextRows<TraceString> _exec = new(text => text), _path = new(text => text);
    private readonly TextRows<long>[] _texts = [.. Enumerable.Range(0, ProbeEvent.ArgumentCount).Select(_ => new TextRows<long>(tables.Strings.Intern))];
    private readonly OriginCache _origins = new(tables);
    private readonly int[] _numbers = new int[Chunk];
    private IArrowArray? _time, _pid, _tid, _cpu, _uid, _gid, _parent;
    private readonly IArrowArray?[] _arguments = new IArrowArray?[ProbeEvent.ArgumentCount];
    private long _last;

    /// <summary>Rows of the batch.</summary>
    public int Count { get; private set; }

    /// <summary>Takes a batch.</summary>
    /// <exception cref="InvalidDataException">It is not one of a trace.</exception>
    public void Begin(RecordBatch batch)
    {
        Count = batch.Length;
        _time = Required(batch, TraceSchema.Time);
        _probe.Begin(Required(batch, TraceSchema.Probe), codec);
        _pid = Required(batch, TraceSchema.Pid);
        _tid = Column(batch, TraceSchema.Tid) ?? _pid;
        (_cpu, _uid, _gid, _parent) = (Column(batch, TraceSchema.Cpu), Column(batch, TraceSchema.Uid), Column(batch, TraceSchema.Gid), Column(batch, TraceSchema.ParentPid));
        Begin(_exec, batch, TraceSchema.ExecName);
        Begin(_path, batch, TraceSchema.Executable);
        for (var i = 0; i < _arguments.Length; i++)
        {
            _arguments[i] = null;
            if ((arguments >> i & 1) == 0)
                continue;
            Begin(_texts[i], batch, TraceSchema.NumberOf(TraceSchema.Text, i));
            // Where each row has a string there is no number to read.
            if (!_texts[i].IsFull)
                _arguments[i] = Column(batch, TraceSchema.NumberOf(TraceSchema.Argument, i));
        }
    }

    /// <summary>Makes the events of rows of the batch.</summary>
    /// <param name="start">The first row.</param>
    /// <param name="events">Takes them, at most <see cref="Chunk"/>.</param>
    /// <returns>How many are good; fewer than asked when time goes back.</returns>
    public int Read(int start, Span<ProbeEvent> events)
    {
        if (_time is null || _pid is null || _tid is null)
            throw new InvalidOperationException("no batch");
        IntegerColumn.Scatter(_time, start, events, 0);
        var count = InOrder(events);
        events = events[..count];
        if (count == 0)
            return 0;
        Threads(start, events);
        for (var i = 0; i < ProbeEvent.ArgumentCount; i++)
        {
            if ((arguments >> i & 1) == 0)
                continue;
            if (_arguments[i] is { } column)
                IntegerColumn.Scatter(column, start, events, FirstArgumentWord + i);
            if (!_texts[i].IsEmpty)
                Texts(_texts[i], start, events, FirstArgumentWord + i);
        }
        return count;
    }

    /// <summary>Why fewer events were good than asked for.</summary>
    public string Disorder(long time) => string.Create(CultureInfo.InvariantCulture, $"time goes back from {_last} to {time}; sort the events by time");

    private int InOrder(Span<ProbeEvent> events)
    {
        var last = _last;
        for (var i = 0; i < events.Length; i++)
        {
            var time = events[i].Time;
            if (time < last)
            {
                _last = last;
                return i;
            }
            last = time;
        }
        _last = last;
        return events.Length;
    }

    private void Threads(int start, Span<ProbeEvent> events)
    {
        _origins.Begin(events.Length, start, _pid, _tid, _uid, _gid, _parent, _exec, _path);
        for (var i = 0; i < events.Length; i++)
            events[i].Thread = _origins.Thread(i);
        var numbers = _numbers.AsSpan(0, events.Length);
        _probe.Read(start, numbers);
        var probes = _probe.Values;
        for (var i = 0; i < numbers.Length; i++)
            events[i].Probe = numbers[i] >= 0 ? probes[numbers[i]] : throw new InvalidDataException("an event has no probe");
        if (_cpu is null)
            numbers.Clear();
        else
            IntegerColumn.Read(_cpu, start, numbers);
        for (var i = 0; i < numbers.Length; i++)
            events[i].Cpu = (short)numbers[i];
    }

    private void Texts(TextRows<long> texts, int start, Span<ProbeEvent> events, int word)
    {
        var numbers = _numbers.AsSpan(0, events.Length);
        texts.Read(start, numbers);
        var addresses = texts.Values;
        ref var target = ref Unsafe.Add(ref Unsafe.As<ProbeEvent, long>(ref events[0]), word);
        for (var i = 0; i < numbers.Length; i++)
        {
            if (numbers[i] >= 0)
                Unsafe.Add(ref target, i * (ProbeEvent.Size / sizeof(long))) = addresses[numbers[i]];
        }
    }

    private void Begin<T>(TextRows<T> rows, RecordBatch batch, string name)
    {
        if (batch.Schema.FieldsLookup.Contains(name))
            rows.Begin(batch.Column(name), codec);
    }

    private IArrowArray? Column(RecordBatch batch, string name)
    {
        if (!batch.Schema.FieldsLookup.Contains(name))
            return null;
        var column = batch.Column(name);
        codec.Need(column.Data);
        return column;
    }

    private IArrowArray Required(RecordBatch batch, string name) =>
        Column(batch, name) ?? throw new InvalidDataException($"there is no column '{name}'; a trace has time, probe, pid, tid, cpu, uid, exec, arg0 to arg5, str0 to str5");

    private static ushort ProbeOf(SessionTables tables, TraceString text)
    {
        var probe = ProbeNames.Parse(text.ToString()) ?? throw new InvalidDataException($"\"{text}\" is not a probe");
        var known = tables.Probes.IndexOf(probe);
        if (known >= 0)
            return (ushort)known;
        if (tables.Probes.Count == ushort.MaxValue)
            throw new InvalidDataException("the trace has more than 65535 different probes");
        tables.Probes.Add(probe);
        return (ushort)(tables.Probes.Count - 1);
    }
}
