using Pyd.Runtime.Aggregations;
using Pyd.Runtime.Variables;

namespace Pyd.Runtime.Results;

/// <summary>
/// A script's arrays and aggregations as an application reads them: copies of what they hold at that moment, with keys of the application's
/// own types, in the order of insertion.
/// </summary>
/// <remarks>Compiled C# calls it; ask between two batches (<see cref="Sessions.TraceSession.BetweenBatches"/>) or after the run, not on another thread while it runs.</remarks>
public static class ScriptResults
{
    /// <summary>An array of integers.</summary>
    /// <param name="array">The array.</param>
    /// <param name="key">Makes the application's key of the script's.</param>
    public static IReadOnlyDictionary<TResult, long> Of<TKey, TResult>(IntegerArray<TKey> array, Func<TKey, TResult> key)
        where TKey : struct, ITraceKey<TKey> where TResult : notnull =>
        Copy(array, key, array.ValueAt);

    /// <summary>An array of strings.</summary>
    /// <inheritdoc cref="Of{TKey, TResult}(IntegerArray{TKey}, Func{TKey, TResult})"/>
    public static IReadOnlyDictionary<TResult, string> Of<TKey, TResult>(StringArray<TKey> array, Func<TKey, TResult> key)
        where TKey : struct, ITraceKey<TKey> where TResult : notnull =>
        Copy(array, key, slot => array.ValueAt(slot).ToString());

    /// <summary>An array of statistics.</summary>
    /// <inheritdoc cref="Of{TKey, TResult}(IntegerArray{TKey}, Func{TKey, TResult})"/>
    public static IReadOnlyDictionary<TResult, StatisticResult> Of<TKey, TResult>(StatisticArray<TKey> array, Func<TKey, TResult> key)
        where TKey : struct, ITraceKey<TKey> where TResult : notnull =>
        Copy(array, key, slot => StatisticResult.Of(array, array.KeyAt(slot)));

    /// <summary>An aggregation of one figure a key, as it would be printed: counts, sums, least and greatest values, averages, deviations.</summary>
    /// <inheritdoc cref="Of{TKey, TResult}(IntegerArray{TKey}, Func{TKey, TResult})"/>
    public static IReadOnlyDictionary<TResult, long> Of<TKey, TResult>(Aggregation<TKey> array, Func<TKey, TResult> key)
        where TKey : struct, ITraceKey<TKey> where TResult : notnull =>
        array.Slots().ToDictionary(slot => key(array.KeyAt(slot)), slot => AggregationValue.Displayed(array, array.Values(slot)));

    /// <summary>A distribution for each key: the rows that would be printed.</summary>
    /// <inheritdoc cref="Of{TKey, TResult}(IntegerArray{TKey}, Func{TKey, TResult})"/>
    public static IReadOnlyDictionary<TResult, IReadOnlyList<DistributionRow>> DistributionsOf<TKey, TResult>(Aggregation<TKey> array, Func<TKey, TResult> key)
        where TKey : struct, ITraceKey<TKey> where TResult : notnull =>
        array.Slots().ToDictionary(slot => key(array.KeyAt(slot)), slot => DistributionRow.Of(array, slot));

    /// <summary>The statistic that has no key.</summary>
    public static StatisticResult Of(StatisticArray<NoKey> statistic) => StatisticResult.Of(statistic, default);

    /// <summary>The figure of an aggregation without a key; null while there is none.</summary>
    public static long? Of(Aggregation<NoKey> aggregation) =>
        aggregation.Slots() is [var slot, ..] ? AggregationValue.Displayed(aggregation, aggregation.Values(slot)) : null;

    /// <summary>The distribution of an aggregation without a key; empty while there is none.</summary>
    public static IReadOnlyList<DistributionRow> DistributionOf(Aggregation<NoKey> aggregation) =>
        aggregation.Slots() is [var slot, ..] ? DistributionRow.Of(aggregation, slot) : [];

    private static Dictionary<TResult, TValue> Copy<TKey, TResult, TValue>(KeyedStorage<TKey> storage, Func<TKey, TResult> key, Func<int, TValue> value)
        where TKey : struct, ITraceKey<TKey> where TResult : notnull =>
        storage.Order(KeyedStorage<TKey>.Unsorted, 1, -1).ToDictionary(slot => key(storage.KeyAt(slot)), value);
}
