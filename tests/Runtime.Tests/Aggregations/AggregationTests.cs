using Pyd.Runtime.Aggregations;
using Pyd.Runtime.Formatting;
using Pyd.Runtime.Variables;
using Xunit;
using static Pyd.Runtime.Aggregations.AggregationFunction;

namespace Pyd.Runtime.Tests.Aggregations;

/// <summary>Scripts that DTrace 2.x for Linux has run, and what it printed.</summary>
public sealed class AggregationTests
{
    private static readonly NoKey None = default;

    internal static Aggregation<TKey> Make<TKey>(AggregationFunction function, string columns = "", long p1 = 0, long p2 = 0, long p3 = 0, long p4 = 0)
        where TKey : struct, ITraceKey<TKey> => new("a", (int)function, columns, p1, p2, p3, p4);

    [Fact]
    public void EndPrintsColumnsByTheSizeOfTheirTypes()
    {
        var a = Make<WideKey>(Count, "sibhl");
        a.Count(new WideKey(TraceString.From("x"), 1, 2, 3, 5));
        var b = Make<FourKey>(Sum, "BHIL");
        b.Sum(new FourKey(200, 60000, 4000000000, -1), -5);
        var c = Make<FourKey>(Min, "bhil");
        c.Min(new FourKey(-3, -300, -70000, -1), 7);
        var d = Make<TextKey>(Max, "s");
        d.Max("a string that is longer than fifty characters, which is the width", 1);
        var e = Make<NoKey>(Average);
        e.Average(None, -7);
        e.Average(None, -8);
        var f = Make<TextKey>(StandardDeviation, "s");
        f.StandardDeviation("k", -3);
        f.StandardDeviation("k", 9);
        f.StandardDeviation("j", 1);
        var g = Make<NoKey>(Count);
        g.Count(None);
        Printed.Is("""

              x                                                         1   2     3                5                1
             200 60000 -294967296               -1               -5
             253 65236   -70000               -1                7
              a string that is longer than fifty characters, which is the width                1
                           -7
              j                                                                 0
              k                                                                 6
                            1

            """, output => AggregationLayout.PrintRemaining(output, [a, b, c, d, e, f, g]));
    }

    [Fact]
    public void TruncateKeepsTheGreatestOrTheLeast()
    {
        var t = Make<TextKey>(Sum, "s");
        var u = Make<TextKey>(Sum, "s");
        foreach (var (key, value) in new[] { ("a", 1), ("b", 2), ("c", 3), ("d", 3) })
        {
            t.Sum(key, value);
            u.Sum(key, value);
        }
        t.Truncate(2);
        u.Truncate(-2);
        var x = Make<TextKey>(Sum, "s");
        x.Sum("a", 1);
        x.Truncate();
        Printed.Is("""

              c                                                                 3
              d                                                                 3
              a                                                                 1
              b                                                                 2

            """, output => AggregationLayout.PrintRemaining(output, [t, u, x]));
        t.Truncate(5);
        Assert.Equal(2, t.Slots().Length);
        t.Truncate(0);
        Assert.Empty(t.Slots());
        u.Truncate(long.MinValue);
        Assert.Equal(2, u.Slots().Length);
    }

    [Fact]
    public void ClearKeepsKeys()
    {
        var y = Make<NoKey>(Min);
        y.Min(None, 3);
        var y2 = Make<NoKey>(Max);
        y2.Max(None, 2);
        var y3 = Make<NoKey>(Average);
        y3.Average(None, 3);
        var y4 = Make<NoKey>(StandardDeviation);
        y4.StandardDeviation(None, 2);
        var y5 = Make<NoKey>(Quantize);
        y5.Quantize(None, 3, 1);
        var y6 = Make<NoKey>(LinearQuantize, "", 0, 5, 1);
        y6.LinearQuantize(None, 1, 1);
        var y7 = Make<NoKey>(LogLinearQuantize, "", 10, 0, 2, 10);
        y7.LogLinearQuantize(None, 4, 1);
        Aggregation[] all = [y, y2, y3, y4, y5, y6, y7];
        foreach (var aggregation in all)
            aggregation.Clear();
        Printed.Is("""

             9223372036854775807
             -9223372036854775808
                            0
                            0

                       value  ------------- Distribution ------------- count    $
                          -1 |                                         0        $
                           0 |                                         0        $
                           1 |                                         0        $


                       value  ------------- Distribution ------------- count    $
                         < 0 |                                         0        $
                           0 |                                         0        $
                           1 |                                         0        $


                       value  ------------- Distribution ------------- count    $
                           0 |                                         0        $
                           1 |                                         0        $
                           2 |                                         0        $


            """, output => AggregationLayout.PrintRemaining(output, all));
        y.Min(None, 9);
        Assert.Equal(9, y.Values(0)[0]);
    }

