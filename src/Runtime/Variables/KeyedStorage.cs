using System.Diagnostics;
using Pyd.Runtime.Results;
using Pyd.Runtime.Sessions;

namespace Pyd.Runtime.Variables;

/// <summary>A script's array, whatever its keys are.</summary>
public abstract class KeyedStorage
{
    private protected KeyedStorage(string name) => Name = TraceString.From(name);

    /// <summary>The variable's name.</summary>
    internal TraceString Name { get; }

    /// <summary>What it holds at this moment.</summary>
    /// <param name="most">How many rows at most.</param>
    internal abstract ResultTable Show(int most);
}

/// <summary>What a script's arrays have in common: keys with dense slots, and their order in a <c>foreach</c>.</summary>
public abstract class KeyedStorage<TKey> : KeyedStorage, IGathered where TKey : struct, ITraceKey<TKey>
{
    /// <summary>A <c>foreach</c> without a sort order.</summary>
    internal const int Unsorted = -1;

    private protected readonly KeyTable<TKey> Table = new();

    private protected KeyedStorage(string name) : base(name) { }

    /// <summary>Whether there is an element: stap's <c>in</c>.</summary>
    public bool Contains(in TKey key) => Table.Find(key) >= 0;

    /// <summary>Removes an element, if there is one.</summary>
    public void Remove(in TKey key)
    {
        var slot = Table.Remove(key);
        if (slot >= 0)
            Reset(slot, 1);
    }

    /// <summary>Whether an element is there, or there is room for it: stap's arrays with a size.</summary>
    /// <param name="key">The element's key.</param>
    /// <param name="room">How many elements the array may have.</param>
    /// <param name="wraps">Not 0: the oldest element makes room.</param>
    /// <returns>0 when there is none.</returns>
    public long Reserve(in TKey key, long room, long wraps)
    {
        if (Table.Count < room || Table.Find(key) >= 0)
            return 1;
        if (wraps == 0)
            return 0;
        Remove(Table.KeyAt(Table.First));
        return 1;
    }

    /// <summary>Removes every element.</summary>
    public void Clear()
    {
        Reset(0, Table.Capacity);
        Table.Clear();
    }

    /// <summary>The key in a slot that <see cref="Order"/> has given.</summary>
    public ref readonly TKey KeyAt(int slot) => ref Table.KeyAt(slot);

    /// <summary>The slots that a <c>foreach</c> visits, in its order: what is added or removed meanwhile does not show.</summary>
    /// <param name="sortColumn">-1 for none (the order of insertion), 0 for the value, n for the n-th key member; statistics add their own.</param>
    /// <param name="direction">1 for ascending, -1 for descending.</param>
    /// <param name="limit">How many at most; negative for all.</param>
    /// <remarks>As in SystemTap, a sort stays: the next unsorted <c>foreach</c> visits an array in the order of the last sorted one.</remarks>
    public int[] Order(int sortColumn, int direction, long limit)
    {
        var slots = Table.Slots();
        if (sortColumn != Unsorted)
        {
            TopSort.Sort(slots, limit, (left, right) => direction * Compare(left, right, sortColumn));
            if (SortStays)
                Table.Relink(slots);
        }
        return limit >= 0 && limit < slots.Length ? slots[..(int)limit] : slots;
    }

    (int Bytes, bool IsSigned) IGathered.Size
    {
        set => Size = value;
    }

    private protected (int Bytes, bool IsSigned) Size { get; private set; }

    void IGathered.Follow(CopyClock clock) => Table.Follow(clock);

    void IGathered.Gather(IReadOnlyList<IGathered> copies)
    {
        // A new key's place is where it came first.
        var elements = copies.Cast<KeyedStorage<TKey>>().SelectMany(copy => copy.Table.Slots().Select(slot => (Copy: copy, Slot: slot)));
        foreach (var (copy, slot) in elements.OrderBy(element => element.Copy.Table.ArrivalOf(element.Slot)))
            Add(copy, slot);
        foreach (var copy in copies.Cast<KeyedStorage<TKey>>())
            copy.Clear();
    }

    /// <summary>Adds an element of a copy.</summary>
    private protected abstract void Add(KeyedStorage<TKey> copy, int slot);

    internal sealed override ResultTable Show(int most)
    {
        var slots = Table.Slots();
        // Stable, and unlike a foreach it leaves the array's order alone.
        var rows = slots.OrderByDescending(slot => slot, Comparer<int>.Create((left, right) => CompareValues(left, right, 0))).Take(most);
        return new ResultTable(Name.ToString(), ValueNames, slots.Length,
            [.. rows.Select(slot => new ResultRow([.. Enumerable.Range(0, TKey.Width).Select(i => KeyAt(slot).Member(i))], ValuesAt(slot), []))]);
    }

    /// <summary>What the values of an element are called.</summary>
    private protected abstract IReadOnlyList<string> ValueNames { get; }

    /// <summary>The values of an element, for people.</summary>
    private protected abstract IReadOnlyList<KeyMember> ValuesAt(int slot);

    /// <summary>The slot of a key for writing, with room for its value.</summary>
    private protected int Slot(in TKey key)
    {
        var slot = Table.FindOrAdd(key, out var added);
        if (added)
            EnsureCapacity(Table.Capacity);
        return slot;
    }

    private protected virtual bool SortStays => true;

    private protected abstract void EnsureCapacity(int capacity);

    private protected abstract void Reset(int slot, int count);

    private protected abstract int CompareValues(int left, int right, int sortColumn);

    private int Compare(int left, int right, int sortColumn)
    {
        if (sortColumn <= 0)
            return CompareValues(left, right, sortColumn);
        Debug.Assert(sortColumn <= TKey.Width, "the compiler sorts by members that exist");
        return Table.KeyAt(left).Member(sortColumn - 1).CompareTo(Table.KeyAt(right).Member(sortColumn - 1));
    }
}
