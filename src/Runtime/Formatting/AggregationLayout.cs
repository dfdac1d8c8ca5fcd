using Pyd.Runtime.Aggregations;
using Pyd.Runtime.Output;
using Pyd.Runtime.Variables;

namespace Pyd.Runtime.Formatting;

/// <summary>How DTrace prints aggregations without a format (libdtrace, <c>dt_print_aggs</c>): a line an entry, keys and values in columns.</summary>
internal static class AggregationLayout
{
    private const int TextWidth = 50;
    private const int ValueWidth = 16;

    /// <summary>
    /// What DTrace prints when a session ends: an empty line, in any case, and each aggregation that the script has not printed itself.
    /// </summary>
    public static void PrintRemaining(TraceOutput output, IReadOnlyList<Aggregation> aggregations)
    {
        if (!output.AsJson)
            output.Bytes("\n"u8);
        var reverse = output.AggregationOrder.Reverse;
        for (var i = 0; i < aggregations.Count; i++)
        {
            var aggregation = aggregations[reverse ? aggregations.Count - 1 - i : i];
            if (aggregation.IsPrinted)
                continue;
            if (output.AsJson)
                JsonItems.Remaining(output, aggregation);
            else
                PrintRows(output, [aggregation], output.AggregationOrder);
        }
    }

    /// <summary>Prints the rows of one aggregation, or of several by key.</summary>
    /// <returns>Whether there was any.</returns>
    public static bool PrintRows(TraceOutput output, Aggregation[] aggregations, AggregationOrder order)
    {
        if (output.AsJson)
        {
            JsonItems.Aggregations(output, aggregations, order);
            return aggregations.Any(aggregation => aggregation.Slots().Length > 0);
        }
        var rows = AggregationRow.Of(aggregations, order);
        foreach (var row in rows)
        {
            PrintKey(output, aggregations[row.Keyed], row.Slots[row.Keyed]);
            for (var i = 0; i < aggregations.Length; i++)
            {
                PrintValue(output, aggregations[i], row.Values(aggregations[i], i));
                if (row.Slots[i] != AggregationRow.Missing)
                    PrintShares(output, aggregations[i], row.Slots[i]);
            }
            output.Bytes("\n"u8);
        }
        return rows.Count > 0;
    }

    // DTrace prints a string that is not plain ASCII as 256 bytes of hexadecimal dump; here it stays a string.
    private static void PrintKey(TraceOutput output, Aggregation aggregation, int slot)
    {
        for (var i = 0; i < aggregation.KeyColumns.Length; i++)
        {
            var column = aggregation.KeyColumns[i];
            var member = aggregation.KeyMember(slot, i);
            if (column == KeyColumn.Stack)
            {
                StackBlock.Print(output, member.Text ?? TraceString.Empty);
            }
            else if (member.Text is { } raw && output.RawBytes)
            {
                RawBytes.Print(output, output.Padded(raw, more: 1));
            }
            else if (member.Text is { } text)
            {
                output.Bytes("  "u8);
                new FieldLayout(FormatFlags.Left, TextWidth, -1).Text(output, text.Bytes);
            }
            else
            {
                PrintNumber(output, KeyColumn.Printed(column, member.Integer), KeyColumn.PrintedWidth(column));
            }
        }
    }

    private static void PrintValue(TraceOutput output, Aggregation aggregation, ReadOnlySpan<long> values)
    {
        if (aggregation.Distribution is { } distribution)
            DistributionTable.Print(output, distribution, values, aggregation.Divisor);
        else
            PrintNumber(output, AggregationValue.Displayed(aggregation, values), ValueWidth);
    }

    // What came from each processor.
    private static void PrintShares(TraceOutput output, Aggregation aggregation, int slot)
    {
        for (var processor = 0; processor < aggregation.Shares.Count; processor++)
        {
            output.Bytes("\n    [CPU "u8);
            NumberField.Write(output, processor, Conversion.SignedDecimal, new FieldLayout(FormatFlags.None, 0, -1));
            output.Bytes("]"u8);
            PrintValue(output, aggregation, aggregation.ShareOf(slot, processor));
        }
    }

    private static void PrintNumber(TraceOutput output, long value, int width)
    {
        output.Bytes(" "u8);
        NumberField.Write(output, value, Conversion.SignedDecimal, new FieldLayout(FormatFlags.None, width, -1));
    }
}
