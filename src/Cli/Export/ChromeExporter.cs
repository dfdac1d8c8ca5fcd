using System.Globalization;
using System.Text.Json;
using Pyd.Runtime.Events;

namespace Pyd.Cli.Export;

/// <summary>
/// The trace event format of Chrome (JSON array form): a slice for each function, import and garbage collection, an instant for any other event.
/// Opens in ui.perfetto.dev and speedscope.app.
/// </summary>
internal sealed class ChromeExporter : IExporter
{
    private const double NanosecondsPerMicrosecond = 1000;

    private readonly Utf8JsonWriter _json;
    private readonly SessionTables _tables;
    private int _namedProcesses;

    public ChromeExporter(Stream stream, SessionTables tables)
    {
        _tables = tables;
        _json = new Utf8JsonWriter(stream);
        _json.WriteStartArray();
    }

    private enum Phase
    {
        Instant,
        Begin,
        End,
    }

    public void Write(ReadOnlySpan<ProbeEvent> events)
    {
        NameProcesses();
        foreach (ref readonly var e in events)
            Write(in e);
        _json.Flush();
    }

    public void Finish() => _json.WriteEndArray();

    public void Dispose() => _json.Dispose();

    private void Write(ref readonly ProbeEvent e)
    {
        var thread = _tables.Processes.Thread(e.Thread);
        var probe = _tables.Probes[e.Probe];
        var (phase, name, file, line) = Describe(probe, in e);
        _json.WriteStartObject();
        _json.WriteString("name", name);
        _json.WriteString("cat", probe.Provider);
        _json.WriteString("ph", phase switch { Phase.Begin => "B", Phase.End => "E", _ => "i" });
        _json.WriteNumber("ts", e.Time / NanosecondsPerMicrosecond);
        _json.WriteNumber("pid", thread.Process.Pid);
        _json.WriteNumber("tid", thread.Tid);
        if (phase == Phase.Instant)
            _json.WriteString("s", "t");
        if (phase != Phase.End)
        {
            _json.WriteStartObject("args");
            if (file is not null)
            {
                _json.WriteString("file", file);
                _json.WriteNumber("line", line);
            }
            _json.WriteEndObject();
        }
        _json.WriteEndObject();
    }

    // Markers of other providers have other arguments, also where their names are the same.
    private (Phase Phase, string Name, string? File, long Line) Describe(ProbeInfo probe, ref readonly ProbeEvent e) => probe.Provider != "python" ? (Phase.Instant, probe.Name, null, 0) : probe.Name switch
    {
        "function-entry" => (Phase.Begin, Text(e.Arg1), Text(e.Arg0), e.Arg2),
        "function-return" => (Phase.End, Text(e.Arg1), null, 0),
        "line" => (Phase.Instant, $"{Text(e.Arg1)}:{e.Arg2.ToString(CultureInfo.InvariantCulture)}", Text(e.Arg0), e.Arg2),
        "gc-start" => (Phase.Begin, "gc", null, 0),
        "gc-done" => (Phase.End, "gc", null, 0),
        "import-find-load-start" => (Phase.Begin, $"import {Text(e.Arg0)}", null, 0),
        "import-find-load-done" => (Phase.End, $"import {Text(e.Arg0)}", null, 0),
        "audit" => (Phase.Instant, $"audit {Text(e.Arg0)}", null, 0),
        var name => (Phase.Instant, name, null, 0),
    };

    private void NameProcesses()
    {
        for (; _namedProcesses < _tables.Processes.Count; _namedProcesses++)
        {
            var process = _tables.Processes[_namedProcesses];
            _json.WriteStartObject();
            _json.WriteString("name", "process_name");
            _json.WriteString("ph", "M");
            _json.WriteNumber("pid", process.Pid);
            _json.WriteStartObject("args");
            _json.WriteString("name", process.ExecName.ToString());
            _json.WriteEndObject();
            _json.WriteEndObject();
        }
    }

    private string Text(long address) => _tables.Strings.Read(address)?.ToString() ?? "?";
}
