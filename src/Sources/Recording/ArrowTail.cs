using Apache.Arrow;
using Apache.Arrow.Ipc;

namespace Pyd.Sources.Recording;

/// <summary>What makes a file of batches whole: all strings of each column, and the footer.</summary>
internal static class ArrowTail
{
    /// <summary>The bytes.</summary>
    /// <param name="position">Where in the file they will stand.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="columns">Has the strings.</param>
    /// <param name="batches">Where the batches lie.</param>
    /// <param name="options">How to compress.</param>
    public static byte[] Write(long position, Schema schema, EventColumns columns, IReadOnlyList<ArrowBlock> batches, IpcOptions options)
    {
        using var buffer = new MemoryStream();
        using var tail = new MemoryStream();
        var dictionaries = new List<ArrowBlock>();
        var schemaBytes = ReadOnlyMemory<byte>.Empty;
        foreach (var (message, bytes) in Messages(columns.AllTexts(schema), options, buffer))
        {
            if (message.Kind == ArrowMessage.SchemaKind)
                schemaBytes = bytes[ArrowMessage.PrefixLength..];
            if (message.Kind != ArrowMessage.DictionaryKind)
                continue;
            dictionaries.Add(new ArrowBlock(position + tail.Length, message));
            tail.Write(bytes.Span);
        }
        tail.Write(ArrowFooter.Write(schemaBytes.Span, dictionaries, batches));
        return tail.ToArray();
    }

    /// <summary>The messages that Apache.Arrow makes of a batch: schema, strings, rows.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="options">How to compress.</param>
    /// <param name="buffer">Room for them; they are valid until it is used again.</param>
    public static IEnumerable<(ArrowMessage Message, ReadOnlyMemory<byte> Bytes)> Messages(RecordBatch batch, IpcOptions options, MemoryStream buffer)
    {
        buffer.SetLength(0);
        using (var writer = new ArrowStreamWriter(buffer, batch.Schema, leaveOpen: true, options))
            writer.WriteRecordBatch(batch);
        var rest = new ReadOnlyMemory<byte>(buffer.GetBuffer(), 0, (int)buffer.Length);
        while (ArrowMessage.HeadLengthOf(rest.Span) is > 0 and var head && ArrowMessage.Read(rest.Span[..head]) is { } message)
        {
            yield return (message, rest[..(int)message.Length]);
            rest = rest[(int)message.Length..];
        }
    }
}
