using Pyd.Runtime.Events;

namespace Pyd.Runtime.Variables;

/// <summary>The strings that a script addresses: those of the trace, which have addresses of their own, and those that it puts into its memory.</summary>
public sealed partial class TraceMemory
{
    private readonly Dictionary<TraceString, long> _literals = [];

    /// <summary>The strings of the trace.</summary>
    internal StringTable? Strings { get; set; }

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

    /// <summary>Writes a string and NULs up to a size; a longer one is cut, so that the last byte is NUL.</summary>
    public void WriteText(long address, long size, TraceString text)
    {
        var bytes = Span(address, size);
        var length = Math.Min(text.Length, bytes.Length - 1);
        text.Bytes[..length].CopyTo(bytes);
        bytes[length..].Clear();
    }

    /// <summary>
    /// The address of a string's bytes and the NUL after them: where the trace has it, else scratch, with zeros up to the size that D's strings have at
    /// least; 0 when there is no room, and of a string that is not set.
    /// </summary>
    public long AddressOf(TraceString? text)
    {
        if (text is null)
            return 0;
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
