using System.Buffers;
using System.Numerics;
using Apache.Arrow.Memory;

namespace Pyd.Sources.Recording;

/// <summary>
/// Memory for the batches of a trace: what one batch has given back serves the next. Memory that is new for each batch costs more than to decompress
/// into it, since the system clears and maps every page anew.
/// </summary>
internal sealed class BatchMemory : MemoryAllocator
{
    private const int Smallest = 1 << 8;

    // By the power of two of the blocks' length.
    private readonly Stack<byte[]>[] _free = [.. Enumerable.Range(0, 31).Select(_ => new Stack<byte[]>())];

    protected override IMemoryOwner<byte> AllocateInternal(int length, out int bytesAllocated)
    {
        var power = BitOperations.Log2((uint)Math.Max(length, Smallest) - 1) + 1;
        if (power >= _free.Length)
        {
            bytesAllocated = length;
            return new Block(this, GC.AllocateUninitializedArray<byte>(length), length, null);
        }
        var free = _free[power];
        var block = free.Count > 0 ? free.Pop() : GC.AllocateUninitializedArray<byte>(1 << power);
        bytesAllocated = block.Length;
        return new Block(this, block, length, free);
    }

    private sealed class Block(BatchMemory memory, byte[] bytes, int length, Stack<byte[]>? free) : IMemoryOwner<byte>
    {
        private bool _isReturned;

        public Memory<byte> Memory => _isReturned ? throw new ObjectDisposedException(nameof(BatchMemory)) : bytes.AsMemory(0, length);

        public void Dispose()
        {
            if (_isReturned || free is null)
                return;
            _isReturned = true;
            lock (memory)
                free.Push(bytes);
        }
    }
}
