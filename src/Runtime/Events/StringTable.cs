using System.Runtime.CompilerServices;
using Pyd.Runtime.Variables;

namespace Pyd.Runtime.Events;

/// <summary>
/// The strings of a trace, as a segment of addresses. A string lies at a multiple of 4096, so that <c>copyinstr(arg0 + 3)</c>
/// reads from its fourth byte. The segment is divided into ranges: each traced process fills one of its own without asking.
/// </summary>
/// <remarks>Address = <see cref="Base"/> + range × 2^30 + index × 2^12 + offset. Any other address is a fault, as a bad pointer is.</remarks>
public sealed class StringTable
{
    /// <summary>The lowest address of the segment; the segment ends below 2^47, where user addresses end.</summary>
    public const long Base = 0x7000_0000_0000;

    /// <summary>Bits of the offset within a string.</summary>
    public const int OffsetBits = 12;

    /// <summary>Bits of a string's index within its range.</summary>
    public const int IndexBits = 18;

    /// <summary>Bits of the range.</summary>
    public const int RangeBits = 14;

    private const int RangeShift = OffsetBits + IndexBits;
    private const int IndexMask = (1 << IndexBits) - 1;
    private const int OffsetMask = (1 << OffsetBits) - 1;

    private readonly Dictionary<TraceString, long> _interned = [];
    private TraceString?[][] _ranges = [];   // those that nobody has reserved are empty
    private int _rangeCount;
    private int _ownRange = -1;
    private int _ownCount;

    /// <summary>Reserves a range for one process.</summary>
    /// <returns>The address of the range's first string.</returns>
    /// <exception cref="SourceException">No range is left.</exception>
    public long ReserveRange()
    {
        if (_rangeCount == 1 << RangeBits)
            throw new SourceException("the trace has too many strings");
        if (_rangeCount == _ranges.Length)
        {
            Array.Resize(ref _ranges, Math.Max(4, _ranges.Length * 2));
            _ranges.AsSpan(_rangeCount).Fill([]);
        }
        return Base + ((long)_rangeCount++ << RangeShift);
    }

    /// <summary>Puts a string at an address that lies in a reserved range.</summary>
    /// <returns>False when the address lies in none, or between two strings.</returns>
    public bool TryDefine(long address, TraceString text)
    {
        var offset = (ulong)(address - Base);
        var range = offset >> RangeShift;
        if (range >= (ulong)_rangeCount || (offset & OffsetMask) != 0)
            return false;
        var index = (int)(offset >> OffsetBits) & IndexMask;
        ref var strings = ref _ranges[range];
        if (index >= strings.Length)
            Array.Resize(ref strings, Math.Max(index + 1, Math.Min(1 << IndexBits, Math.Max(64, strings.Length * 2))));
        strings[index] = text;
        text.Address = address;
        return true;
    }

    /// <summary>The address of a string, which is added when it is new. For sources in this process.</summary>
    public long Intern(TraceString text)
    {
        if (_interned.TryGetValue(text, out var known))
            return known;
        if (_ownRange < 0 || _ownCount == 1 << IndexBits)
        {
            _ownRange = (int)((ReserveRange() - Base) >> RangeShift);
            _ownCount = 0;
        }
        var address = Base + ((long)_ownRange << RangeShift) + ((long)_ownCount++ << OffsetBits);
        TryDefine(address, text);
        _interned.Add(text, address);
        return address;
    }

    /// <summary>The string at an address, or null when there is none: the caller's fault.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TraceString? Read(long address)
    {
        var offset = address - Base;
        var text = At(offset);
        return (offset & OffsetMask) == 0 ? text : From(text, (int)offset & OffsetMask);
    }

    /// <summary>The string that begins at an address, or null when there is none, perhaps because it begins before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TraceString? ReadWhole(long address)
    {
        var offset = address - Base;
        return (offset & OffsetMask) == 0 ? At(offset) : null;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TraceString? At(long offset)
    {
        var (ranges, range) = (_ranges, (ulong)offset >> RangeShift);
        if (range >= (uint)ranges.Length)
            return null;
        var (strings, index) = (ranges[(int)range], (uint)(offset >> OffsetBits) & IndexMask);
        return index < (uint)strings.Length ? strings[(int)index] : null;
    }

    private static TraceString? From(TraceString? text, int offset) =>
        text is null || offset > text.Length ? null : new TraceString(text.Bytes[offset..].ToArray());
}
