using System.Numerics;
using System.Runtime.CompilerServices;
using Pyd.Runtime.Sessions;

namespace Pyd.Runtime.Variables;

/// <summary>
/// A hash index that gives each key a dense slot, so that values live in arrays beside it. Slots are linked in order of insertion;
/// a removed slot is used again.
/// </summary>
internal sealed class KeyTable<TKey> where TKey : struct, ITraceKey<TKey>
{
    /// <summary>No slot.</summary>
    public const int None = -1;

    private const int SmallestCapacity = 8;

    private int[] _buckets = new int[SmallestCapacity * 2];   // slot + 1, or 0; twice as many as slots, so that chains are short
    private Slot[] _slots;
    private Slot[] _nearby;   // _slots, or none
    private bool _looksNearby = true;
    private int _shift = 32 - BitOperations.Log2(SmallestCapacity * 2);
    private int _used;
    private int _free = None;
    private int _last = None;
    private CopyClock? _clock;
    private long[] _arrivals = [];

    public KeyTable() => _slots = _nearby = new Slot[SmallestCapacity];

    private struct Slot
    {
        public TKey Key;
        public long Number;
        public int Hash;
        public int NextInBucket;
        public int Before;
        public int After;
    }

    /// <summary>How many keys.</summary>
    public int Count { get; private set; }

    /// <summary>The slot of the oldest key.</summary>
    public int First { get; private set; } = None;

    /// <summary>Every slot is below this: the least length of an array beside the table.</summary>
    public int Capacity => _slots.Length;

    /// <summary>The slot after this one in order of insertion.</summary>
    public int After(int slot) => _slots[slot].After;

    /// <summary>The key in a slot.</summary>
    public ref readonly TKey KeyAt(int slot) => ref _slots[slot].Key;

    /// <summary>A number of the owner's in a slot, beside the key, so that both are read at once. A new key's is 0.</summary>
    public ref long NumberAt(int slot) => ref _slots[slot].Number;

    /// <summary>The slot of a key, or <see cref="None"/>.</summary>
    public int Find(in TKey key)
    {
        var nearby = SlotNearby(key);
        if (nearby >= 0)
            return nearby;
        var hash = key.GetHashCode();
        for (var slot = _buckets[BucketOf(hash)] - 1; slot >= 0; slot = _slots[slot].NextInBucket)
        {
            if (_slots[slot].Hash == hash && _slots[slot].Key.Equals(key))
                return slot;
        }
        return None;
    }

    /// <summary>The slot of a key, which is added when it is new.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int FindOrAdd(in TKey key, out bool added)
    {
        var slot = SlotNearby(key);
        added = false;
        return slot >= 0 ? slot : SearchOrAdd(key, out added);
    }

    /// <summary>The number beside a key that is where a key with the same text was found last; a null reference when it is not, or not known to be.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref long NumberNearby(in TKey key)
    {
        var slots = _nearby;
        if (typeof(TKey) == typeof(NoKey))
            return ref slots.Length > 0 && Count > 0 ? ref slots[0].Number : ref Unsafe.NullRef<long>();
        if (key.Landmark is { } landmark)
        {
            var slot = landmark.LastSlot;
            if ((uint)slot < (uint)slots.Length && slots[slot].Key.Equals(key))
                return ref slots[slot].Number;
        }
        return ref Unsafe.NullRef<long>();
    }

    /// <summary>The number beside a key, which is added when it is new.</summary>
    public ref long NumberOf(TKey key, out bool added)
    {
        var slot = SearchOrAdd(key, out added);
        return ref _slots[slot].Number;
    }

    /// <summary>From here on no key is nearby: all are searched.</summary>
    public void ForgetNearby()
    {
        _looksNearby = false;
        _nearby = [];
    }

    // No hash, no chain. A slot that was removed has no texts, so it is equal to none.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int SlotNearby(in TKey key)
    {
        var slots = _nearby;
        if (typeof(TKey) == typeof(NoKey))
            return slots.Length > 0 && Count > 0 ? 0 : None;
        return key.Landmark is { LastSlot: var slot } && (uint)slot < (uint)slots.Length && slots[slot].Key.Equals(key) ? slot : None;
    }

    /// <summary>Notes from here on when keys come.</summary>
    /// <remarks>Copies have the same texts and other slots.</remarks>
    public void Follow(CopyClock clock)
    {
        _clock = clock;
        ForgetNearby();
    }

