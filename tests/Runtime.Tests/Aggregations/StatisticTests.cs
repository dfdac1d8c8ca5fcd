using Pyd.Runtime.Aggregations;
using Pyd.Runtime.Output;
using Pyd.Runtime.Variables;
using Xunit;

namespace Pyd.Runtime.Tests.Aggregations;

/// <summary>Scripts that SystemTap 4.8 has run, and what it printed.</summary>
public sealed class StatisticTests
{
    private static readonly NoKey None = default;

    [Fact]
    public void Operators()
    {
        var v = Scalar(1, 2, 3, 4, 10, 1000);
        Assert.Equal((6L, 1020L, 1L, 1000L, 170L), (v.Count(None), v.Sum(None), v.Min(None), v.Max(None), v.Average(None)));
        Assert.Equal(166088, v.Variance(None, 0));
        Assert.Equal(165346, v.Variance(None, 4));
        var w = Scalar(-7);
        Assert.Equal(0, w.Variance(None, 0));
        w.Add(None, -8);
        Assert.Equal((1L, -7L), (w.Variance(None, 0), w.Average(None)));
        w.Add(None, -8);
        Assert.Equal((1L, -7L), (w.Variance(None, 0), w.Average(None)));
        Assert.Equal(9999525008, Scalar(100000, 200000, 5).Variance(None, 0));
        Assert.Equal(2, Scalar(1, 3, 4).Variance(None, 8));
        var empty = Scalar();
        Assert.False(empty.HasValues(None));
        Assert.Equal(0, empty.Count(None));
    }

    [Fact]
    public void DifferencesDoNotOverflow() => Assert.True(Scalar(5_000_000_000, 1, 70_000).Variance(None, 0) > 0);

    [Fact]
    public void LogHistograms() => GoldenFile.Is("histogram.log", output =>
    {
        Log(output, 0, 1, 1, 100, 1000000);
        Log(output, -5, 3, -1, long.MinValue, long.MaxValue);
        Log(output, [.. Enumerable.Repeat(5L, 137), .. Enumerable.Repeat(7L, 3), .. Enumerable.Repeat(17L, 51)]);
        Log(output, 0);
        Log(output, -3);
    });

    [Fact]
    public void LinearHistograms() => GoldenFile.Is("histogram.linear", output =>
    {
        Linear(output, 0, 50, 10, 0, 5, 11, 100);
        Linear(output, 0, 100, 10, -50, 3, 99, 100);
        Linear(output, -20, 1000, 50, 100, -100, 1000);
        Linear(output, 0, 5, 1, 3, 4);
    });

    [Fact]
    public void Buckets()
    {
        var l = new StatisticArray<NoKey>("l", 1, 0, 0, 0);
        foreach (var value in new[] { 0, 1, 1, 100, 1000000 })
            l.Add(None, value);
        Assert.Equal(128, l.BucketCount);
        Assert.Equal((1L, 2L, 1L, 0L), (l.Bucket(None, 64), l.Bucket(None, 65), l.Bucket(None, 71), l.Bucket(None, 0)));
        Assert.Equal(0, l.Bucket(None, 128));
        var e = new StatisticArray<TextKey>("e", 2, 0, 5, 1);
        e.Add("x", 3);
        e.Add("x", 4);
        Assert.Equal((0L, 1L, 8L), (e.Bucket("x", 0), e.Bucket("x", 4), e.BucketCount));
    }

    [Fact]
    public void UnreadStatisticsPrintAllOperators()
    {
        Printed.Is("v @count=3 @min=-3 @max=10 @sum=12 @avg=4\n", Scalar(5, -3, 10).Display);
        Printed.Is("v @count=0x0\n", Scalar().Display);
        var s = new StatisticArray<TextKey>("starr", 0, 0, 0, 0);
        Printed.Is("", s.Display);
        s.Add("a", 1);
        s.Add("b", 2);
        s.Add("b", 4);
        s.Add("c", 9);
        Printed.Is("""
            starr["b"] @count=2 @min=2 @max=4 @sum=6 @avg=3
            starr["a"] @count=1 @min=1 @max=1 @sum=1 @avg=1
            starr["c"] @count=1 @min=9 @max=9 @sum=9 @avg=9

            """, s.Display);
        var k = new StatisticArray<PairKey>("ek", 0, 0, 0, 0);
        k.Add(new PairKey(1, "a"), -3);
        k.Add(new PairKey(0, "z"), 1);
        k.Add(new PairKey(0, "z"), 1);
        Printed.Is("""
            ek[0,"z"] @count=2 @min=1 @max=1 @sum=2 @avg=1
            ek[1,"a"] @count=1 @min=-3 @max=-3 @sum=-3 @avg=-3

            """, k.Display);
    }

    [Fact]
    public void ForeachSortsByTheOperatorAskedFor()
    {
        var st = new StatisticArray<TextKey>("st", 1, 0, 0, 0);
        foreach (var (key, value) in new[] { ("a", 1), ("b", 5), ("b", 1), ("c", -9), ("d", 7) })
            st.Add(key, value);
        string Visit(int column, int direction) => string.Join(' ', st.Order(column, direction, -1).Select(slot => st.KeyAt(slot).ToString()));
        Assert.Equal("b a c d", Visit(0, -1));
        Assert.Equal("a b c d", Visit(-1, 1));
        Assert.Equal("d b a c", Visit(-2, -1));
        Assert.Equal("c a b d", Visit(-3, 1));
        Assert.Equal("c a b d", Visit(-4, 1));
        Assert.Equal("c a b d", Visit(-5, 1));
        Assert.Equal("d c b a", Visit(1, -1));
        st.Remove("b");
        Assert.False(st.Contains("b"));
        st.Add("new", 3);
        Assert.Equal((1L, 1L, 0L), (st.Count("new"), st.Bucket("new", 66), st.Bucket("new", 65)));
        st.Clear();
        Assert.Equal(0, st.Count("a"));
    }

    private static StatisticArray<NoKey> Scalar(params long[] values) => Fill(new StatisticArray<NoKey>("v", 0, 0, 0, 0, variance: 1), values);

    private static StatisticArray<NoKey> Fill(StatisticArray<NoKey> statistic, long[] values)
    {
        foreach (var value in values)
            statistic.Add(None, value);
        return statistic;
    }

    private static void Log(TraceOutput output, params long[] values) =>
        Fill(new StatisticArray<NoKey>("h", 1, 0, 0, 0), values).PrintHistogram(None, output);

    private static void Linear(TraceOutput output, long start, long stop, long interval, params long[] values) =>
        Fill(new StatisticArray<NoKey>("h", 2, start, stop, interval), values).PrintHistogram(None, output);
}
