using Pyd.Runtime.Aggregations;

namespace Pyd.Runtime.Formatting;

/// <summary>One printed line of aggregations: a key, and the entry that each aggregation has for it.</summary>
/// <param name="Keyed">Which of the aggregations the key is read from: one that has an entry.</param>
/// <param name="Slots">The entries' slots, an aggregation each; <see cref="Missing"/> where there is none.</param>
internal readonly record struct AggregationRow(int Keyed, int[] Slots)
{
    /// <summary>No entry.</summary>
    public const int Missing = -1;

    /// <summary>The rows of one or more aggregations that a <c>printa()</c> prints together, in order.</summary>
    public static List<AggregationRow> Of(Aggregation[] aggregations, AggregationOrder order)
    {
        var rows = Join(aggregations);
        var first = order.Position < aggregations.Length ? Math.Max(order.Position, 0) : 0;
        rows.Sort((left, right) => order.Directed(Compare(aggregations, order, first, left, right)));
        return rows;
    }

    /// <summary>The numbers of one aggregation's entry: zeros when it has none.</summary>
    public ReadOnlySpan<long> Values(Aggregation aggregation, int index) =>
        Slots[index] == Missing ? new long[aggregation.Width] : aggregation.Values(Slots[index]);

    private static int Compare(Aggregation[] aggregations, AggregationOrder order, int first, AggregationRow left, AggregationRow right)
    {
        int Keys() => AggregationOrder.CompareKeys(
            aggregations[left.Keyed], left.Slots[left.Keyed], aggregations[right.Keyed], right.Slots[right.Keyed], order.KeyPosition);
        if (order.ByKey && Keys() is not 0 and var keys)
            return keys;
        for (var i = 0; i < aggregations.Length; i++)
        {
            var index = (first + i) % aggregations.Length;
            var aggregation = aggregations[index];
            var values = AggregationValue.Compare(aggregation, left.Values(aggregation, index), right.Values(aggregation, index));
            if (values != 0)
                return values;
        }
        return order.ByKey ? 0 : Keys();
    }

    // Sorts all entries by key, so that those of one key follow each other.
    private static List<AggregationRow> Join(Aggregation[] aggregations)
    {
        var entries = new List<(int Index, int Slot)>();
        for (var index = 0; index < aggregations.Length; index++)
        {
            foreach (var slot in aggregations[index].Slots())
                entries.Add((index, slot));
        }
        int CompareKeys((int Index, int Slot) left, (int Index, int Slot) right) =>
            AggregationOrder.CompareKeys(aggregations[left.Index], left.Slot, aggregations[right.Index], right.Slot, 0);
        if (aggregations.Length > 1)
            entries.Sort(CompareKeys);

        var rows = new List<AggregationRow>();
        for (var i = 0; i < entries.Count; i++)
        {
            if (i == 0 || aggregations.Length == 1 || CompareKeys(entries[i - 1], entries[i]) != 0)
            {
                var slots = new int[aggregations.Length];
                Array.Fill(slots, Missing);
                rows.Add(new AggregationRow(entries[i].Index, slots));
            }
            rows[^1].Slots[entries[i].Index] = entries[i].Slot;
        }
        return rows;
    }
}
