using System.Buffers;
using System.Runtime.InteropServices;

namespace Pyd.Sources.Recording;

/// <summary>Arrays as the bytes that Arrow's buffers are made of.</summary>
internal static class MemoryBytes
{
    /// <summary>The same memory as bytes.</summary>
    public static ReadOnlyMemory<byte> AsBytes<T>(this Memory<T> memory) where T : unmanaged => new Bytes<T>(memory).Memory;

    private sealed class Bytes<T>(Memory<T> memory) : MemoryManager<byte> where T : unmanaged
    {
        public override Span<byte> GetSpan() => MemoryMarshal.AsBytes(memory.Span);

        public override MemoryHandle Pin(int elementIndex = 0) => throw new NotSupportedException();

        public override void Unpin()
        {
        }

        protected override void Dispose(bool disposing)
        {
        }
    }
}
