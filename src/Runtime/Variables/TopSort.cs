namespace Pyd.Runtime.Variables;

/// <summary>
/// The order of stap's <c>foreach</c>. Sorting is stable, except that with a limit of up to 30 SystemTap (runtime/map.c,
/// <c>_stp_map_sortn</c>) selects instead of sorting, and what it does to equal elements is visible.
/// </summary>
internal static class TopSort
{
    private const int LargestSelection = 30;

    /// <summary>Puts slots in order.</summary>
    /// <param name="slots">The slots in their present order.</param>
    /// <param name="limit">How many the loop will visit; negative or 0 for all.</param>
    /// <param name="compare">Positive when the first of two slots has to come after the second.</param>
    public static void Sort(int[] slots, long limit, Comparison<int> compare)
    {
        if (limit is <= 0 or > LargestSelection)
            Merge(slots, compare);
        else
            Select(slots, (int)limit, compare);
    }

    private static void Merge(int[] slots, Comparison<int> compare)
    {
        var (from, to) = (slots, new int[slots.Length]);
        for (var run = 1; run < slots.Length; run *= 2)
        {
            for (var start = 0; start < slots.Length; start += 2 * run)
            {
                var middle = Math.Min(start + run, slots.Length);
                var end = Math.Min(middle + run, slots.Length);
                var (left, right) = (start, middle);
                for (var i = start; i < end; i++)
                {
                    var takeLeft = right == end || (left < middle && compare(from[left], from[right]) <= 0);
                    to[i] = takeLeft ? from[left++] : from[right++];
                }
            }
            (from, to) = (to, from);
        }
        if (from != slots)
            from.CopyTo(slots, 0);
    }

    private static void Select(int[] slots, int limit, Comparison<int> compare)
    {
        var top = Math.Min(limit, slots.Length);
        for (var swapped = true; swapped;)
        {
            swapped = false;
            for (var i = 0; i + 1 < top; i++)
            {
                if (compare(slots[i], slots[i + 1]) <= 0)
                    continue;
                (slots[i], slots[i + 1]) = (slots[i + 1], slots[i]);
                swapped = true;
            }
        }
        // Each other element that belongs among the first moves there and pushes the last of them out, to stay where it then stands.
        for (var next = top; next < slots.Length; next++)
        {
            var slot = slots[next];
            var place = top;
            while (place > 0 && compare(slots[place - 1], slot) > 0)
                place--;
            if (place == top)
                continue;
            slots.AsSpan(place, next - place).CopyTo(slots.AsSpan(place + 1));
            slots[place] = slot;
        }
    }
}
