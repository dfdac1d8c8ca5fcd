namespace Pyd.Runtime.Variables;

/// <summary>An associative array of integers, of either language. An element that is missing reads as 0.</summary>
/// <param name="name">The variable's name.</param>
public sealed class IntegerArray<TKey>(string name) : ValueArray<TKey, long>(name) where TKey : struct, ITraceKey<TKey>
{
    /// <summary>Reads an element.</summary>
    public long Get(in TKey key)
    {
        var slot = Table.Find(key);
        return slot < 0 ? 0 : Values[slot];
    }

    /// <summary>D's assignment: 0 removes the element.</summary>
    public void Assign(in TKey key, long value)
    {
        if (value == 0)
            Remove(key);
        else
            Set(key, value);
    }

    /// <summary>Adds to an element.</summary>
    /// <returns>The new value.</returns>
    public long Add(in TKey key, long delta)
    {
        var slot = Slot(key);
        return Values[slot] += delta;
    }

    /// <summary>The value in a slot.</summary>
    public long ValueAt(int slot) => Values[slot];

    private protected override void Add(KeyedStorage<TKey> copy, int slot)
    {
        var value = ((IntegerArray<TKey>)copy).Values[slot];
        if (Size.Bytes == 0)
            Add(copy.KeyAt(slot), value);
        else
            Assign(copy.KeyAt(slot), Narrow(Get(copy.KeyAt(slot)) + value));
    }

    private long Narrow(long value)
    {
        var rest = 8 * (sizeof(long) - Size.Bytes);
        return Size.IsSigned ? value << rest >> rest : value << rest >>> rest;
    }

    private protected override KeyMember Member(int slot) => new(Values[slot]);
}
