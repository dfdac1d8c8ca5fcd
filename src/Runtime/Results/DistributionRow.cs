using Pyd.Runtime.Aggregations;

namespace Pyd.Runtime.Results;

/// <summary>A row of a distribution.</summary>
/// <param name="Label">Its values: the least of them, or <c>&lt; 0</c>, <c>&gt;= 100</c>.</param>
/// <param name="Count">How many there were.</param>
public readonly record struct DistributionRow(string Label, long Count)
{
    internal static IReadOnlyList<DistributionRow> Of(Aggregation aggregation, int slot)
    {
        if (aggregation.Distribution is not { } distribution)
            return [];
        var counts = aggregation.Values(slot);
        var (first, last) = distribution.Shown(counts);
        var labels = distribution.Labels(first, last, areWhole: true);
        var rows = new List<DistributionRow>(labels.Length);
        for (var i = 0; i < labels.Length; i++)
        {
            if (labels[i] is { } label)
                rows.Add(new(label, counts[first + i]));
        }
        return rows;
    }
}
