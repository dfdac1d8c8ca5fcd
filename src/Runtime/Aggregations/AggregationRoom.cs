using System.Globalization;
using Pyd.Runtime.Events;
using Pyd.Runtime.Sessions;

namespace Pyd.Runtime.Aggregations;

/// <summary>
/// The room for the entries of all aggregations of a run: D's option <c>aggsize</c>. As in DTrace for Linux (dt_bpf.c) each entry takes as much
/// as the largest may; what a new key would count for which there is none is dropped.
/// </summary>
/// <param name="entries">How many.</param>
internal sealed class AggregationRoom(long entries)
{
    private long _left = entries;

    /// <summary>How often something was not counted.</summary>
    public long Dropped { get; private set; }

    /// <summary>The room of a run; null for any.</summary>
    /// <param name="aggregations">Those of the program.</param>
    /// <param name="settings">The run's options.</param>
    /// <param name="stringSize">The bytes of a string, without its NUL.</param>
    /// <exception cref="SourceException">Not one entry has room, or there is less memory.</exception>
    public static AggregationRoom? Of(IReadOnlyList<Aggregation> aggregations, SessionOptions settings, int stringSize)
    {
        if (settings.AggregationSize == 0 || aggregations.Count == 0)
            return null;
        if (settings.AggregationSize > GC.GetGCMemoryInfo().TotalAvailableMemoryBytes)
        {
            throw new SourceException(settings.Manner == SessionManner.Dtrace
                ? "could not enable tracing: failed to create BPF map 'aggs': Too big"
                : string.Create(CultureInfo.InvariantCulture, $"aggsize of {settings.AggregationSize} bytes is more memory than there is"));
        }
        var largest = aggregations.Max(aggregation => SizeOfKey(aggregation.KeyColumns, stringSize)) + aggregations.Max(SizeOfValue);
        if (largest <= settings.AggregationSize)
            return new AggregationRoom(settings.AggregationSize / largest);
        throw new SourceException(settings.Manner == SessionManner.Dtrace
            ? "could not enable tracing: Enabling exceeds size of buffer"
            : string.Create(CultureInfo.InvariantCulture, $"aggsize of {settings.AggregationSize} bytes has no room for an entry of an aggregation, which takes {largest}"));
    }

    /// <summary>Takes room for a new entry.</summary>
    /// <returns>False when there is none.</returns>
    public bool TryTake()
    {
        if (_left == 0)
        {
            Dropped++;
            return false;
        }
        _left--;
        return true;
    }

    /// <summary>Gives the room of removed entries back.</summary>
    public void Return(int entries) => _left += entries;

    // dt_cg_arglist(): the aggregation's number, the members, the place for a thread's number.
    private static long SizeOfKey(string columns, int stringSize)
    {
        long size = sizeof(int);
        foreach (var column in columns)
        {
            var width = KeyColumn.SizeOf(column);
            size = width > 0 ? (size + width - 1) / width * width + width : size + stringSize + 1;
        }
        return size + sizeof(long);
    }

    // dt_map.c: beside the numbers how often something was counted.
    private static long SizeOfValue(Aggregation aggregation) => sizeof(long) * (aggregation.Width + 1L);
}
