using System.Buffers.Text;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;
using Pyd.Runtime.Events;
using Pyd.Runtime.Variables;

namespace Pyd.Bench.Replay;

/// <summary>The scripts as somebody would write them by hand over the same records: the limit of what a compiler can reach.</summary>
internal abstract class HandWritten(SessionTables tables, Stream output)
{
    protected SessionTables Tables { get; } = tables;

    protected Stream Output { get; } = output;

    /// <summary>The probes by number; looked up once.</summary>
    protected int Entry { get; private set; } = -1;

    protected int Return { get; private set; } = -1;

    public static HandWritten Of(string script, SessionTables tables, Stream output) => script switch
    {
        "count" => new Count(tables, output),
        "predicate" => new Predicate(tables, output),
        "top20" => new Top20(tables, output),
        "durations" => new Durations(tables, output),
        "call_stack" => new CallStack(tables, output),
        _ => throw new ArgumentException($"no script {script}"),
    };

    public void Begin()
    {
        Entry = Tables.Probes.Index().First(probe => probe.Item.Name == "function-entry").Index;
        Return = Tables.Probes.Index().First(probe => probe.Item.Name == "function-return").Index;
    }

    public abstract void Run(ReadOnlySpan<ProbeEvent> events);

    public abstract void End();

    protected TraceString Text(long address) => Tables.Strings.Read(address) ?? TraceString.Empty;

    protected void Line(FormattableString text) => Output.Write(Encoding.UTF8.GetBytes(text.ToString(CultureInfo.InvariantCulture) + "\n"));

    private sealed class Count(SessionTables tables, Stream output) : HandWritten(tables, output)
    {
        private readonly Dictionary<long, long> _counts = [];

        public override void Run(ReadOnlySpan<ProbeEvent> events)
        {
            foreach (ref readonly var e in events)
            {
                if (e.Probe == Entry)
                    CollectionsMarshal.GetValueRefOrAddDefault(_counts, e.Arg1, out _)++;
            }
        }

        public override void End()
        {
            foreach (var (name, count) in _counts.Select(pair => (Text(pair.Key), pair.Value)).OrderBy(pair => pair.Value).ThenBy(pair => pair.Item1))
                Line($"{name} {count}");
        }
    }

    private sealed class Predicate(SessionTables tables, Stream output) : HandWritten(tables, output)
    {
        private static readonly TraceString Wanted = new("function_150"u8);
        private long _hits;

        public override void Run(ReadOnlySpan<ProbeEvent> events)
        {
            foreach (ref readonly var e in events)
            {
                if (e.Probe == Entry && TraceString.AreEqual(Text(e.Arg1), Wanted))
                    _hits++;
            }
        }

        public override void End() => Line($"{_hits}");
    }

    private sealed class Top20(SessionTables tables, Stream output) : HandWritten(tables, output)
    {
        private readonly Dictionary<(int, long, long), long> _counts = [];

        public override void Run(ReadOnlySpan<ProbeEvent> events)
        {
            foreach (ref readonly var e in events)
            {
                if (e.Probe == Entry)
                    CollectionsMarshal.GetValueRefOrAddDefault(_counts, (e.Thread >>> 16, e.Arg0, e.Arg1), out _)++;
            }
        }

        public override void End()
        {
            var rows = _counts.Select(pair => (Tables.Processes[pair.Key.Item1].Pid, File: Text(pair.Key.Item2), Name: Text(pair.Key.Item3), pair.Value));
            foreach (var (pid, file, name, count) in rows.OrderByDescending(row => row.Value).ThenByDescending(row => row.Pid).ThenByDescending(row => row.File).ThenByDescending(row => row.Name).Take(20).Reverse())
                Line($"{pid} {file} {name} {count}");
        }
    }

    private sealed class Durations(SessionTables tables, Stream output) : HandWritten(tables, output)
    {
        private readonly long[] _buckets = new long[64];
        private long[] _started = new long[1 << 20];

        public override void Run(ReadOnlySpan<ProbeEvent> events)
        {
            foreach (ref readonly var e in events)
            {
                var index = (e.Thread >>> 16) << 6 | e.Thread & 63;
                if (index >= _started.Length)
                    Array.Resize(ref _started, index * 2);
                ref var started = ref _started[index];
                if (e.Probe == Entry)
                {
                    started = e.Time;
                }
                else if (e.Probe == Return && started != 0)
                {
                    _buckets[BitOperations.Log2((ulong)(e.Time - started))]++;
                    started = 0;
                }
            }
        }

        public override void End()
        {
            foreach (var (bucket, count) in _buckets.Index().Where(bucket => bucket.Item > 0))
                Line($"{1L << bucket} {count}");
        }
    }

    private sealed class CallStack(SessionTables tables, Stream output) : HandWritten(tables, output)
    {
        private readonly Dictionary<TraceString, byte[]> _baseNames = [];
        private readonly byte[] _buffer = new byte[1 << 16];
        private readonly int[] _indents = new int[1 << 20];
        private int _length;

        public override void Run(ReadOnlySpan<ProbeEvent> events)
        {
            foreach (ref readonly var e in events)
            {
                ref var indent = ref _indents[(e.Thread >>> 16) << 6 | e.Thread & 63];
                if (e.Probe == Entry)
                    Write(in e, " function-entry:"u8, indent++);
                else if (e.Probe == Return)
                    Write(in e, "function-return:"u8, indent = Math.Max(indent - 1, 0));
            }
        }

        public override void End() => Output.Write(_buffer, 0, _length);

        private void Write(ref readonly ProbeEvent e, ReadOnlySpan<byte> name, int indent)
        {
            if (_length > _buffer.Length - 1024)
            {
                Output.Write(_buffer, 0, _length);
                _length = 0;
            }
            Number(e.Time);
            _buffer[_length++] = (byte)'\t';
            Bytes(name);
            _buffer.AsSpan(_length, indent).Fill((byte)' ');
            _length += indent;
            Bytes(BaseName(Text(e.Arg0)));
            _buffer[_length++] = (byte)':';
            Bytes(Text(e.Arg1).Bytes);
            _buffer[_length++] = (byte)':';
            Number(e.Arg2);
            _buffer[_length++] = (byte)'\n';
        }

        private byte[] BaseName(TraceString path)
        {
            if (!_baseNames.TryGetValue(path, out var name))
                _baseNames.Add(path, name = path.Bytes[(path.Bytes.LastIndexOf((byte)'/') + 1)..].ToArray());
            return name;
        }

        private void Number(long value)
        {
            Utf8Formatter.TryFormat(value, _buffer.AsSpan(_length), out var written);
            _length += written;
        }

        private void Bytes(ReadOnlySpan<byte> bytes)
        {
            bytes.CopyTo(_buffer.AsSpan(_length));
            _length += bytes.Length;
        }
    }
}
