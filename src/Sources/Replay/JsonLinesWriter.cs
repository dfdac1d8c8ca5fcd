using System.Buffers;
using System.Buffers.Text;
using Pyd.Runtime.Events;
using Pyd.Runtime.Output;
using Pyd.Runtime.Variables;

namespace Pyd.Sources.Replay;

/// <summary>Writes events as the JSON lines that <see cref="JsonLinesSource"/> reads.</summary>
/// <param name="stream">Where to; not disposed.</param>
/// <param name="tables">What the numbers in the events stand for.</param>
public sealed class JsonLinesWriter(Stream stream, SessionTables tables)
{
    // "-9223372036854775808"
    private const int LongestInteger = 20;

    private readonly ArrayBufferWriter<byte> _buffer = new(1 << 16);
    private readonly Dictionary<int, ThreadMembers> _threads = [];
    private readonly List<byte[]> _probes = [];
    private ThreadMembers? _last;
    private bool _hasHeader;

    // A thread's members of each line, around the one that it does not know: the processor.
    private sealed record ThreadMembers(int Thread, byte[] BeforeProcessor, byte[] AfterProcessor);

    /// <summary>Writes events, and before the first ones the header.</summary>
    public void Write(ReadOnlySpan<ProbeEvent> events)
    {
        if (!_hasHeader)
            WriteHeader();
        foreach (ref readonly var e in events)
        {
            WriteEvent(in e);
            if (_buffer.WrittenCount > 1 << 15)
                Drain();
        }
        Drain();
    }

    private void WriteHeader()
    {
        _hasHeader = true;
        Member(_buffer, "{\"trace\":{\"target\":"u8, tables.Target);
        Member(_buffer, ",\"wallclock\":"u8, tables.WallClockOffset);
        _buffer.Write("}}\n"u8);
    }

    private void WriteEvent(ref readonly ProbeEvent e)
    {
        var thread = MembersOf(e.Thread);
        Member(_buffer, "{\"time\":"u8, e.Time);
        _buffer.Write(thread.BeforeProcessor);
        Member(_buffer, ",\"cpu\":"u8, e.Cpu);
        _buffer.Write(thread.AfterProcessor);
        _buffer.Write(ProbeMembersOf(e.Probe));
        WriteArguments([e.Arg0, e.Arg1, e.Arg2, e.Arg3, e.Arg4, e.Arg5]);
        _buffer.Write("]}\n"u8);
    }

    private ThreadMembers MembersOf(int number)
    {
        if (_last?.Thread == number)
            return _last;
        if (!_threads.TryGetValue(number, out var members))
            _threads.Add(number, members = Describe(number, tables.Processes.Thread(number)));
        return _last = members;
    }

    private static ThreadMembers Describe(int number, ThreadInfo thread)
    {
        var process = thread.Process;
        ArrayBufferWriter<byte> before = new(), after = new();
        Member(before, ",\"pid\":"u8, process.Pid);
        Member(before, ",\"tid\":"u8, thread.Tid);
        Member(before, ",\"exec\":"u8, process.ExecName);
        Member(before, ",\"ppid\":"u8, process.ParentPid);
        Member(before, ",\"uid\":"u8, (uint)process.Uid);
        Member(before, ",\"gid\":"u8, (uint)process.Gid);
        Member(after, ",\"path\":"u8, TraceString.From(process.Executable));
        return new ThreadMembers(number, before.WrittenSpan.ToArray(), after.WrittenSpan.ToArray());
    }

    // The probe, and what stands before the arguments.
    private byte[] ProbeMembersOf(int probe)
    {
        while (_probes.Count <= probe)
        {
            var members = new ArrayBufferWriter<byte>();
            Member(members, ",\"probe\":"u8, TraceString.From(ProbeNames.Format(tables.Probes[_probes.Count])));
            members.Write(",\"args\":["u8);
            _probes.Add(members.WrittenSpan.ToArray());
        }
        return _probes[probe];
    }

    private void WriteArguments(ReadOnlySpan<long> arguments)
    {
        arguments = arguments.TrimEnd(0);
        for (var i = 0; i < arguments.Length; i++)
        {
            var separator = i > 0 ? ","u8 : [];
            if (tables.Strings.Read(arguments[i]) is { } text)
                Member(_buffer, separator, text);
            else
                Member(_buffer, separator, arguments[i]);
        }
    }

    private static void Member(ArrayBufferWriter<byte> line, ReadOnlySpan<byte> name, long value)
    {
        line.Write(name);
        Utf8Formatter.TryFormat(value, line.GetSpan(LongestInteger), out var written);
        line.Advance(written);
    }

    private static void Member(ArrayBufferWriter<byte> line, ReadOnlySpan<byte> name, TraceString value)
    {
        line.Write(name);
        JsonString.Write(line, value.Bytes);
    }

    private void Drain()
    {
        stream.Write(_buffer.WrittenSpan);
        _buffer.ResetWrittenCount();
    }
}
