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
public sealed class TraceMemory
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
    private readonly Dictionary<TraceString, long> _literals = [];
    private readonly Dictionary<int, Stack<long>> _free = [];
    private byte[] _bytes;
    private int _scratchTop;
    private int _textTop;
    private int _top;

    /// <summary>Memory with room for the variables that have one place.</summary>
    /// <param name="variables">Their bytes.</param>
    public TraceMemory(int variables)
    {
        _variablesEnd = Align(variables) + Slack;
        _scratchTop = _scratchStart = _variablesEnd + Gap;
        _textTop = _textStart = _scratchStart + ScratchSize + Gap;
        _top = _textStart + ScratchSize;
        // Without variables a script may still never touch memory: it gets none before it does.
        _bytes = variables == 0 ? [] : new byte[_top];
    }

    /// <summary>What <c>alloca()</c> and its kin may take in one firing; DTrace's default unless <c>scratchsize</c> says otherwise.</summary>
    public long ScratchLimit { get; set; } = 256;

    /// <summary>The strings of the trace.</summary>
    internal StringTable? Strings { get; set; }

    /// <summary>Whether so many bytes can be read at an address.</summary>
    public bool IsReadable(long address, long size) => IsWritable(address, size) || StringAt(address, size) is not null;

    /// <summary>Whether so many bytes can be written at an address.</summary>
    public bool IsWritable(long address, long size)
    {
        var offset = address - Base;
        if (offset < 0 || size < 0 || offset > _top || size > _top - offset)
            return false;
        return offset + size <= EndOf(offset);
    }

    /// <summary>Where what an offset lies in ends; 0 when it lies in nothing.</summary>
    private int EndOf(long offset) => offset < _variablesEnd ? _variablesEnd
        : offset < _scratchStart ? 0
        : offset < _scratchStart + ScratchSize ? _scratchTop
        : offset < _textStart ? 0
        : offset < _textStart + ScratchSize ? _textTop
        : _top;

    /// <summary>Reads 1 to 8 bytes as an unsigned number.</summary>
    public long Load(long address, int size)
    {
        var offset = address - Base;
        if ((ulong)offset >= (ulong)_top)
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

    /// <summary>Reads a string up to its NUL, but not more than so many bytes; null when the address is bad.</summary>
    public TraceString? ReadText(long address, long most)
    {
        if (Strings?.Read(address) is { } text)
            return text.Length <= most ? text : new TraceString(text.Bytes[..(int)Math.Max(0, most)]);
        if (!IsWritable(address, 1))
            return null;
        var offset = (int)(address - Base);
        var bytes = _bytes.AsSpan(offset, (int)Math.Clamp(most, 0, EndOf(offset) - offset));
        var length = bytes.IndexOf((byte)0);
        return length == 0 ? TraceString.Empty : new TraceString(length < 0 ? bytes : bytes[..length]);
    }

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

    /// <summary>Writes a string and NULs up to a size; a longer one is cut, so that the last byte is NUL.</summary>
    public void WriteText(long address, long size, TraceString text)
    {
        var bytes = Span(address, size);
        var length = Math.Min(text.Length, bytes.Length - 1);
        text.Bytes[..length].CopyTo(bytes);
        bytes[length..].Clear();
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
        if (_free.TryGetValue(length, out var free) && free.TryPop(out var used))
        {
            Clear(used, length);
            return used;
        }
        if (length > MostBytes - _top)
            return 0;
        var address = Base + _top;
        _top += length;
        Reserve();
        return address;
    }

    /// <summary>Gives a block back; 0 is none.</summary>
    public void FreeBlock(long address, long size)
    {
        if (address == 0)
            return;
        var length = Align((int)size);
        if (!_free.TryGetValue(length, out var free))
            _free.Add(length, free = []);
        free.Push(address);
    }

    /// <summary>
    /// The address of a string's bytes and the NUL after them: where the trace has it, else scratch, with zeros up to the size that D's strings have at
    /// least; 0 when there is no room.
    /// </summary>
    public long AddressOf(TraceString text)
    {
        if (text.Address != 0)
            return text.Address;
        var size = Math.Max(text.Length + 1L, Slack);
        var address = Take(ref _textTop, _textStart + ScratchSize, size);
        if (address != 0)
            WriteText(address, size, text);
        return address;
    }

    /// <summary>The address of a string constant, which stays.</summary>
    public long AddressOfLiteral(TraceString text)
    {
        if (_literals.TryGetValue(text, out var known))
            return known;
        var address = NewBlock(text.Length + 1L);
        if (address != 0)
            WriteText(address, text.Length + 1L, text);
        _literals.Add(text, address);
        return address;
    }

    private Span<byte> Span(long address, long size)
    {
        Reserve();
        return _bytes.AsSpan((int)(address - Base), (int)size);
    }

    private void Reserve()
    {
        if (_bytes.Length < _top)
            Array.Resize(ref _bytes, (int)Math.Min(MostBytes, BitOperations.RoundUpToPowerOf2((uint)_top)));
    }

    private static int Align(int size) => (size + Alignment - 1) & -Alignment;

    /// <summary>The string that has bytes at an address, its NUL among them.</summary>
    private TraceString? StringAt(long address, long size)
    {
        var start = address & -(1L << StringTable.OffsetBits);
        return size >= 0 && Strings?.Read(start) is { } text && address - start + size <= text.Length + 1L ? text : null;
    }

    private long LoadString(long address, int size)
    {
        var text = StringAt(address, size);
        var offset = (int)(address & ((1L << StringTable.OffsetBits) - 1));
        long value = 0;
        for (var i = size - 1; i >= 0; i--)
            value = value << 8 | (text is not null && offset + i < text.Length ? text.Bytes[offset + i] : (byte)0);
        return value;
    }
}
