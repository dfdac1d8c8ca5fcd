using Pyd.Runtime.Aggregations;
using Pyd.Runtime.Formatting;
using Pyd.Runtime.Variables;
using Xunit;
using static Pyd.Runtime.Aggregations.AggregationFunction;

namespace Pyd.Runtime.Tests.Aggregations;

/// <summary>In what order DTrace 2.x for Linux prints entries.</summary>
public sealed class OrderTests
{
    private const long No = long.MinValue;

    [Fact]
    public void SortPositionChoosesTheAggregation()
    {
        var a = AggregationTests.Make<TextKey>(Sum, "s");
        a.Sum("x", 1);
        a.Sum("y", 2);
        a.Sum("z", 3);
        var b = AggregationTests.Make<TextKey>(Sum, "s");
        b.Sum("x", 4);
        b.Sum("y", 3);
        b.Sum("w", -1);
        Printed.Is("""

              w                                                                 0               -1
              z                                                                 3                0
              y                                                                 2                3
              x                                                                 1                4

              x                                                                 1                4
              y                                                                 2                3
              z                                                                 3                0
              w                                                                 0               -1

            """, output =>
        {
            output.AggregationOrder = new AggregationOrder(ByKey: false, Reverse: false, Position: 1, KeyPosition: 0);
            Printa.Default(output, [a, b]);
            output.AggregationOrder = output.AggregationOrder with { Reverse = true };
            Printa.Default(output, [a, b]);
        });
    }

    [Fact]
    public void KeyPositionTurnsTheTuple()
    {
        var a = AggregationTests.Make<FourKey>(Sum, "bbbb");
        a.Sum(new FourKey(24, 3, 5, 0), 1);
        a.Sum(new FourKey(25, 1, 9, 0), 2);
        a.Sum(new FourKey(1, 1, 8, 0), 0);
        a.Sum(new FourKey(2, 1, 9, 0), -1);
        Assert.Equal("1 2 25 24 ", Printed.By(output =>
        {
            output.AggregationOrder = new AggregationOrder(ByKey: true, Reverse: false, Position: 0, KeyPosition: 1);
            new PrintaFormat().Key((int)Conversion.SignedDecimal, 0, No, No).Literal(TraceString.From(" ")).Print(output, [a]);
        }));
    }

    [Fact]
    public void DistributionsSortByTheSumOfTheirBucketsAndThenByTheCountAtZero()
    {
        var q = AggregationTests.Make<TextKey>(LinearQuantize, "s", -5, 5, 1);
        foreach (var (key, value) in new[] { ("b", 3), ("b", -3), ("a", 2), ("c", -9), ("d", 0) })
            q.LinearQuantize(key, value, 1);
        Assert.Equal("cbda", Keys(q));
        var l = AggregationTests.Make<TextKey>(LogLinearQuantize, "s", 10, 0, 2, 10);
        foreach (var (key, value) in new[] { ("b", 30), ("b", -30), ("a", 20), ("c", -90), ("d", 0) })
            l.LogLinearQuantize(key, value, 1);
        Assert.Equal("cbda", Keys(l));
        var p = AggregationTests.Make<TextKey>(Quantize, "s");
        foreach (var (key, value) in new[] { ("a", 10), ("b", 1), ("c", -1) })
            p.Quantize(key, value, 1);
        Assert.Equal("cba", Keys(p));
    }

    [Fact]
    public void AveragesAndDeviationsSortByWhatTheyShow()
    {
        var v = AggregationTests.Make<TextKey>(Average, "s");
        foreach (var (key, value) in new[] { ("b", 30), ("b", -31), ("a", 5), ("c", -9) })
            v.Average(key, value);
        Assert.Equal("c -9|b 9223372036854775807|a 5|", KeysAndValues(v));
        var s = AggregationTests.Make<TextKey>(StandardDeviation, "s");
        foreach (var (key, value) in new[] { ("b", 30), ("b", -30), ("a", 5) })
            s.StandardDeviation(key, value);
        Assert.Equal("a 0|b 30|", KeysAndValues(s));
        var m = AggregationTests.Make<TextKey>(Min, "s");
        foreach (var (key, value) in new[] { ("a", 3), ("b", 3), ("c", 2) })
            m.Min(key, value);
        m.Truncate(-2);
        Assert.Equal("ca", Keys(m));
    }

    private static string Keys(Aggregation aggregation) =>
        Printed.By(output => new PrintaFormat().Key((int)Conversion.Text, 0, No, No).Print(output, [aggregation]));

    private static string KeysAndValues(Aggregation aggregation) =>
        Printed.By(output => new PrintaFormat().Key((int)Conversion.Text, 0, No, No).Literal(TraceString.From(" "))
            .Value((int)Conversion.SignedDecimal, 0, No, No).Literal(TraceString.From("|")).Print(output, [aggregation]));
}
