using System.Text;
using Pyd.Runtime.Aggregations;
using Pyd.Runtime.Output;

namespace Pyd.Runtime.Formatting;

/// <summary>The table of a D distribution (libdtrace, <c>dt_print_quantize</c>, <c>dt_print_lquantize</c>, <c>dt_print_llquantize</c>).</summary>
internal static class DistributionTable
{
    private const int LabelWidth = 16;
    private const int CountWidth = 9;
    private const int BarWidth = 40;

    /// <summary>Prints a header and a row for each bucket that is shown.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="distribution">The buckets.</param>
    /// <param name="counts">An entry's counts.</param>
    /// <param name="divisor">By what counts are divided; as unsigned numbers, like everything that libdtrace normalizes.</param>
    public static void Print(TraceOutput output, Distribution distribution, ReadOnlySpan<long> counts, long divisor)
    {
        output.Bytes("\n           value  ------------- Distribution ------------- count    \n"u8);
        var (first, last) = distribution.Shown(counts);
        counts = counts[first..(last + 1)];
        var bars = Bars.Of(counts);
        var labels = distribution.Labels(first, last);
        for (var i = 0; i < counts.Length; i++)
        {
            if (labels[i] is not { } label)
                continue;
            Column(output, label, LabelWidth);
            output.Bytes(" "u8);
            bars.Print(output, counts[i]);
            output.Bytes(" "u8);
            var displayed = (long)((ulong)counts[i] / (ulong)divisor);
            NumberField.Write(output, displayed, Conversion.SignedDecimal, new FieldLayout(FormatFlags.Left, CountWidth, -1));
            output.Bytes("\n"u8);
        }
    }

    private static void Column(TraceOutput output, string label, int width)
    {
        Span<byte> bytes = stackalloc byte[label.Length];
        new FieldLayout(FormatFlags.None, width, -1).Text(output, bytes[..Encoding.ASCII.GetBytes(label, bytes)]);
    }

    /// <summary>The bars of one table: to the right for positive counts, to the left for negative ones, to both sides of the middle for both.</summary>
    private readonly record struct Bars(Int128 Total, bool Positive, bool Negative)
    {
        public static Bars Of(ReadOnlySpan<long> counts)
        {
            var bars = default(Bars);
            foreach (var count in counts)
                bars = new Bars(bars.Total + Int128.Abs(count), bars.Positive || count > 0, bars.Negative || count < 0);
            return bars;
        }

        public void Print(TraceOutput output, long count)
        {
            var width = Positive && Negative ? BarWidth / 2 : BarWidth;
            // Rounded half up; an empty table has no total.
            var length = Total == 0 ? 0 : (int)(((Int128.Abs(count) * width * 2) + Total) / (Total * 2));
            var left = Negative && count <= 0;
            if (Negative)
            {
                output.Repeat((byte)' ', left ? width - length : width);
                output.Repeat((byte)'@', left ? length : 0);
            }
            output.Bytes("|"u8);
            if (Positive || !Negative)
            {
                output.Repeat((byte)'@', left ? 0 : length);
                output.Repeat((byte)' ', left ? width : width - length);
            }
        }
    }
}
