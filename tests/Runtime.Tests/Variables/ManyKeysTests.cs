using Pyd.Runtime.Aggregations;
using Xunit;

namespace Pyd.Runtime.Tests.Variables;

/// <summary>What a key takes, beyond its own strings. One class: one test's memory must not count for another.</summary>
public sealed class ManyKeysTests
{
    private const int Most = 150;

    // As many as make arrays that double look worst: one more than fill them.
    private const int Keys = (1 << 18) + 1;

    [Fact]
    public void CountsTakeLittle()
    {
        var keys = Enumerable.Range(0, Keys).Select(i => new PairKey(i, "")).ToArray();
        var aggregation = new Aggregation<PairKey>("a", (int)AggregationFunction.Count, "ls", 0, 0, 0, 0);
        Assert.InRange(BytesOfEach(i => aggregation.Count(keys[i])), 1, Most);
        Assert.Equal(Keys, aggregation.Slots().Length);
    }

    [Fact]
    public void AMillionStatisticsTakeLittle()
    {
        const int Million = 1_000_000;
        var statistic = new StatisticArray<IntegerKey>("s", 0, 0, 0, 0);
        Assert.InRange(BytesOfEach(i => statistic.Add(new IntegerKey(i), i), Million), 1, Most);
        Assert.Equal(Million - 1, statistic.Sum(new IntegerKey(Million - 1)));
    }

    private static long BytesOfEach(Action<int> add, int keys = Keys)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < keys; i++)
            add(i);
        return (GC.GetTotalMemory(forceFullCollection: true) - before) / keys;
    }
}
