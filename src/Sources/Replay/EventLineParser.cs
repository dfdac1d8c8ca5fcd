using System.Globalization;
using System.Text;
using System.Text.Json;
using Pyd.Runtime.Events;
using Pyd.Runtime.Variables;

namespace Pyd.Sources.Replay;

/// <summary>Turns one line of a JSON trace into an event and fills the session's tables by the way.</summary>
internal sealed class EventLineParser(SessionTables tables)
{
    private readonly JsonStrings _strings = new(tables.Strings);
    private readonly ReplayProcesses _processes = new(tables);
    private readonly Dictionary<TraceString, ushort> _probes = [];
    private long _last = long.MinValue;
    private bool _hasHeader;

    /// <summary>Reads a line.</summary>
    /// <returns>False when the line holds no event: empty, a comment, the header.</returns>
    /// <exception cref="BadLineException">The line is wrong.</exception>
    public bool TryParse(ReadOnlySpan<byte> line, out ProbeEvent e)
    {
        e = default;
        line = line.Trim(" \t"u8);
        if (line.Length == 0 || line[0] == '#')
            return false;
        var json = new Utf8JsonReader(line);
        try
        {
            return ReadObject(ref json, ref e);
        }
        catch (JsonException error)
        {
            throw new BadLineException(string.Create(CultureInfo.InvariantCulture,
                $"not a JSON object (byte {error.BytePositionInLine + 1}): write one event a line, {{\"time\":…,\"pid\":…,\"probe\":…,\"args\":[…]}}"), isSyntax: true);
        }
    }

