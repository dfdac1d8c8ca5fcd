using Pyd.Runtime.Events;
using Pyd.Sources.Replay;

namespace Pyd.Cli.Export;

/// <summary>The JSON lines of docs/traces.md.</summary>
internal sealed class JsonLinesExporter(Stream stream, SessionTables tables) : IExporter
{
    private readonly JsonLinesWriter _writer = new(stream, tables);

    public void Write(ReadOnlySpan<ProbeEvent> events) => _writer.Write(events);

    public void Finish() => _writer.Write([]);

    public void Dispose() => stream.Flush();
}
