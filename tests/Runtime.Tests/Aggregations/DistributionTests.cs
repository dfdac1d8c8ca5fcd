using Pyd.Runtime.Aggregations;
using Pyd.Runtime.Formatting;
using Pyd.Runtime.Variables;
using Xunit;
using static Pyd.Runtime.Aggregations.AggregationFunction;

namespace Pyd.Runtime.Tests.Aggregations;

/// <summary>Distributions, as DTrace 2.x for Linux prints them at the end of a script.</summary>
public sealed class DistributionTests
{
    private static readonly NoKey None = default;

    [Fact]
    public void QuantizeAndLinearQuantize()
    {
        var a = AggregationTests.Make<NoKey>(LinearQuantize, "", -10, 10, 5);
        a.LinearQuantize(None, 5, 1);
        a.LinearQuantize(None, -10, 1);
        a.LinearQuantize(None, -11, 1);
        a.LinearQuantize(None, 10, 4);
        var b = AggregationTests.Make<TextKey>(LinearQuantize, "s", 0, 10, 3);
        b.LinearQuantize("x", 9, 1);
        b.LinearQuantize("y", 8, 1);
        b.LinearQuantize("z", 10, 1);
        var g = AggregationTests.Make<NoKey>(LinearQuantize, "", 0, 10, 1);
        g.LinearQuantize(None, 3, 0);
        GoldenFile.Is("quantize", output => AggregationLayout.PrintRemaining(output,
        [
            a,
            b,
            Powers((5, -3)),
            Powers((5, -3), (-5, 6), (0, 2)),
            Powers((5, 3), (1, -3)),
            Powers((long.MinValue, 1), (long.MaxValue, 1)),
            g,
        ]));
    }

    [Fact]
    public void LogLinearQuantizeByTens()
    {
        var b = AggregationTests.Make<TextKey>(LogLinearQuantize, "s", 10, 1, 3, 20);
        b.LogLinearQuantize("k", 4, 1);
        b.LogLinearQuantize("k", 45, 1);
        b.LogLinearQuantize("k", 999, 1);
        b.LogLinearQuantize("j", 99999, 1);
        b.LogLinearQuantize("l", -99999, 1);
        GoldenFile.Is("llquantize", output => AggregationLayout.PrintRemaining(output,
        [
            LogLinear(10, 0, 3, 10, (4, 1), (44, 1), (-44, 1), (100000, 1)),
            b,
            LogLinear(10, 2, 5, 20, (3000, 3), (300000, 1)),
            LogLinear(10, 0, 3, 10, (0, 1)),
        ]));
    }

    [Fact]
    public void LogLinearQuantizeWithManyAndWithFewSteps() =>
        GoldenFile.Is("llquantize.steps", output => AggregationLayout.PrintRemaining(output,
        [
            LogLinear(10, 0, 1, 50, (7, 1), (8, 1), (88, 1), (1, 1)),
            LogLinear(10, 0, 1, 50, (-7, 1), (93, 1)),
            LogLinear(10, 1, 2, 5, (7, 1), (23, 1), (999, 1)),
            LogLinear(10, 0, 2, 5, (9, 1), (23, 1), (1, 1)),
        ]));

    private static Aggregation<NoKey> Powers(params (long Value, long Increment)[] values)
    {
        var aggregation = AggregationTests.Make<NoKey>(Quantize);
        foreach (var (value, increment) in values)
            aggregation.Quantize(None, value, increment);
        return aggregation;
    }

    private static Aggregation<NoKey> LogLinear(long factor, long low, long high, long steps, params (long Value, long Increment)[] values)
    {
        var aggregation = AggregationTests.Make<NoKey>(LogLinearQuantize, "", factor, low, high, steps);
        foreach (var (value, increment) in values)
            aggregation.LogLinearQuantize(None, value, increment);
        return aggregation;
    }
}
