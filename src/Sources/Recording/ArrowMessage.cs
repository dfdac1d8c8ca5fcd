using System.Buffers.Binary;

namespace Pyd.Sources.Recording;

/// <summary>
/// An encapsulated message of Arrow's IPC format as it lies in a file: FF FF FF FF, the length of its head, the head (a flat buffer), the body.
/// Of the head, only what is needed to go from one message to the next.
/// </summary>
/// <param name="Kind">See the constants.</param>
/// <param name="HeadLength">Bytes before the body, the prefix of 8 among them.</param>
/// <param name="BodyLength">Bytes of the body.</param>
internal readonly record struct ArrowMessage(byte Kind, int HeadLength, long BodyLength)
{
    public const byte SchemaKind = 1, DictionaryKind = 2, BatchKind = 3;

    /// <summary>Bytes of the prefix.</summary>
    public const int PrefixLength = 8;

    private const int LongestHead = 1 << 24;
    private const int KindField = 1, HeaderField = 2, BodyLengthField = 3;

    /// <summary>Bytes of the whole message.</summary>
    public long Length => HeadLength + BodyLength;

    /// <summary>How long the head is by its prefix; 0 when this is no message.</summary>
    public static int HeadLengthOf(ReadOnlySpan<byte> prefix) =>
        prefix.Length >= PrefixLength && BinaryPrimitives.ReadUInt32LittleEndian(prefix) == uint.MaxValue
            && BinaryPrimitives.ReadInt32LittleEndian(prefix[4..]) is > 0 and < LongestHead and var length ? length + PrefixLength : 0;

    /// <summary>Reads a head, with its prefix; null when it is damaged.</summary>
    public static ArrowMessage? Read(ReadOnlySpan<byte> head)
    {
        try
        {
            var table = head[PrefixLength..];
            if (Field(table, KindField) is not (> 0 and var kind) || Field(table, HeaderField) == 0)
                return null;
            var length = Field(table, BodyLengthField) is > 0 and var at ? BinaryPrimitives.ReadInt64LittleEndian(table[at..]) : 0;
            return length < 0 ? null : new ArrowMessage(table[kind], head.Length, length);
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
        catch (IndexOutOfRangeException)
        {
            return null;
        }
    }

    /// <summary>Where the header, a table of its own, lies in a flat buffer of a message.</summary>
    public static int HeaderOf(ReadOnlySpan<byte> message)
    {
        var at = Field(message, HeaderField);
        return at + BinaryPrimitives.ReadInt32LittleEndian(message[at..]);
    }

    // Where a field of the root table lies, or 0 when it has its default.
    private static int Field(ReadOnlySpan<byte> buffer, int field)
    {
        var root = BinaryPrimitives.ReadInt32LittleEndian(buffer);
        var table = root - BinaryPrimitives.ReadInt32LittleEndian(buffer[root..]);
        var entry = 4 + field * 2;
        if (entry >= BinaryPrimitives.ReadUInt16LittleEndian(buffer[table..]))
            return 0;
        var offset = BinaryPrimitives.ReadUInt16LittleEndian(buffer[(table + entry)..]);
        return offset == 0 ? 0 : root + offset;
    }
}
