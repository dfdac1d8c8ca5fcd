namespace Pyd.Runtime.Aggregations;

/// <summary>In what order entries are printed: D's options <c>aggsortkey</c>, <c>aggsortrev</c>, <c>aggsortpos</c>, <c>aggsortkeypos</c>.</summary>
/// <param name="ByKey">By key only, not by value first.</param>
/// <param name="Reverse">The other way round; at the end of a session the aggregations too.</param>
/// <param name="Position">By which aggregation's values a <c>printa()</c> of several sorts first, from 0.</param>
/// <param name="KeyPosition">The key member that is compared first, from 0; the others follow in turn.</param>
public readonly record struct AggregationOrder(bool ByKey, bool Reverse, int Position, int KeyPosition)
{
    /// <summary>Turned round when the order is.</summary>
    internal int Directed(int order) => Reverse ? -order : order;

    /// <summary>Entries by value and then key, ascending: the order of <c>trunc()</c>, which no option changes.</summary>
    internal static int CompareEntries(Aggregation aggregation, int left, int right)
    {
        var order = AggregationValue.Compare(aggregation, aggregation.Values(left), aggregation.Values(right));
        return order != 0 ? order : CompareKeys(aggregation, left, aggregation, right, 0);
    }

    /// <summary>Keys of the same shape. Integers compare as unsigned ones, whatever their type.</summary>
    internal static int CompareKeys(Aggregation left, int leftSlot, Aggregation right, int rightSlot, int position)
    {
        var columns = left.KeyColumns;
        var start = position < columns.Length ? Math.Max(position, 0) : 0;
        for (var i = 0; i < columns.Length; i++)
        {
            var column = (start + i) % columns.Length;
            var (a, b) = (left.KeyMember(leftSlot, column), right.KeyMember(rightSlot, column));
            var order = columns[column] is KeyColumn.Text or KeyColumn.Stack
                ? a.CompareTo(b)
                : KeyColumn.Unsigned(columns[column], a.Integer).CompareTo(KeyColumn.Unsigned(columns[column], b.Integer));
            if (order != 0)
                return order;
        }
        return 0;
    }
}
