using Pyd.Runtime.Aggregations;
using Pyd.Runtime.Output;

namespace Pyd.Runtime.Formatting;

/// <summary>D's <c>printa()</c> without a format.</summary>
public static class Printa
{
    /// <summary>Prints an empty line and a line for each key, with the value of every aggregation; one that does not have the key shows 0.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="aggregations">One or more, with keys of one shape. They are not printed again at the end.</param>
    public static void Default(TraceOutput output, Aggregation[] aggregations)
    {
        var order = output.AggregationOrder;
        output.AtEndOfFiring(() => Print(output, aggregations, order));
    }

    private static void Print(TraceOutput output, Aggregation[] aggregations, AggregationOrder order)
    {
        if (!output.AsJson)
            output.Bytes("\n"u8);
        if (AggregationLayout.PrintRows(output, aggregations, order))
            MarkPrinted(aggregations);
    }

    /// <summary>Notes what the session need not print at its end. As in libdtrace, it is called only when there was something to print.</summary>
    internal static void MarkPrinted(Aggregation[] aggregations)
    {
        foreach (var aggregation in aggregations)
            aggregation.IsPrinted = true;
    }
}
