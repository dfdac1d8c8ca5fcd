namespace Pyd.Compiler.Symbols;

/// <summary>A D aggregating function.</summary>
/// <param name="Name">As in D.</param>
/// <param name="Member">The runtime's name for it; its number is that of <c>AggregationFunction</c>.</param>
/// <param name="Values">How many values it takes at least: 0 for count, else 1.</param>
/// <param name="Constants">How many constants follow the value, of which <paramref name="OptionalConstants"/> may be missing.</param>
/// <param name="OptionalConstants">See above.</param>
/// <param name="HasIncrement">An increment may follow.</param>
/// <param name="Description">A sentence for the documentation.</param>
internal sealed record AggregatingFunction(string Name, string Member, int Values, int Constants, int OptionalConstants, bool HasIncrement, string Description)
{
    /// <summary>The number of the runtime's <c>AggregationFunction</c>.</summary>
    public int Number => AggregatingFunctions.All.IndexOf(this);
}

/// <summary>D's aggregating functions, in the order of the runtime's numbers.</summary>
internal static class AggregatingFunctions
{
    public static readonly List<AggregatingFunction> All =
    [
        new("count", "Count", 0, 0, 0, false, "How often it was called."),
        new("sum", "Sum", 1, 0, 0, false, "The sum of the values."),
        new("min", "Min", 1, 0, 0, false, "The smallest value."),
        new("max", "Max", 1, 0, 0, false, "The largest value."),
        new("avg", "Average", 1, 0, 0, false, "The mean of the values, truncated."),
        new("stddev", "StandardDeviation", 1, 0, 0, false, "The standard deviation of the values, truncated."),
        new("quantize", "Quantize", 1, 0, 0, true, "How many values lie between powers of two."),
        new("lquantize", "LinearQuantize", 1, 3, 1, true, "How many values lie in steps from a base to a limit."),
        new("llquantize", "LogLinearQuantize", 1, 4, 0, true, "How many values lie in steps within each order of magnitude."),
    ];

    public static AggregatingFunction? Find(string name) => All.Find(function => function.Name == name);
}
