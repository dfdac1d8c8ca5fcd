using System.Buffers.Binary;
using System.Numerics;
using Pyd.Runtime.Events;

namespace Pyd.Runtime.Variables;

/// <summary>
/// What a script addresses: the bytes of its structures and arrays, the scratch space of a firing, and (read only) the strings of the trace.
/// Any other address is bad. Compiled code asks <see cref="IsReadable"/> or <see cref="IsWritable"/> first, so that nothing here throws.
/// </summary>
/// <remarks>
/// From <see cref="Base"/> on lie the variables that have one place, the scratch space of <c>alloca()</c>, that of strings, then blocks for the
/// structures of threads and of arrays' elements; between the first three are addresses that lead nowhere, so that a step out of one is a fault.
/// Numbers are little-endian.
/// </remarks>
public sealed partial class TraceMemory
{
    /// <summary>The lowest address; below the strings of <see cref="StringTable"/>.</summary>
    public const long Base = 0x6000_0000_0000;

    /// <summary>Scratch bytes of one clause for <c>alloca()</c>, of which it has <see cref="ScratchLimit"/>, and as many for strings that are pointed at.</summary>
    public const int ScratchSize = 1 << 20;

    /// <summary>Nothing may grow beyond this.</summary>
    private const int MostBytes = 1 << 30;

    private const int Alignment = 8;

    /// <summary>Zeros after the variables: DTrace, too, lets a cast pointer look a little beyond an array.</summary>
    private const int Slack = 256;

    /// <summary>Addresses that lead nowhere.</summary>
    private const int Gap = 1 << 12;

    private readonly int _variablesEnd;
    private readonly int _scratchStart;
    private readonly int _textStart;
    private readonly BlockHeap _blocks;
    private byte[] _bytes;
    private int _scratchTop;
    private int _textTop;

    /// <summary>Memory with room for the variables that have one place.</summary>
    /// <param name="variables">Their bytes.</param>
    public TraceMemory(int variables)
    {
        _variablesEnd = Align(variables) + Slack;
        _scratchTop = _scratchStart = _variablesEnd + Gap;
        _textTop = _textStart = _scratchStart + ScratchSize + Gap;
        _blocks = new BlockHeap(_textStart + ScratchSize, MostBytes);
        // Without variables a script may still never touch memory: it gets none before it does.
        _bytes = variables == 0 ? [] : new byte[_blocks.Top];
    }

    /// <summary>What <c>alloca()</c> and its kin may take in one firing; DTrace's default unless <c>scratchsize</c> says otherwise.</summary>
    public long ScratchLimit { get; set; } = 256;

    /// <summary>Whether so many bytes can be read at an address.</summary>
    public bool IsReadable(long address, long size) => IsWritable(address, size) || StringAt(address, size) is not null;

    /// <summary>Whether so many bytes can be written at an address.</summary>
    public bool IsWritable(long address, long size)
    {
        var offset = address - Base;
        if (offset < 0 || size < 0 || offset > _blocks.Top || size > _blocks.Top - offset)
            return false;
        return offset + size <= EndOf(offset);
    }

    /// <summary>Where what an offset lies in ends; 0 when it lies in nothing.</summary>
    private int EndOf(long offset) => offset < _variablesEnd ? _variablesEnd
        : offset < _scratchStart ? 0
        : offset < _scratchStart + ScratchSize ? _scratchTop
        : offset < _textStart ? 0
        : offset < _textStart + ScratchSize ? _textTop
        : _blocks.Top;

    /// <summary>Reads 1 to 8 bytes as an unsigned number.</summary>
    public long Load(long address, int size)
    {
        var offset = address - Base;
        if ((ulong)offset >= (ulong)_blocks.Top)
            return LoadString(address, size);
        var bytes = _bytes.AsSpan((int)offset);
        return size switch
        {
            1 => bytes[0],
            2 => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
            4 => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
            8 => BinaryPrimitives.ReadInt64LittleEndian(bytes),
            _ => LoadBytes(bytes[..size]),
        };
    }

