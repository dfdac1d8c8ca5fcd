using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Apache.Arrow;
using Pyd.Runtime.Events;

namespace Pyd.Sources.Recording;

/// <summary>Reads columns of integers of any width, as pandas, polars or DuckDB may have written them anew.</summary>
internal static class IntegerColumn
{
    private const int LongsOfEvent = ProbeEvent.Size / sizeof(long);

    /// <summary>Writes rows into one of the eight words of as many events; a row without a value is 0.</summary>
    public static void Scatter(IArrowArray column, int start, Span<ProbeEvent> events, int word)
    {
        switch (column)
        {
            case PrimitiveArray<long> array: Scatter(array, start, events, word); break;
            case PrimitiveArray<ulong> array: Scatter(array, start, events, word); break;
            case PrimitiveArray<int> array: Scatter(array, start, events, word); break;
            case PrimitiveArray<uint> array: Scatter(array, start, events, word); break;
            case PrimitiveArray<short> array: Scatter(array, start, events, word); break;
            case PrimitiveArray<ushort> array: Scatter(array, start, events, word); break;
            case PrimitiveArray<sbyte> array: Scatter(array, start, events, word); break;
            case PrimitiveArray<byte> array: Scatter(array, start, events, word); break;
            default: throw NoIntegers(column);
        }
    }

    /// <summary>Reads rows; a row without a value is 0.</summary>
    public static void Read(IArrowArray column, int start, Span<int> into)
    {
        switch (column)
        {
            case PrimitiveArray<int> array when array.NullCount == 0: array.Values.Slice(start, into.Length).CopyTo(into); break;
            case PrimitiveArray<uint> array when array.NullCount == 0: MemoryMarshal.Cast<uint, int>(array.Values.Slice(start, into.Length)).CopyTo(into); break;
            case PrimitiveArray<long> array: Read(array, start, into); break;
            case PrimitiveArray<ulong> array: Read(array, start, into); break;
            case PrimitiveArray<int> array: Read(array, start, into); break;
            case PrimitiveArray<uint> array: Read(array, start, into); break;
            case PrimitiveArray<short> array: Read(array, start, into); break;
            case PrimitiveArray<ushort> array: Read(array, start, into); break;
            case PrimitiveArray<sbyte> array: Read(array, start, into); break;
            case PrimitiveArray<byte> array: Read(array, start, into); break;
            default: throw NoIntegers(column);
        }
    }

    private static void Scatter<T>(PrimitiveArray<T> array, int start, Span<ProbeEvent> events, int word) where T : struct, IBinaryInteger<T>
    {
        var values = array.Values.Slice(start, events.Length);
        ref var target = ref Unsafe.Add(ref Unsafe.As<ProbeEvent, long>(ref events[0]), word);
        if (array.NullCount == 0)
        {
            for (var i = 0; i < values.Length; i++)
                Unsafe.Add(ref target, i * LongsOfEvent) = long.CreateTruncating(values[i]);
            return;
        }
        for (var i = 0; i < values.Length; i++)
            Unsafe.Add(ref target, i * LongsOfEvent) = array.IsValid(start + i) ? long.CreateTruncating(values[i]) : 0;
    }

    private static void Read<T>(PrimitiveArray<T> array, int start, Span<int> into) where T : struct, IBinaryInteger<T>
    {
        var values = array.Values.Slice(start, into.Length);
        if (array.NullCount == 0)
        {
            for (var i = 0; i < into.Length; i++)
                into[i] = int.CreateTruncating(values[i]);
            return;
        }
        for (var i = 0; i < into.Length; i++)
            into[i] = array.IsValid(start + i) ? int.CreateTruncating(values[i]) : 0;
    }

    private static InvalidDataException NoIntegers(IArrowArray column) => new($"a column holds {column.Data.DataType.Name} where integers are needed");
}
