using System.Globalization;
using System.IO.Compression;
using Parquet;
using Parquet.Schema;
using Pyd.Runtime.Events;
using Pyd.Runtime.Variables;
using Pyd.Sources.Replay;

namespace Pyd.Cli.Export;

/// <summary>Apache Parquet with the columns of a recording, for databases.</summary>
internal sealed class ParquetExporter : IExporter
{
    /// <summary>Rows of a group.</summary>
    private const int GroupLength = 1 << 17;

    private static readonly DataField<long> Time = new("time", nullable: false);
    private static readonly DataField<string> Probe = new("probe", nullable: false), ExecName = new("exec", nullable: false), Executable = new("path", nullable: false);
    private static readonly DataField<int> Pid = new("pid", nullable: false), Tid = new("tid", nullable: false), Cpu = new("cpu", nullable: false), ParentPid = new("ppid", nullable: false);
    private static readonly DataField<long> Uid = new("uid", nullable: false), Gid = new("gid", nullable: false);
    private static readonly DataField<long>[] Arguments = [.. Numbers().Select(i => new DataField<long>(Name("arg", i), nullable: false))];
    private static readonly DataField<string>[] Texts = [.. Numbers().Select(i => new DataField<string>(Name("str", i), nullable: true))];

    private readonly SessionTables _tables;
    private readonly ParquetWriter _writer;
    private readonly ProbeEvent[] _events = new ProbeEvent[GroupLength];
    private readonly Dictionary<long, string?> _strings = [];
    private readonly string?[] _probes = new string?[ushort.MaxValue + 1];
    private readonly Dictionary<TraceString, string> _texts = [];
    private int _count;

    public ParquetExporter(Stream stream, SessionTables tables)
    {
        _tables = tables;
        // Parquet.Net seeks, and reads while it writes; standard output does neither.
        var schema = new ParquetSchema([Time, Probe, Pid, Tid, Cpu, Uid, ExecName, .. Arguments, .. Texts, ParentPid, Gid, Executable]);
        _writer = ParquetWriter.CreateAsync(schema, stream, new ParquetOptions { CompressionMethod = CompressionMethod.Zstd, CompressionLevel = CompressionLevel.Fastest }).GetAwaiter().GetResult();
    }

    public void Write(ReadOnlySpan<ProbeEvent> events)
    {
        while (events.Length > 0)
        {
            var count = Math.Min(events.Length, GroupLength - _count);
            events[..count].CopyTo(_events.AsSpan(_count));
            _count += count;
            events = events[count..];
            if (_count == GroupLength)
                WriteGroup();
        }
    }

    public void Finish() => WriteGroup();

    public void Dispose() => _writer.DisposeAsync().AsTask().GetAwaiter().GetResult();

    private void WriteGroup()
    {
        if (_count == 0)
            return;
        using (var group = _writer.CreateRowGroup())
        {
            Longs(group, Time, e => e.Time);
            Strings(group, Probe, e => _probes[e.Probe] ??= ProbeNames.Format(_tables.Probes[e.Probe]));
            Ints(group, Pid, e => ThreadOf(e).Process.Pid);
            Ints(group, Tid, e => ThreadOf(e).Tid);
            Ints(group, Cpu, e => e.Cpu);
            Longs(group, Uid, e => (uint)ThreadOf(e).Process.Uid);
            Strings(group, ExecName, e => TextOf(ThreadOf(e).Process.ExecName));
            for (var i = 0; i < Arguments.Length; i++)
            {
                var argument = i;
                Longs(group, Arguments[i], e => StringAt(ArgumentOf(in e, argument)) is null ? ArgumentOf(in e, argument) : 0);
            }
            for (var i = 0; i < Texts.Length; i++)
            {
                var argument = i;
                Strings(group, Texts[i], e => StringAt(ArgumentOf(in e, argument)));
            }
            Ints(group, ParentPid, e => ThreadOf(e).Process.ParentPid);
            Longs(group, Gid, e => (uint)ThreadOf(e).Process.Gid);
            Strings(group, Executable, e => ThreadOf(e).Process.Executable);
        }
        _count = 0;
    }

    private void Longs(ParquetRowGroupWriter group, DataField field, Func<ProbeEvent, long> value) =>
        group.WriteAsync<long>(field, Column(value)).GetAwaiter().GetResult();

    private void Ints(ParquetRowGroupWriter group, DataField field, Func<ProbeEvent, int> value) =>
        group.WriteAsync<int>(field, Column(value)).GetAwaiter().GetResult();

    private void Strings(ParquetRowGroupWriter group, DataField field, Func<ProbeEvent, string?> value)
    {
        var column = new string?[_count];
        for (var i = 0; i < column.Length; i++)
            column[i] = value(_events[i]);
        group.WriteAsync(field, column).GetAwaiter().GetResult();
    }

    private ReadOnlyMemory<T> Column<T>(Func<ProbeEvent, T> value)
    {
        var column = new T[_count];
        for (var i = 0; i < column.Length; i++)
            column[i] = value(_events[i]);
        return column;
    }

    private ThreadInfo ThreadOf(in ProbeEvent e) => _tables.Processes.Thread(e.Thread);

    private string? StringAt(long address)
    {
        if (address < StringTable.Base)
            return null;
        if (!_strings.TryGetValue(address, out var text))
            _strings.Add(address, text = _tables.Strings.Read(address)?.ToString());
        return text;
    }

    private string TextOf(TraceString text)
    {
        if (!_texts.TryGetValue(text, out var known))
            _texts.Add(text, known = text.ToString());
        return known;
    }

    private static long ArgumentOf(ref readonly ProbeEvent e, int index) => index switch
    {
        0 => e.Arg0,
        1 => e.Arg1,
        2 => e.Arg2,
        3 => e.Arg3,
        4 => e.Arg4,
        _ => e.Arg5,
    };

    private static string Name(string name, int index) => string.Create(CultureInfo.InvariantCulture, $"{name}{index}");

    private static IEnumerable<int> Numbers() => Enumerable.Range(0, ProbeEvent.ArgumentCount);
}