    private static long LoadBytes(ReadOnlySpan<byte> bytes)
    {
        long value = 0;
        for (var i = bytes.Length - 1; i >= 0; i--)
            value = value << 8 | bytes[i];
        return value;
    }

    /// <summary>Writes the low 1 to 8 bytes of a number.</summary>
    public void Store(long address, int size, long value)
    {
        var bytes = Span(address, size);
        for (var i = 0; i < bytes.Length; i++, value >>= 8)
            bytes[i] = (byte)value;
    }

    /// <summary>Copies bytes; the source may lie in a string, the ranges may overlap.</summary>
    public void Copy(long source, long target, long size)
    {
        if (IsWritable(source, size))
        {
            Span(source, size).CopyTo(Span(target, size));
            return;
        }
        var bytes = Span(target, size);
        for (var i = 0; i < bytes.Length; i++)
            bytes[i] = (byte)LoadString(source + i, 1);
    }

    /// <summary>Sets bytes to 0.</summary>
    public void Clear(long address, long size) => Span(address, size).Clear();

    /// <summary>Reads bytes as they are: a structure that is a key.</summary>
    public TraceString ReadBytes(long address, long size) => new(Span(address, size));

    /// <summary>Bytes to look at, zeros where nothing can be read.</summary>
    /// <param name="address">Where they are.</param>
    /// <param name="size">How many.</param>
    /// <param name="most">How many at most; a negative number is no limit.</param>
    public TraceString Dump(long address, long size, long most)
    {
        var count = (int)Math.Min((ulong)size, (ulong)most);
        if (IsWritable(address, count))
            return ReadBytes(address, count);
        var bytes = new byte[count];
        if (StringAt(address, count) is not null)
        {
            for (var i = 0; i < count; i++)
                bytes[i] = (byte)LoadString(address + i, 1);
        }
        return new TraceString(bytes);
    }

    /// <summary>Takes scratch bytes for the rest of the firing, set to 0: <c>alloca()</c>.</summary>
    /// <returns>Their address, or 0 when so many are not left.</returns>
    public long Allocate(long size)
    {
        if (size < 0 || size > ScratchLimit - (_scratchTop - _scratchStart))
            return 0;
        return Take(ref _scratchTop, _scratchStart + ScratchSize, size);
    }

    private long Take(ref int top, int end, long size)
    {
        if (size > end - top)
            return 0;
        Reserve();
        var start = top;
        top = Math.Min(Align(start + (int)size), end);
        _bytes.AsSpan(start, top - start).Clear();
        return Base + start;
    }

    /// <summary>Gives a clause all of the scratch space: what was there leads nowhere now.</summary>
    public void ResetScratch() => (_scratchTop, _textTop) = (_scratchStart, _textStart);

    /// <summary>Takes a block that stays until it is freed, set to 0.</summary>
    /// <returns>Its address, or 0 when memory is full.</returns>
    public long NewBlock(long size)
    {
        var length = Align((int)size);
        var offset = _blocks.Take(length);
        if (offset < 0)
            return 0;
        Clear(Base + offset, length);
        return Base + offset;
    }

    /// <summary>Gives a block back; 0 is none.</summary>
    public void FreeBlock(long address, long size)
    {
        if (address != 0)
            _blocks.Return((int)(address - Base), Align((int)size));
    }

    private Span<byte> Span(long address, long size)
    {
        Reserve();
        return _bytes.AsSpan((int)(address - Base), (int)size);
    }

    private void Reserve()
    {
        if (_bytes.Length < _blocks.Top)
            Array.Resize(ref _bytes, (int)Math.Min(MostBytes, BitOperations.RoundUpToPowerOf2((uint)_blocks.Top)));
    }

    private static int Align(int size) => (size + Alignment - 1) & -Alignment;
}
