namespace Pyd.Runtime.Variables;

/// <summary>An associative array of strings, of either language. An element that is missing reads as the empty string in stap, as NULL in D.</summary>
/// <param name="name">The variable's name.</param>
public sealed class StringArray<TKey>(string name) : ValueArray<TKey, TraceString>(name) where TKey : struct, ITraceKey<TKey>
{
    /// <summary>Reads an element.</summary>
    public TraceString Get(in TKey key)
    {
        var slot = Table.Find(key);
        return slot < 0 ? TraceString.Empty : ValueAt(slot);
    }

    /// <summary>Reads an element of D: one that is missing is null, D's NULL.</summary>
    public TraceString? Find(in TKey key)
    {
        var slot = Table.Find(key);
        return slot < 0 ? null : ValueAt(slot);
    }

    /// <summary>D's assignment: NULL removes the element.</summary>
    public void Assign(in TKey key, TraceString? value)
    {
        if (value is null)
            Remove(key);
        else
            Set(key, value);
    }

    /// <summary>The value in a slot.</summary>
    public TraceString ValueAt(int slot) => Values[slot] ?? TraceString.Empty;

    private protected override void Add(KeyedStorage<TKey> copy, int slot) => throw new System.Diagnostics.UnreachableException("strings do not add up");

    private protected override KeyMember Member(int slot) => new(ValueAt(slot));
}
