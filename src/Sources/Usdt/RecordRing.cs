using Pyd.Sources.Agent;
using Pyd.Sources.Usdt.Bpf;

namespace Pyd.Sources.Usdt;

/// <summary>Takes records out of the kernel's ring, in place (Documentation/bpf/ringbuf.rst).</summary>
internal sealed unsafe class RecordRing : IDisposable
{
    private const int Page = 4096, HeaderSize = 8;
    private const uint Busy = 1u << 31, Discarded = 1u << 30, LengthMask = Discarded - 1;

    private readonly int _size;
    private readonly byte* _consumer;
    private readonly byte* _producer;
    private long _position;

    /// <param name="ring">The map.</param>
    /// <param name="size">Its size.</param>
    public RecordRing(BpfMap ring, int size)
    {
        _size = size;
        var page = Math.Max(Page, Environment.SystemPageSize);
        PageSize = page;
        _consumer = BpfSystem.Map(ring.Descriptor, page, 0, isWritable: true);
        // The data is mapped twice, so that no record is torn at the end.
        _producer = BpfSystem.Map(ring.Descriptor, page + 2L * size, page, isWritable: false);
    }

    private int PageSize { get; }

    /// <summary>Whether there is a record that is whole.</summary>
    public bool HasRecord => Next() >= 0;

    /// <summary>The oldest record; empty when there is none. Valid until <see cref="Release"/>.</summary>
    public ReadOnlySpan<byte> Take()
    {
        var length = Next();
        if (length < 0)
            return [];
        var record = new ReadOnlySpan<byte>(At(_position) + HeaderSize, length);
        _position += HeaderSize + length + 7 & ~7;
        return record;
    }

    /// <summary>Gives the room of all that was taken back to the kernel.</summary>
    public void Release() => Volatile.Write(ref *(long*)_consumer, _position);

    public void Dispose()
    {
        Native.Unmap(_consumer, PageSize);
        Native.Unmap(_producer, PageSize + 2L * _size);
    }

    /// <summary>The length of the oldest record that was not given up by its writer; negative when there is none.</summary>
    private int Next()
    {
        while (_position < Volatile.Read(ref *(long*)_producer))
        {
            var header = Volatile.Read(ref *(uint*)At(_position));
            if ((header & Busy) != 0)
                return -1;
            if ((header & Discarded) == 0)
                return (int)(header & LengthMask);
            _position += HeaderSize + (int)(header & LengthMask) + 7 & ~7;
        }
        return -1;
    }

    private byte* At(long position) => _producer + PageSize + (position & _size - 1);
}
