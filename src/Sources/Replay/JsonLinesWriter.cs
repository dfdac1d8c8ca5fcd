using System.Buffers;
using System.Globalization;
using System.Text;
using Pyd.Runtime.Events;
using Pyd.Runtime.Output;
using Pyd.Runtime.Variables;

namespace Pyd.Sources.Replay;

/// <summary>Writes events as the JSON lines that <see cref="JsonLinesSource"/> reads.</summary>
/// <param name="stream">Where to; not disposed.</param>
/// <param name="tables">What the numbers in the events stand for.</param>
public sealed class JsonLinesWriter(Stream stream, SessionTables tables)
{
    private readonly ArrayBufferWriter<byte> _buffer = new(1 << 16);
    private bool _hasHeader;

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
        Ascii($"{{\"trace\":{{\"target\":{tables.Target},\"wallclock\":{tables.WallClockOffset}}}}}\n");
    }

    private void WriteEvent(ref readonly ProbeEvent e)
    {
        if (tables.Processes.Thread(e.Thread) is not { } thread)
            throw new SourceException(string.Create(CultureInfo.InvariantCulture, $"event of thread {e.Thread}, which the trace does not define"));
        var process = thread.Process;
        Ascii($"{{\"time\":{e.Time},\"pid\":{process.Pid},\"tid\":{thread.Tid},\"exec\":");
        Text(process.ExecName);
        Ascii($",\"ppid\":{process.ParentPid},\"uid\":{(uint)process.Uid},\"gid\":{(uint)process.Gid},\"cpu\":{e.Cpu},\"path\":");
        Text(TraceString.From(process.Executable));
        _buffer.Write(",\"probe\":"u8);
        Text(TraceString.From(ProbeNames.Format(tables.Probes[e.Probe])));
        _buffer.Write(",\"args\":["u8);
        WriteArguments([e.Arg0, e.Arg1, e.Arg2, e.Arg3, e.Arg4, e.Arg5]);
        _buffer.Write("]}\n"u8);
    }

    private void WriteArguments(ReadOnlySpan<long> arguments)
    {
        arguments = arguments.TrimEnd(0);
        for (var i = 0; i < arguments.Length; i++)
        {
            if (i > 0)
                _buffer.Write(","u8);
            if (tables.Strings.Read(arguments[i]) is { } text)
                Text(text);
            else
                Ascii($"{arguments[i]}");
        }
    }

    private void Ascii(FormattableString text) => Encoding.ASCII.GetBytes(text.ToString(CultureInfo.InvariantCulture), _buffer);

    private void Text(TraceString text) => JsonString.Write(_buffer, text.Bytes);

    private void Drain()
    {
        stream.Write(_buffer.WrittenSpan);
        _buffer.ResetWrittenCount();
    }
}