    private bool ReadObject(ref Utf8JsonReader json, ref ProbeEvent e)
    {
        var line = new EventLine();
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
            throw new BadLineException("not a JSON object: write one event a line, {\"time\":…,\"pid\":…,\"probe\":…,\"args\":[…]}");
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("trace"u8))
            {
                ReadHeader(ref json);
                return false;
            }
            ReadMember(ref json, ref line, ref e);
        }
        if (json.Read())
            throw new BadLineException("something follows the event; write one event a line");
        Finish(in line, ref e);
        return true;
    }

    private void ReadMember(ref Utf8JsonReader json, ref EventLine line, ref ProbeEvent e)
    {
        if (json.ValueTextEquals("time"u8))
            line.Time = JsonValues.Integer(ref json, "time", 0, long.MaxValue);
        else if (json.ValueTextEquals("pid"u8))
            line.Pid = (int)JsonValues.Integer(ref json, "pid", 0, int.MaxValue);
        else if (json.ValueTextEquals("tid"u8))
            line.Tid = (int)JsonValues.Integer(ref json, "tid", 0, int.MaxValue);
        else if (json.ValueTextEquals("exec"u8))
            line.ExecName = _strings.Text(ref json, "exec");
        else if (json.ValueTextEquals("probe"u8))
            line.Probe = _strings.Text(ref json, "probe");
        else if (json.ValueTextEquals("args"u8))
            ReadArguments(ref json, ref e);
        else if (json.ValueTextEquals("ppid"u8))
            line.ParentPid = (int)JsonValues.Integer(ref json, "ppid", 0, int.MaxValue);
        else if (json.ValueTextEquals("uid"u8))
            line.Uid = (int)JsonValues.Integer(ref json, "uid", 0, uint.MaxValue);
        else if (json.ValueTextEquals("gid"u8))
            line.Gid = (int)JsonValues.Integer(ref json, "gid", 0, uint.MaxValue);
        else if (json.ValueTextEquals("cpu"u8))
            e.Cpu = (short)JsonValues.Integer(ref json, "cpu", 0, short.MaxValue);
        else if (json.ValueTextEquals("vtime"u8))
            line.ProcessorTime = JsonValues.Integer(ref json, "vtime", 0, long.MaxValue);
        else if (json.ValueTextEquals("path"u8))
            line.Executable = _strings.Text(ref json, "path");
        else
            throw new BadLineException($"an event has no \"{Encoding.UTF8.GetString(json.ValueSpan)}\"; it has time, pid, tid, exec, probe, args, ppid, uid, gid, cpu, vtime, path");
    }

    private void ReadArguments(ref Utf8JsonReader json, ref ProbeEvent e)
    {
        if (!json.Read() || json.TokenType != JsonTokenType.StartArray)
            throw new BadLineException("\"args\" is not an array; write the probe's arguments as [\"file.py\",\"function\",1]");
        Span<long> arguments = stackalloc long[ProbeEvent.ArgumentCount];
        var count = 0;
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (count == arguments.Length)
                throw new BadLineException("\"args\" has more than 6 values; a probe has no more");
            arguments[count++] = json.TokenType switch
            {
                JsonTokenType.String => _strings.Address(ref json),
                JsonTokenType.Number => JsonValues.Argument(ref json),
                JsonTokenType.Null => 0,
                _ => throw new BadLineException(string.Create(CultureInfo.InvariantCulture, $"\"args\" holds a value of another kind at position {count}; use strings, integers and null")),
            };
        }
        (e.Arg0, e.Arg1, e.Arg2) = (arguments[0], arguments[1], arguments[2]);
        (e.Arg3, e.Arg4, e.Arg5) = (arguments[3], arguments[4], arguments[5]);
    }

    private void Finish(in EventLine line, ref ProbeEvent e)
    {
        if (line.Time is not { } time)
            throw new BadLineException("the event has no \"time\"; give it in nanoseconds");
        if (line.Pid is not { } pid)
            throw new BadLineException("the event has no \"pid\"; give the process id");
        if (line.Probe is not { } probe)
            throw new BadLineException("the event has no \"probe\"; name it, for example \"python:function-entry\"");
        if (time < _last)
            throw new BadLineException(string.Create(CultureInfo.InvariantCulture, $"time goes back from {_last} to {time}; sort the events by time"));
        if (tables.Processes.Count == 0 && !_hasHeader)
            tables.Target = pid;
        if (line.ProcessorTime is { } processorTime)
            e.Arg5 = e.Arg5 == 0 ? processorTime : throw new BadLineException("the event has both \"vtime\" and a sixth argument, which share a place; leave one out");
        e.Time = _last = time;
        e.Thread = _processes.Thread(in line, pid, line.Tid ?? pid);
        e.Probe = ProbeIndex(probe);
    }

    private ushort ProbeIndex(TraceString text)
    {
        if (_probes.TryGetValue(text, out var index))
            return index;
        if (ProbeNames.Parse(text.ToString()) is not { } probe)
            throw new BadLineException($"\"{text}\" is not a probe; write provider:name, for example \"python:function-entry\"");
        var known = tables.Probes.IndexOf(probe);
        if (known < 0)
        {
            if (tables.Probes.Count == ushort.MaxValue)
                throw new BadLineException("the trace has more than 65535 different probes");
            tables.Probes.Add(probe);
            known = tables.Probes.Count - 1;
        }
        _probes.Add(text, (ushort)known);
        return (ushort)known;
    }

    private void ReadHeader(ref Utf8JsonReader json)
    {
        if (_last != long.MinValue || _hasHeader)
            throw new BadLineException("the header {\"trace\":…} comes once, before the first event");
        _hasHeader = true;
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
            throw new BadLineException("\"trace\" is not an object; write {\"trace\":{\"target\":1234}}");
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("target"u8))
                tables.Target = (int)JsonValues.Integer(ref json, "target", 0, int.MaxValue);
            else if (json.ValueTextEquals("wallclock"u8))
                tables.WallClockOffset = JsonValues.Integer(ref json, "wallclock", long.MinValue, long.MaxValue);
            else
                throw new BadLineException($"the header has no \"{Encoding.UTF8.GetString(json.ValueSpan)}\"; it has target, wallclock");
        }
        if (!json.Read() || json.TokenType != JsonTokenType.EndObject || json.Read())
            throw new BadLineException("the header stands alone in its line: {\"trace\":{\"target\":1234}}");
    }
}
