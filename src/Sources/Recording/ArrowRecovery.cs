using Apache.Arrow;
using Apache.Arrow.Compression;
using Apache.Arrow.Ipc;
using Pyd.Runtime.Events;

namespace Pyd.Sources.Recording;

/// <summary>Finds what is whole of a recording that has no end.</summary>
/// <param name="Kept">How many bytes of the file are whole batches and what belongs to them.</param>
/// <param name="Tail">What to put after them.</param>
/// <param name="Events">How many events they hold.</param>
/// <param name="IsDamaged">Whether a batch follows that is there to its end and cannot be read; others may be whole behind it.</param>
internal sealed record ArrowRecovery(long Kept, byte[] Tail, long Events, bool IsDamaged)
{
    /// <summary>Whether a file has an end; then it is whole, or damaged in another way.</summary>
    public static bool HasEnd(Stream file)
    {
        var magic = new byte[ArrowFooter.Magic.Length];
        if (file.Length < ArrowFooter.Head.Length + magic.Length)
            return false;
        file.Position = file.Length - magic.Length;
        file.ReadExactly(magic);
        return ArrowFooter.Magic.SequenceEqual(magic);
    }

    /// <summary>Goes through a file from its beginning to its last whole batch.</summary>
    /// <exception cref="SourceException">Not even the beginning is there.</exception>
    public static ArrowRecovery Of(Stream file, string displayName)
    {
        try
        {
            return Find(file, displayName);
        }
        // Apache.Arrow says so in many ways.
        catch (Exception damage) when (damage is not (SourceException or IOException or OutOfMemoryException))
        {
            throw new SourceException($"the trace file '{displayName}' is damaged: {damage.Message}", damage);
        }
    }

    private static ArrowRecovery Find(Stream file, string displayName)
    {
        var columns = new EventColumns(new SessionTables());
        var batches = new List<ArrowBlock>();
        var position = (long)ArrowFooter.Head.Length;
        if (Next(file, position) is not { Message.Kind: ArrowMessage.SchemaKind } first)
            throw new SourceException($"the trace file '{displayName}' is cut short before its first event: nothing can be read from it");
        position += first.Bytes.Length;
        var (kept, events, isDamaged) = (position, 0L, false);
        Schema? schema = null;
        var pending = new List<byte[]> { first.Bytes };
        while (Next(file, position) is var (message, bytes))
        {
            pending.Add(bytes);
            if (message.Kind == ArrowMessage.BatchKind)
            {
                if (Read(Joined(pending)) is not { } batch)
                {
                    isDamaged = true;
                    break;
                }
                schema = batch.Schema;
                columns.AddTexts(batch);
                batches.Add(new ArrowBlock(position, message));
                events += batch.Length;
                kept = position + bytes.Length;
                pending = [first.Bytes];
            }
            position += bytes.Length;
        }
        schema ??= new ArrowStreamReader(new MemoryStream(first.Bytes), new CompressionCodecFactory()).Schema;
        return new ArrowRecovery(kept, ArrowTail.Write(kept, schema, columns, batches, TraceCompressions.Options(TraceCompression.Lz4)), events, isDamaged);
    }

    // A batch with its schema and strings; null when it is damaged or not one of a recording.
    private static RecordBatch? Read(byte[] messages)
    {
        try
        {
            var batch = new ArrowStreamReader(new MemoryStream(messages), new BatchMemory(), new CompressionCodecFactory(), leaveOpen: false).ReadNextRecordBatch();
            return batch is not null && batch.Schema.FieldsList.Any(field => field.Name == TraceSchema.Time) ? batch : null;
        }
        catch (Exception damage) when (damage is not OutOfMemoryException)
        {
            return null;
        }
    }

    private static byte[] Joined(List<byte[]> parts)
    {
        var bytes = new byte[parts.Sum(part => (long)part.Length)];
        var position = 0L;
        foreach (var part in parts)
        {
            part.CopyTo(bytes, position);
            position += part.Length;
        }
        return bytes;
    }

    private static (ArrowMessage Message, byte[] Bytes)? Next(Stream file, long position)
    {
        var prefix = new byte[ArrowMessage.PrefixLength];
        if (!TryRead(file, position, prefix) || ArrowMessage.HeadLengthOf(prefix) is not (> 0 and var length) || length > file.Length - position)
            return null;
        var head = new byte[length];
        if (!TryRead(file, position, head) || ArrowMessage.Read(head) is not { } message || message.Length > Math.Min(file.Length - position, System.Array.MaxLength))
            return null;
        var bytes = new byte[message.Length];
        return TryRead(file, position, bytes) ? (message, bytes) : null;
    }

    private static bool TryRead(Stream file, long position, byte[] into)
    {
        if (into.Length > file.Length - position)
            return false;
        file.Position = position;
        return file.ReadAtLeast(into, into.Length, throwOnEndOfStream: false) == into.Length;
    }
}
