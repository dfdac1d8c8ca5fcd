using System.Numerics;

namespace Pyd.Runtime.Aggregations;

/// <summary>How a stap statistic divides its values into buckets (SystemTap's runtime/stat-common.c).</summary>
/// <param name="Kind">Which operator the script uses.</param>
/// <param name="Start">hist_linear: the least value of the first bucket.</param>
/// <param name="Interval">hist_linear: the size of a bucket.</param>
/// <param name="BucketCount">How many buckets; linear ones have one for what is below and one for what is above.</param>
internal readonly record struct StatisticHistogram(StatisticHistogram.Shape Kind, long Start, long Interval, int BucketCount)
{
    /// <summary>How long the longest bar is (HIST_WIDTH).</summary>
    public int BarWidth { get; init; }

    /// <summary>How many empty rows stay beside those that are shown; negative when none is left out (HIST_ELISION).</summary>
    public int Elision { get; init; }

    /// <summary>The log histogram's bucket of 0.</summary>
    public const int LogZero = 64;

    /// <summary>The kinds of histogram, by the numbers that compiled code passes.</summary>
    public enum Shape
    {
        /// <summary>None.</summary>
        None,

        /// <summary><c>@hist_log</c></summary>
        Log,

        /// <summary><c>@hist_linear</c></summary>
        Linear,
    }

    /// <summary>The histogram that a script uses.</summary>
    public static StatisticHistogram Of(int kind, long start, long stop, long interval) => (Shape)kind switch
    {
        Shape.Log => new(Shape.Log, 0, 0, 2 * LogZero),
        Shape.Linear => new(Shape.Linear, start, interval, (int)((stop - start) / interval) + 3),
        _ => default,
    };

    /// <summary>The bucket of a value.</summary>
    public int Bucket(long value)
    {
        if (Kind == Shape.Linear)
            return value < Start ? 0 : (int)Math.Min(((ulong)(value - Start) / (ulong)Interval) + 1, (ulong)BucketCount - 1);
        return value == 0 ? LogZero :
            value > 0 ? LogZero + 1 + BitOperations.Log2((ulong)value) :
            LogZero - 1 - BitOperations.Log2(unchecked((ulong)-value));
    }

    /// <summary>The number that a bucket's row shows: the least value, or for the log histogram's negative ones the greatest.</summary>
    public long Label(int bucket)
    {
        if (Kind == Shape.Linear)
            return Start + (Math.Clamp(bucket - 1, 0, BucketCount - 3) * Interval);
        return bucket == LogZero ? 0 : bucket < LogZero ? long.MinValue >> bucket : 1L << (bucket - LogZero - 1);
    }

    /// <summary>The sign before a row's number: <c>&lt;</c> for what is below the range, <c>></c> for what is above.</summary>
    public ReadOnlySpan<byte> LabelPrefix(int bucket) =>
        Kind != Shape.Linear ? [] : bucket == 0 ? "<"u8 : bucket == BucketCount - 1 ? ">"u8 : [];
}