    /// <summary>When the key in a slot came.</summary>
    public long ArrivalOf(int slot) => _arrivals[slot];

    private void NoteArrival(int slot, long now)
    {
        if (slot >= _arrivals.Length)
            Array.Resize(ref _arrivals, _slots.Length);
        _arrivals[slot] = now;
    }

    // By value: a key whose address is taken lives in memory.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int SearchOrAdd(TKey key, out bool added)
    {
        var hash = key.GetHashCode();
        var slots = _slots;
        added = false;
        var slot = _buckets[BucketOf(hash)] - 1;
        while ((uint)slot < (uint)slots.Length && (slots[slot].Hash != hash || !slots[slot].Key.Equals(key)))
            slot = slots[slot].NextInBucket;
        if (slot < 0)
        {
            added = true;
            slot = Add(key, hash);
        }
        if (_looksNearby && key.Landmark is { } landmark)
            landmark.LastSlot = slot;
        return slot;
    }

    /// <summary>Removes a key.</summary>
    /// <returns>The slot it had, or <see cref="None"/> when it was not there.</returns>
    public int Remove(in TKey key)
    {
        var found = Find(key);
        if (found < 0)
            return None;
        ref var slot = ref _slots[found];
        ref var link = ref _buckets[BucketOf(slot.Hash)];
        if (link == found + 1)
        {
            link = slot.NextInBucket + 1;
        }
        else
        {
            var before = link - 1;
            while (_slots[before].NextInBucket != found)
                before = _slots[before].NextInBucket;
            _slots[before].NextInBucket = slot.NextInBucket;
        }
        Unlink(found);
        (slot.Key, slot.Number) = (default, 0);
        slot.After = _free;
        _free = found;
        Count--;
        return found;
    }

    /// <summary>Removes every key.</summary>
    public void Clear()
    {
        Array.Clear(_buckets);
        Array.Clear(_slots, 0, _used);
        (_used, _free, First, _last, Count) = (0, None, None, None, 0);
    }

    /// <summary>The live slots in order.</summary>
    public int[] Slots()
    {
        var slots = new int[Count];
        var slot = First;
        for (var i = 0; i < slots.Length; i++, slot = _slots[slot].After)
            slots[i] = slot;
        return slots;
    }

    /// <summary>Puts the live slots, all of them, in another order, as if they had been added so.</summary>
    public void Relink(ReadOnlySpan<int> slots)
    {
        First = _last = None;
        foreach (var slot in slots)
            Append(slot);
    }

    private int Add(in TKey key, int hash)
    {
        int index;
        if (_free >= 0)
        {
            index = _free;
            _free = _slots[index].After;
        }
        else
        {
            if (_used == _slots.Length)
                Grow();
            index = _used++;
        }
        ref var bucket = ref _buckets[BucketOf(hash)];
        ref var slot = ref _slots[index];
        slot.Key = key;
        slot.Hash = hash;
        slot.NextInBucket = bucket - 1;
        bucket = index + 1;
        Append(index);
        Count++;
        if (_clock is not null)
            NoteArrival(index, _clock.Now);
        return index;
    }

    private void Append(int slot)
    {
        _slots[slot].Before = _last;
        _slots[slot].After = None;
        if (_last < 0)
            First = slot;
        else
            _slots[_last].After = slot;
        _last = slot;
    }

    private void Unlink(int slot)
    {
        var (before, after) = (_slots[slot].Before, _slots[slot].After);
        if (before < 0)
            First = after;
        else
            _slots[before].After = after;
        if (after < 0)
            _last = before;
        else
            _slots[after].Before = before;
    }

    // Called with no free slot: every slot is live.
    private void Grow()
    {
        MemoryBound.RequireRoomToDouble(_slots.Length);
        Array.Resize(ref _slots, _slots.Length * 2);
        if (_looksNearby)
            _nearby = _slots;
        _buckets = new int[_slots.Length * 2];
        _shift = 32 - BitOperations.Log2((uint)_buckets.Length);
        for (var slot = 0; slot < _used; slot++)
        {
            ref var bucket = ref _buckets[BucketOf(_slots[slot].Hash)];
            _slots[slot].NextInBucket = bucket - 1;
            bucket = slot + 1;
        }
    }

    // Fibonacci hashing: generated keys combine their members cheaply, so the high bits of a product are spread here.
    private int BucketOf(int hash) => (int)((uint)hash * 2654435769u >> _shift);
}
