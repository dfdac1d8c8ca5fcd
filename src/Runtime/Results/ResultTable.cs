using Pyd.Runtime.Aggregations;
using Pyd.Runtime.Variables;

namespace Pyd.Runtime.Results;

/// <summary>What an aggregation or an array holds at one moment, the greatest first: for people who watch a run.</summary>
/// <param name="Name">The variable's name.</param>
/// <param name="Columns">What the values of a row are: <c>count</c>, or <c>count</c>, <c>min</c> …; empty where a row is a distribution.</param>
/// <param name="Count">How many entries there are, shown or not.</param>
/// <param name="Rows">Those that are shown.</param>
public sealed record ResultTable(string Name, IReadOnlyList<string> Columns, int Count, IReadOnlyList<ResultRow> Rows)
{
    internal static ResultTable Of(Aggregation aggregation, int most)
    {
        var slots = aggregation.Slots();
        Array.Sort(slots, (left, right) => AggregationOrder.CompareEntries(aggregation, right, left));
        return new ResultTable(aggregation.Name, aggregation.Distribution is null ? [aggregation.FunctionName] : [], slots.Length,
            [.. slots.Take(most).Select(slot => Row(aggregation, slot))]);
    }

    private static ResultRow Row(Aggregation aggregation, int slot)
    {
        var key = Enumerable.Range(0, aggregation.KeyColumns.Length).Select(column => Member(aggregation, slot, column));
        return aggregation.Distribution is null
            ? new ResultRow([.. key], [new KeyMember(AggregationValue.Displayed(aggregation, aggregation.Values(slot)))], [])
            : new ResultRow([.. key], [], DistributionRow.Of(aggregation, slot));
    }

    private static KeyMember Member(Aggregation aggregation, int slot, int column) => aggregation.KeyMember(slot, column) is { Text: null } number
        ? new KeyMember(KeyColumn.Printed(aggregation.KeyColumns[column], number.Integer))
        : aggregation.KeyMember(slot, column);
}

/// <summary>An entry.</summary>
/// <param name="Key">The members of its key; a stack is a function a line.</param>
/// <param name="Values">Its values; empty for a distribution.</param>
/// <param name="Distribution">The buckets of a distribution, else empty.</param>
public sealed record ResultRow(IReadOnlyList<KeyMember> Key, IReadOnlyList<KeyMember> Values, IReadOnlyList<DistributionRow> Distribution);