    [Fact]
    public void NormalizeDividesAsLibdtraceDoes()
    {
        var z = Make<TextKey>(LogLinearQuantize, "s", 2, 0, 4, 4);
        foreach (var value in new[] { 3, 1, 5, -15 })
            z.LogLinearQuantize("q", value, 1);
        z.Normalize(2);
        var x = Make<TextKey>(StandardDeviation, "s");
        x.StandardDeviation("a", 5000000000);
        x.StandardDeviation("a", -4000000000);
        x.Normalize(1000);
        var av = Make<TextKey>(Average, "s");
        av.Average("a", -70);
        av.Average("a", -81);
        av.Normalize(10);
        var m = Make<TextKey>(Min, "s");
        m.Min("q", -70);
        m.Normalize(10);
        var q = Make<TextKey>(Quantize, "s");
        q.Quantize("a", 5, 1);
        q.Quantize("a", 5, 1);
        q.Quantize("a", -5, -9);
        q.Normalize(2);
        Printed.Is("""

              q                                                 $
                       value  ------------- Distribution ------------- count    $
                         -16 |                                         0        $
                         -12 |@@@@@@@@@@                               0        $
                          -8 |                                         0        $
                          -6 |                                         0        $
                          -4 |                                         0        $
                          -3 |                                         0        $
                          -2 |                                         0        $
                          -1 |                                         0        $
                           0 |                                         0        $
                           1 |@@@@@@@@@@                               0        $
                           2 |                                         0        $
                           3 |@@@@@@@@@@                               0        $
                           4 |@@@@@@@@@@                               0        $
                           6 |                                         0        $

              a                                                         143177337
              a                                                                -7
              q                                                  1844674407370955154
              a                                                 $
                       value  ------------- Distribution ------------- count    $
                          -8                     |                     0        $
                          -4     @@@@@@@@@@@@@@@@|                     9223372036854775803
                          -2                     |                     0        $
                          -1                     |                     0        $
                           0                     |                     0        $
                           1                     |                     0        $
                           2                     |                     0        $
                           4                     |@@@@                 1        $
                           8                     |                     0        $


            """, output => AggregationLayout.PrintRemaining(output, [z, x, av, m, q]));
        m.Denormalize();
        Assert.Contains(" -70\n", Printed.By(output => AggregationLayout.PrintRemaining(output, [m])));
    }

    [Fact]
    public void OptionsChangeTheOrder()
    {
        var a = Make<TextKey>(Sum, "s");
        a.Sum("x", 1);
        a.Sum("y", 2);
        var b = Make<TextKey>(Sum, "s");
        b.Sum("x", 4);
        b.Sum("y", 3);
        Printed.Is("""

              x                                                                 4
              y                                                                 3
              y                                                                 2
              x                                                                 1

            """, output =>
        {
            output.AggregationOrder = new AggregationOrder(ByKey: false, Reverse: true, 0, 0);
            AggregationLayout.PrintRemaining(output, [a, b]);
        });
    }

    [Fact]
    public void KeysSortByThePositionAskedFor()
    {
        var a = Make<PairKey>(Sum, "is");
        a.Sum(new PairKey(3, "x"), 1);
        a.Sum(new PairKey(1, "y"), 2);
        var b = Make<PairKey>(Sum, "is");
        b.Sum(new PairKey(3, "x"), 4);
        b.Sum(new PairKey(1, "y"), 3);
        string Print(AggregationOrder order) => Printed.By(output =>
        {
            output.AggregationOrder = order;
            new PrintaFormat().Key((int)Conversion.SignedDecimal, 0, long.MinValue, long.MinValue).Print(output, [a, b]);
        });
        Assert.Equal("13", Print(new AggregationOrder(true, false, 1, 0)));
        Assert.Equal("31", Print(new AggregationOrder(true, false, 1, 1)));
        Assert.Equal("13", Print(new AggregationOrder(true, false, 1, 9)));
        Assert.Equal("31", Print(new AggregationOrder(false, false, 0, 0)));
        Assert.Equal("13", Print(new AggregationOrder(false, false, 1, 0)));
        Assert.Equal("31", Print(new AggregationOrder(true, true, 0, 0)));
    }

    [Fact]
    public void NothingLeftIsOneEmptyLine()
    {
        Printed.Is("\n", output => AggregationLayout.PrintRemaining(output, []));
        var a = Make<NoKey>(Count);
        Printed.Is("\n", output => AggregationLayout.PrintRemaining(output, [a]));
        Printed.Is("\n", output => Printa.Default(output, [a]));
        Assert.False(a.IsPrinted);
        a.Count(None);
        Printed.Is("\n                1\n", output => Printa.Default(output, [a]));
        Assert.True(a.IsPrinted);
        Printed.Is("\n", output => AggregationLayout.PrintRemaining(output, [a]));
    }

    [Fact]
    public void CountingAllocatesNothing()
    {
        var a = Make<TextKey>(Quantize, "s");
        TextKey key = "k";
        a.Quantize(key, 1, 1);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
            a.Quantize(key, i, 1);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }
}
