using Pyd.Runtime.Formatting;
using Pyd.Runtime.Output;

namespace Pyd.Runtime.Variables;

/// <summary>An associative array: of integers or of strings.</summary>
public abstract class ValueArray<TKey, TValue> : KeyedStorage<TKey> where TKey : struct, ITraceKey<TKey>
{
    private protected TValue?[] Values = [];

    private protected ValueArray(string name) : base(name) { }

    /// <summary>How many elements.</summary>
    public long Count => Table.Count;

    /// <summary>Sets an element.</summary>
    public void Set(in TKey key, TValue value)
    {
        var slot = Slot(key);
        Values[slot] = value;
    }

    /// <summary>Prints the array as stap does at the end when no handler has read it: a line each, by decreasing value.</summary>
    public void Display(TraceOutput output)
    {
        var slots = Order(0, -1, -1);
        if (output.AsJson)
            JsonItems.Array(output, Name, this, slots, (json, slot) => json.WriteMember(Member(slot)));
        else
            Display(output, slots);
    }

    private void Display(TraceOutput output, int[] slots)
    {
        foreach (var slot in slots)
        {
            GlobalDisplay.Element(output, Name, in KeyAt(slot));
            GlobalDisplay.Value(output, Member(slot));
        }
    }

    private protected abstract KeyMember Member(int slot);

    private protected sealed override IReadOnlyList<string> ValueNames => ["value"];

    private protected sealed override IReadOnlyList<KeyMember> ValuesAt(int slot) => [Member(slot)];

    private protected sealed override int CompareValues(int left, int right, int sortColumn) => Member(left).CompareTo(Member(right));

    private protected sealed override void EnsureCapacity(int capacity)
    {
        if (Values.Length < capacity)
            Array.Resize(ref Values, capacity);
    }

    private protected sealed override void Reset(int slot, int count) => Values.AsSpan(slot, Math.Min(count, Values.Length - slot)).Clear();
}
