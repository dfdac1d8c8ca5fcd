using System.Buffers.Binary;
using System.Globalization;
using Pyd.Runtime.Variables;

namespace Pyd.Runtime.Builtins;

/// <summary>The texts of network addresses, from their bytes: D's <c>inet_ntop()</c> and its kin.</summary>
public static class AddressText
{
    private const int Words = 8;

    /// <summary>An address of version 4, <c>127.0.0.1</c>.</summary>
    public static TraceString Internet(TraceString bytes) => TraceString.From(Version4(bytes.Bytes));

    /// <summary>An address of version 6, with its longest run of zeros as <c>::</c> (bpf/inet_ntoa6.S).</summary>
    /// <param name="bytes">The address.</param>
    /// <param name="isStrict">When not 0, an address of version 4 in it has <c>::</c> or <c>::ffff:</c> before it.</param>
    public static TraceString Internet6(TraceString bytes, long isStrict)
    {
        Span<ushort> words = stackalloc ushort[Words];
        for (var i = 0; i < Words; i++)
            words[i] = BinaryPrimitives.ReadUInt16BigEndian(bytes.Bytes[(2 * i)..]);
        var isMapped = words[..5].IndexOfAnyExcept((ushort)0) < 0 && words[5] == ushort.MaxValue;
        // ::1 and :: are no addresses of version 4.
        var isCompatible = words[..6].IndexOfAnyExcept((ushort)0) < 0 && (words[6] != 0 || words[7] > 1);
        if (!isMapped && !isCompatible)
            return TraceString.From(Version6(words));
        return TraceString.From((isStrict == 0 ? "" : isMapped ? "::ffff:" : "::") + Version4(bytes.Bytes[12..]));
    }

    /// <summary>A hardware address, <c>00:10:e0:8a:71:5e</c>.</summary>
    public static TraceString Link(TraceString bytes) => TraceString.From(string.Join(':', bytes.Bytes.ToArray().Select(part => part.ToString("x2", CultureInfo.InvariantCulture))));

    private static string Version4(ReadOnlySpan<byte> bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes[0]}.{bytes[1]}.{bytes[2]}.{bytes[3]}");

    private static string Version6(ReadOnlySpan<ushort> words)
    {
        var (start, length) = LongestZeros(words);
        return length < 2 ? Join(words) : $"{Join(words[..start])}::{Join(words[(start + length)..])}";
    }

    private static string Join(ReadOnlySpan<ushort> words) => string.Join(':', words.ToArray().Select(word => word.ToString("x", CultureInfo.InvariantCulture)));

    private static (int Start, int Length) LongestZeros(ReadOnlySpan<ushort> words)
    {
        var (best, most) = (0, 0);
        for (var i = 0; i < Words; i++)
        {
            var length = words[i..].IndexOfAnyExcept((ushort)0) is var end and >= 0 ? end : Words - i;
            if (length > most)
                (best, most) = (i, length);
        }
        return (best, most);
    }
}
