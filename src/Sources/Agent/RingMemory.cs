using System.Globalization;
using System.Numerics;
using Pyd.Runtime.Events;

namespace Pyd.Sources.Agent;

/// <summary>The reader's mapping of one ring.</summary>
internal sealed unsafe class RingMemory : IDisposable
{
    private readonly long _size;
    private byte* _base;
    private int _descriptor = -1;

    /// <summary>The slots of the smallest ring that holds so many bytes of events.</summary>
    /// <exception cref="SourceException">There is none so large.</exception>
    public static int SlotsFor(long size)
    {
        if (size > (long)RingLayout.MostSlots * ProbeEvent.Size)
            throw new SourceException("bufsize is too large: a ring holds at most 1g, and each traced process has one");
        return (int)BitOperations.RoundUpToPowerOf2((ulong)Math.Max(RingLayout.FewestSlots, (size + ProbeEvent.Size - 1) / ProbeEvent.Size));
    }

    /// <summary>Makes a ring. The file cannot be resized by the process that is given it.</summary>
    /// <exception cref="IOException">There is no memory for it.</exception>
    public RingMemory(int slots)
    {
        if (slots < RingLayout.FewestSlots || !BitOperations.IsPow2(slots))
            throw new ArgumentOutOfRangeException(nameof(slots));
        SlotCount = slots;
        _size = RingLayout.Slots + (long)slots * ProbeEvent.Size;
        try
        {
            _descriptor = Native.CreateMemoryFile(_size);
            _base = Native.Map(_descriptor, _size);
        }
        catch (IOException e)
        {
            CloseDescriptor();
            throw new IOException($"no shared memory for a ring of {SizeText(slots)}: {e.Message}; a smaller one may fit: -b SIZE", e);
        }
    }

    private static string SizeText(int slots) => (slots * (long)ProbeEvent.Size >> 10) is var kilobytes && (kilobytes & 1023) == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{kilobytes >> 10}m")
        : string.Create(CultureInfo.InvariantCulture, $"{kilobytes}k");

    /// <summary>How many slots, a power of two.</summary>
    public int SlotCount { get; }

    /// <summary>The file, to be handed over; gone after <see cref="CloseDescriptor"/>.</summary>
    public int Descriptor => _descriptor;

    /// <summary>Up to where the writer has filled the ring.</summary>
    public long Head => Volatile.Read(ref Word(RingLayout.Head));

    /// <summary>Up to where the reader has done with the ring.</summary>
    public long Tail
    {
        get => Volatile.Read(ref Word(RingLayout.Tail));
        set => Volatile.Write(ref Word(RingLayout.Tail), value);
    }

    /// <summary>How many events the writer has dropped.</summary>
    public long Dropped => Volatile.Read(ref Word(RingLayout.Dropped));

    /// <summary>Whether the writer shall wake the reader at its next event.</summary>
    public bool Asleep
    {
        set => Interlocked.Exchange(ref Word(RingLayout.Asleep), value ? 1 : 0);
    }

    /// <summary>The slots from a position, up to where the ring's end comes.</summary>
    public Span<ProbeEvent> From(long position, int count)
    {
        var index = (int)(position & (SlotCount - 1));
        return new Span<ProbeEvent>(Slots + index, Math.Min(count, SlotCount - index));
    }

    /// <summary>A copy of the bytes that begin at a slot; they may wrap.</summary>
    public byte[] Copy(long position, int length)
    {
        var bytes = new byte[length];
        var start = (position & (SlotCount - 1)) * ProbeEvent.Size;
        var first = (int)Math.Min(length, _size - RingLayout.Slots - start);
        new ReadOnlySpan<byte>((byte*)Slots + start, first).CopyTo(bytes);
        new ReadOnlySpan<byte>((byte*)Slots, length - first).CopyTo(bytes.AsSpan(first));
        return bytes;
    }

    /// <summary>Closes the file once the other side has it; the mapping stays.</summary>
    public void CloseDescriptor()
    {
        if (_descriptor >= 0)
            _ = Native.Close(_descriptor);
        _descriptor = -1;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        CloseDescriptor();
        if (_base != null)
            Native.Unmap(_base, _size);
        _base = null;
    }

    /// <summary>A word of the header; for the writer's side in tests as well.</summary>
    internal ref long Word(int offset)
    {
        ObjectDisposedException.ThrowIf(_base == null, this);
        return ref *(long*)(_base + offset);
    }

    private ProbeEvent* Slots
    {
        get
        {
            ObjectDisposedException.ThrowIf(_base == null, this);
            return (ProbeEvent*)(_base + RingLayout.Slots);
        }
    }
}
