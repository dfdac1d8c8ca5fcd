using Apache.Arrow;
using Apache.Arrow.Ipc;
using Pyd.Runtime.Events;

namespace Pyd.Sources.Recording;

/// <summary>
/// Writes events as an Arrow file. Each batch is on its way to the disk as soon as it is full or <see cref="WriteBatch"/> asks for it, and brings
/// the strings that are new in it, so that a file without an end can be read to its last whole batch.
/// </summary>
/// <remarks>
/// Magic, schema, then for each batch its new strings and its rows; at the end all strings of each column, and the footer, which names
/// these and the batches only.
/// </remarks>
public sealed class ArrowTraceWriter : IDisposable
{
    private readonly Stream _stream;
    private readonly SessionTables _tables;
    private readonly long _start;
    private readonly IpcOptions _options;
    private readonly Schema _schema;
    private readonly EventColumns _columns;
    private readonly List<ArrowBlock> _batches = [];
    private readonly MemoryStream _messages = new();
    private long _position;

    /// <param name="stream">Where to; disposed with the writer.</param>
    /// <param name="tables">What the numbers in the events stand for.</param>
    /// <param name="start">The time at which the trace begins.</param>
    /// <param name="compression">How to compress.</param>
    public ArrowTraceWriter(Stream stream, SessionTables tables, long start, TraceCompression compression)
    {
        (_stream, _tables, _start) = (stream, tables, start);
        _options = TraceCompressions.Options(compression);
        _schema = TraceSchema.Of(tables, start, null);
        _columns = new EventColumns(tables);
        Write(ArrowFooter.Head);
        WriteMessages(_columns.AllTexts(_schema), ArrowMessage.SchemaKind, null);
        _stream.Flush();
    }

    /// <summary>Adds events.</summary>
    /// <exception cref="IOException">The stream refuses them: a full disk.</exception>
    public void Write(ReadOnlySpan<ProbeEvent> events)
    {
        while (events.Length > 0)
        {
            events = events[_columns.Add(events)..];
            if (_columns.Count == EventColumns.Capacity)
                WriteBatch();
        }
    }

    /// <summary>Writes what waits as a batch.</summary>
    public void WriteBatch()
    {
        if (_columns.Count == 0)
            return;
        WriteMessages(_columns.Take(_schema), ArrowMessage.DictionaryKind, _batches);
        _stream.Flush();
    }

    /// <summary>Ends the file.</summary>
    /// <param name="end">The time at which the trace ends.</param>
    public void Finish(long end)
    {
        WriteBatch();
        var tail = ArrowTail.Write(_position, TraceSchema.Of(_tables, _start, end), _columns, _batches, _options);
        Write(tail);
        _stream.Flush();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _messages.Dispose();
        _stream.Dispose();
    }

    // Of the messages that a batch is by itself, those of a kind or later ones: without its schema, or the schema alone
    private void WriteMessages(RecordBatch batch, byte first, List<ArrowBlock>? blocks)
    {
        foreach (var (message, bytes) in ArrowTail.Messages(batch, _options, _messages))
        {
            if (first == ArrowMessage.SchemaKind ? message.Kind != first : message.Kind < first)
                continue;
            if (message.Kind == ArrowMessage.BatchKind)
                blocks?.Add(new ArrowBlock(_position, message));
            Write(bytes.Span);
        }
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        _stream.Write(bytes);
        _position += bytes.Length;
    }
}
