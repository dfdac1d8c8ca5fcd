using System.Buffers.Binary;

namespace Pyd.Sources.Recording;

/// <summary>Where a message lies in a file.</summary>
/// <param name="Offset">Its first byte.</param>
/// <param name="Message">Its lengths.</param>
internal readonly record struct ArrowBlock(long Offset, ArrowMessage Message);

/// <summary>
/// The end of an Arrow file: a flat buffer that says where its batches and dictionaries lie. Apache.Arrow writes one only of what the same writer
/// has written, and its dictionaries only before the first batch, when a recorder knows none of the strings that will come.
/// </summary>
internal static class ArrowFooter
{
    /// <summary>What an Arrow file begins and ends with.</summary>
    public static ReadOnlySpan<byte> Magic => "ARROW1"u8;

    /// <summary>The first bytes of an Arrow file, with what fills them up to a multiple of 8.</summary>
    public static ReadOnlySpan<byte> Head => "ARROW1\0\0"u8;

    /// <summary>What ends the messages.</summary>
    public static ReadOnlySpan<byte> EndOfMessages => [0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0];

    private const int RootOffset = 0, TableVector = 4, Table = 20, Vectors = 40, BlockLength = 24;
    private const short Version5 = 4;

    /// <summary>The end of a file, from <see cref="EndOfMessages"/> to the magic.</summary>
    /// <param name="schema">The flat buffer of a schema's message.</param>
    /// <param name="dictionaries">The dictionaries.</param>
    /// <param name="batches">The batches.</param>
    public static byte[] Write(ReadOnlySpan<byte> schema, IReadOnlyList<ArrowBlock> dictionaries, IReadOnlyList<ArrowBlock> batches)
    {
        // root ──► table { version, schema, dictionaries, recordBatches }, the two vectors, then the schema's message, whose header is the schema
        var dictionaryVector = Vectors + 4;
        var batchVector = Up(dictionaryVector + 4 + dictionaries.Count * BlockLength) + 4;
        var schemaMessage = Up(batchVector + 4 + batches.Count * BlockLength);
        var length = Up(schemaMessage + schema.Length);
        var end = EndOfMessages.Length;
        var bytes = new byte[end + length + 4 + Magic.Length];
        EndOfMessages.CopyTo(bytes);
        var buffer = bytes.AsSpan(end, length);
        BinaryPrimitives.WriteInt32LittleEndian(buffer[RootOffset..], Table);
        // Offsets of the fields within the table, after the sizes of this list and of the table
        ReadOnlySpan<short> fields = [12, 20, 16, 4, 8, 12];
        for (var i = 0; i < fields.Length; i++)
            BinaryPrimitives.WriteInt16LittleEndian(buffer[(TableVector + i * 2)..], fields[i]);
        BinaryPrimitives.WriteInt32LittleEndian(buffer[Table..], Table - TableVector);
        BinaryPrimitives.WriteInt32LittleEndian(buffer[(Table + 4)..], schemaMessage + ArrowMessage.HeaderOf(schema) - (Table + 4));
        BinaryPrimitives.WriteInt32LittleEndian(buffer[(Table + 8)..], dictionaryVector - (Table + 8));
        BinaryPrimitives.WriteInt32LittleEndian(buffer[(Table + 12)..], batchVector - (Table + 12));
        BinaryPrimitives.WriteInt16LittleEndian(buffer[(Table + 16)..], Version5);
        WriteBlocks(buffer[dictionaryVector..], dictionaries);
        WriteBlocks(buffer[batchVector..], batches);
        schema.CopyTo(buffer[schemaMessage..]);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(end + length), length);
        Magic.CopyTo(bytes.AsSpan(end + length + 4));
        return bytes;
    }

    private static void WriteBlocks(Span<byte> vector, IReadOnlyList<ArrowBlock> blocks)
    {
        BinaryPrimitives.WriteInt32LittleEndian(vector, blocks.Count);
        vector = vector[4..];
        foreach (var block in blocks)
        {
            BinaryPrimitives.WriteInt64LittleEndian(vector, block.Offset);
            BinaryPrimitives.WriteInt32LittleEndian(vector[8..], block.Message.HeadLength);
            BinaryPrimitives.WriteInt64LittleEndian(vector[16..], block.Message.BodyLength);
            vector = vector[BlockLength..];
        }
    }

    private static int Up(int length) => (length + 7) & ~7;
}
