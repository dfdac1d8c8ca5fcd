using Pyd.Runtime.Aggregations;
using Pyd.Runtime.Variables;

namespace Pyd.Runtime.Results;

/// <summary>What stap's <c>&lt;&lt;&lt;</c> has gathered.</summary>
/// <param name="Count">How many values; with 0 the others are 0.</param>
/// <param name="Sum">Their sum.</param>
/// <param name="Min">The least.</param>
/// <param name="Max">The greatest.</param>
/// <param name="Average">Cut to an integer.</param>
public readonly record struct StatisticResult(long Count, long Sum, long Min, long Max, long Average)
{
    internal static StatisticResult Of<TKey>(StatisticArray<TKey> array, in TKey key) where TKey : struct, ITraceKey<TKey> =>
        array.HasValues(key) ? new(array.Count(key), array.Sum(key), array.Min(key), array.Max(key), array.Average(key)) : default;
}
