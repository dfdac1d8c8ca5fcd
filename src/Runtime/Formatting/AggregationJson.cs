using System.Globalization;
using System.Text.Json;
using Pyd.Runtime.Aggregations;
using Pyd.Runtime.Output;

namespace Pyd.Runtime.Formatting;

/// <summary>An aggregation as members of a JSON object: its name, its function, and its entries in the order in which they would be printed.</summary>
internal static class AggregationJson
{
    /// <summary>Writes them.</summary>
    public static void Write(Utf8JsonWriter json, Aggregation aggregation, AggregationOrder order)
    {
        json.WriteString("name", aggregation.Name);
        json.WriteString("function", aggregation.FunctionName);
        json.WriteStartArray("entries");
        foreach (var row in AggregationRow.Of([aggregation], order))
        {
            json.WriteStartObject();
            json.WriteStartArray("keys");
            for (var i = 0; i < aggregation.KeyColumns.Length; i++)
                WriteKey(json, aggregation, row.Slots[0], i);
            json.WriteEndArray();
            if (aggregation.Distribution is { } distribution)
                WriteBuckets(json, distribution, aggregation.Values(row.Slots[0]), aggregation.Divisor);
            else
                json.WriteNumber("value", AggregationValue.Displayed(aggregation, aggregation.Values(row.Slots[0])));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteKey(Utf8JsonWriter json, Aggregation aggregation, int slot, int index)
    {
        var (column, member) = (aggregation.KeyColumns[index], aggregation.KeyMember(slot, index));
        if (column == KeyColumn.Stack)
            json.WriteStack(member.Text is { } stack ? stack.Bytes : []);
        else if (member.Text is not null)
            json.WriteMember(member);
        else
            json.WriteNumberValue(KeyColumn.Printed(column, member.Integer));
    }

    private static void WriteBuckets(Utf8JsonWriter json, Distribution distribution, ReadOnlySpan<long> counts, long divisor)
    {
        var (first, last) = distribution.Shown(counts);
        var labels = distribution.Labels(first, last, areWhole: true);
        json.WriteStartArray("buckets");
        for (var i = 0; i < labels.Length; i++)
        {
            if (labels[i] is not { } label)
                continue;
            json.WriteStartObject();
            WriteRange(json, label);
            json.WriteNumber("count", (long)((ulong)counts[first + i] / (ulong)divisor));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    // "16" is where a bucket begins; "< 0", ">= 100" and "abs() < 10" are those at the ends and in the middle.
    private static void WriteRange(Utf8JsonWriter json, string label)
    {
        var space = label.LastIndexOf(' ');
        json.WriteNumber("value", decimal.Parse(label.AsSpan(space + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
        if (space > 0)
            json.WriteString("range", label.AsSpan(0, space));
    }
}
