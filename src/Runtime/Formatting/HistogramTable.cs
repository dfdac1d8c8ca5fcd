using System.Buffers.Text;
using Pyd.Runtime.Aggregations;
using Pyd.Runtime.Output;

namespace Pyd.Runtime.Formatting;

/// <summary>The table of a stap histogram (SystemTap's runtime/stat-common.c, <c>_stp_stat_print_histogram_buf</c>).</summary>
internal static class HistogramTable
{
    private const int Margin = 2;
    private const int SmallestLabel = 5;   // "value"

    /// <summary>Prints a header, a row for each bucket that is shown, an empty line.</summary>
    public static void Print(TraceOutput output, StatisticHistogram histogram, ReadOnlySpan<long> counts)
    {
        var (barWidth, elision) = (histogram.BarWidth, histogram.Elision);
        var (first, last) = Shown(histogram, counts);
        long most = 0;
        foreach (var count in counts)
            most = Math.Max(most, count);
        var scale = most <= barWidth ? 1 : (most / barWidth) + (most % barWidth == 0 ? 0 : 1);
        var labelWidth = LabelWidth(histogram, first, last);
        var countWidth = DigitsOf(most);

        output.Repeat((byte)' ', labelWidth - SmallestLabel);
        output.Bytes("value |"u8);
        output.Repeat((byte)'-', barWidth);
        output.Bytes(" count\n"u8);
        var eliding = false;
        for (var i = first; i <= last; i++)
        {
            if (elision >= 0 && !counts[Math.Max(first, i - elision)..(Math.Min(last, i + elision) + 1)].ContainsAnyExcept(0))
            {
                eliding = true;
                continue;
            }
            if (eliding)
            {
                output.Repeat((byte)' ', labelWidth);
                output.Bytes(" ~\n"u8);
                eliding = false;
            }
            var label = histogram.Label(i);
            var prefix = histogram.LabelPrefix(i);
            output.Repeat((byte)' ', labelWidth - DigitsOf(label) - prefix.Length);
            output.Bytes(prefix);
            output.Integer(label);
            output.Bytes(" |"u8);
            var bar = (int)(counts[i] / scale);
            output.Repeat((byte)'@', bar);
            output.Repeat((byte)' ', barWidth - bar + 1 + countWidth - DigitsOf(counts[i]));
            output.Integer(counts[i]);
            output.Bytes("\n"u8);
        }
        output.Bytes("\n"u8);
    }

    // Two empty buckets around the range, except below 0 in a log histogram without negative values, and except an empty end of a linear one.
    private static (int First, int Last) Shown(StatisticHistogram histogram, ReadOnlySpan<long> counts)
    {
        var linear = histogram.Kind == StatisticHistogram.Shape.Linear;
        var used = (First: Math.Max(counts.IndexOfAnyExcept(0), 0), Last: Math.Max(counts.LastIndexOfAnyExcept(0), 0));
        var lowest = !linear && used.First >= StatisticHistogram.LogZero ? StatisticHistogram.LogZero : 0;
        var first = Math.Max(used.First - Margin, lowest);
        var last = Math.Min(used.Last + Margin, counts.Length - 1);
        if (linear && first == 0 && counts[0] == 0)
            first++;
        if (linear && last == counts.Length - 1 && counts[last] == 0)
            last--;
        return (first, last);
    }

    private static int LabelWidth(StatisticHistogram histogram, int first, int last)
    {
        if (histogram.Kind != StatisticHistogram.Shape.Linear)
            return Math.Max(SmallestLabel, Math.Max(DigitsOf(histogram.Label(first)), DigitsOf(histogram.Label(last))));
        var low = DigitsOf(histogram.Start) + histogram.LabelPrefix(first).Length;
        var high = DigitsOf(histogram.Start + (histogram.Interval * last)) + histogram.LabelPrefix(last).Length;
        return Math.Max(SmallestLabel, Math.Max(low, high));
    }

    private static int DigitsOf(long value)
    {
        Span<byte> digits = stackalloc byte[20];
        Utf8Formatter.TryFormat(value, digits, out var length);
        return length;
    }
}
