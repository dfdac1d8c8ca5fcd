using System.Buffers.Binary;
using K4os.Compression.LZ4;

namespace Pyd.Sources.Recording;

/// <summary>
/// Frames of LZ4 as recordings have them, decompressed straight into their place: the library's reader of frames goes through a buffer of its own
/// and allocates one for each column.
/// </summary>
/// <remarks>https://github.com/lz4/lz4/blob/dev/doc/lz4_Frame_format.md</remarks>
internal static class Lz4Frame
{
    private const uint Magic = 0x184D2204;

    // Version 1; blocks that depend on each other and a content size may be there, checksums and dictionaries not.
    private const byte Version = 0b0100_0000, VersionMask = 0b1100_0000, HasContentSize = 0b0000_1000, Unusual = 0b0001_0101;

    private const int ShortestHeader = 7;
    private const uint IsPlain = 1u << 31;

    /// <summary>Decompresses a frame.</summary>
    /// <param name="frame">One whole frame.</param>
    /// <param name="into">As long as what it holds.</param>
    /// <param name="length">How many bytes it held.</param>
    /// <returns>False when the frame has something that this does not know, such as checksums.</returns>
    /// <exception cref="InvalidDataException">The frame is damaged.</exception>
    public static bool TryDecompress(ReadOnlySpan<byte> frame, Span<byte> into, out int length)
    {
        length = 0;
        if (frame.Length < ShortestHeader || BinaryPrimitives.ReadUInt32LittleEndian(frame) != Magic || (frame[4] & (VersionMask | Unusual)) != Version)
            return false;
        for (var rest = frame[(ShortestHeader + ((frame[4] & HasContentSize) != 0 ? sizeof(long) : 0))..]; ;)
        {
            var size = BinaryPrimitives.ReadUInt32LittleEndian(rest);
            if (size == 0)
                return true;
            var block = rest.Slice(sizeof(uint), (int)(size & ~IsPlain));
            rest = rest[(sizeof(uint) + block.Length)..];
            if ((size & IsPlain) != 0)
            {
                block.CopyTo(into[length..]);
                length += block.Length;
                continue;
            }
            var count = LZ4Codec.Decode(block, into[length..], into[..length]);
            if (count < 0)
                throw new InvalidDataException("a column cannot be decompressed");
            length += count;
        }
    }
}
