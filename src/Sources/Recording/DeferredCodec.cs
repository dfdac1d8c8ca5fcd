using System.Runtime.InteropServices;
using Apache.Arrow;
using Apache.Arrow.Compression;
using Apache.Arrow.Ipc;

namespace Pyd.Sources.Recording;

/// <summary>
/// Decompresses only what is read: Apache.Arrow hands over every buffer of a batch; here they are noted, and decompressed when somebody needs their column.
/// </summary>
internal sealed class DeferredCodec : ICompressionCodecFactory
{
    private readonly CompressionCodecFactory _codecs = new();
    private readonly Dictionary<byte[], Noted> _noted = [];

    private readonly record struct Noted(Message Message, ReadOnlyMemory<byte> Source, Memory<byte> Destination);

    /// <inheritdoc/>
    public ICompressionCodec CreateCodec(CompressionCodecType type) => CreateCodec(type, null);

    /// <inheritdoc/>
    public ICompressionCodec CreateCodec(CompressionCodecType type, int? level) => new Message(this, type, _codecs.CreateCodec(type, level));

    /// <summary>Sees to it that a column's buffers have what they stand for; its dictionary is a column of its own.</summary>
    public void Need(ArrayData column)
    {
        foreach (var buffer in column.Buffers)
        {
            if (MemoryMarshal.TryGetArray(buffer.Memory, out var bytes) && bytes.Array is { } array && _noted.Remove(array, out var noted))
                noted.Message.Decompress(noted);
        }
    }

    /// <summary>Forgets what was read: its memory is about to be used again.</summary>
    public void Forget() => _noted.Clear();

    /// <summary>The codec of one message: a batch or a dictionary.</summary>
    private sealed class Message(DeferredCodec owner, CompressionCodecType type, ICompressionCodec codec) : ICompressionCodec
    {
        public int Decompress(ReadOnlyMemory<byte> source, Memory<byte> destination)
        {
            if (!MemoryMarshal.TryGetArray<byte>(destination, out var bytes) || bytes.Array is not { } array)
                return codec.Decompress(source, destination);
            owner._noted[array] = new Noted(this, source, destination);
            return destination.Length;
        }

        public void Decompress(Noted noted)
        {
            var length = type == CompressionCodecType.Lz4Frame && Lz4Frame.TryDecompress(noted.Source.Span, noted.Destination.Span, out var count)
                ? count
                : codec.Decompress(noted.Source, noted.Destination);
            if (length != noted.Destination.Length)
                throw new InvalidDataException($"a column has {length} bytes where it says {noted.Destination.Length}");
        }

        public void Compress(ReadOnlyMemory<byte> source, Stream destination) => codec.Compress(source, destination);

        // Apache.Arrow disposes it when it has handed over the buffers, before they are decompressed.
        public void Dispose()
        {
        }
    }
}
