using System.Buffers.Binary;
using System.Globalization;
using Pyd.Runtime.Variables;

namespace Pyd.Runtime.Formatting;

/// <summary>How D's <c>print()</c> shows a value of a type.</summary>
internal enum PrintedKind
{
    /// <summary>A structure or union: its members.</summary>
    Structure,

    /// <summary>An array: its elements.</summary>
    Array,

    /// <summary>A signed number.</summary>
    Signed,

    /// <summary>An unsigned number.</summary>
    Unsigned,

    /// <summary>A character.</summary>
    Character,

    /// <summary>An enumeration: the value's name.</summary>
    Enumeration,

    /// <summary>An address.</summary>
    Pointer,

    /// <summary>Something that is passed over: a floating-point number.</summary>
    Other,
}

/// <summary>A type, or a member of one, as <c>print()</c> shows it.</summary>
/// <param name="Kind">How.</param>
/// <param name="Member">The member's name; empty for none.</param>
/// <param name="Name">The type's name.</param>
/// <param name="Offset">In bytes from what it is in.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Bits">How many bits of them a bit-field has, else 0.</param>
/// <param name="Count">An array's elements.</param>
internal sealed record PrintedType(PrintedKind Kind, string Member, string Name, int Offset, int Size, int Bits, int Count)
{
    /// <summary>A structure's members, or what an array has elements of.</summary>
    public List<PrintedType> Parts { get; } = [];

    /// <summary>An enumeration's names.</summary>
    public Dictionary<long, string> Names { get; } = [];

    /// <summary>A value of the type as a signed number.</summary>
    public long Signed(ReadOnlySpan<byte> bytes, int start)
    {
        var spare = 64 - (8 * Size);
        return (long)(Unsigned(bytes, start) << spare) >> spare;
    }

    /// <summary>The same as an unsigned one.</summary>
    public ulong Unsigned(ReadOnlySpan<byte> bytes, int start)
    {
        Span<byte> value = stackalloc byte[sizeof(ulong)];
        value.Clear();
        bytes.Slice(start, Math.Min(Size, value.Length)).CopyTo(value);
        var number = BinaryPrimitives.ReadUInt64LittleEndian(value);
        return Bits is > 0 and < 64 ? number & ((1UL << Bits) - 1) : number;
    }

    /// <summary>
    /// Reads the compiler's description: a line for each type, before its parts, of its depth, kind, offset, size, bits, count, member,
    /// name, and an enumeration's names and values, with tabs between them.
    /// </summary>
    public static PrintedType Read(TraceString description)
    {
        var path = new List<PrintedType>();
        foreach (var line in description.ToString().Split('\n'))
        {
            var fields = line.Split('\t');
            var numbers = Array.ConvertAll(fields[..6], field => int.Parse(field, CultureInfo.InvariantCulture));
            var type = new PrintedType((PrintedKind)numbers[1], fields[6], fields[7], numbers[2], numbers[3], numbers[4], numbers[5]);
            // Of several names of one value the first counts.
            for (var i = 8; i < fields.Length; i += 2)
                type.Names.TryAdd(long.Parse(fields[i + 1], CultureInfo.InvariantCulture), fields[i]);
            path.RemoveRange(numbers[0], path.Count - numbers[0]);
            if (path.Count > 0)
                path[^1].Parts.Add(type);
            path.Add(type);
        }
        return path[0];
    }
}
