using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Pyd.Runtime.Sessions;
using Pyd.Runtime.Variables;

namespace Pyd.Runtime.Aggregations;

/// <summary>A D aggregation over keys of one shape. An entry's one number lies beside its key; where it has several, those of all entries lie in one array.</summary>
public sealed class Aggregation<TKey> : Aggregation, IGathered where TKey : struct, ITraceKey<TKey>
{
    private readonly KeyTable<TKey> _table = new();
    private long[] _values = [];
    private long[]? _nowhere;
    private readonly List<Aggregation<TKey>> _shares = [];
    private Aggregation<TKey>? _share;

    /// <summary>Makes an empty aggregation.</summary>
    /// <param name="name">The name, without <c>@</c>.</param>
    /// <param name="function">An <see cref="AggregationFunction"/>.</param>
    /// <param name="keyColumns">See <see cref="Aggregation.KeyColumns"/>.</param>
    /// <param name="p1">lquantize: the base; llquantize: the factor.</param>
    /// <param name="p2">lquantize: the limit; llquantize: the low magnitude.</param>
    /// <param name="p3">lquantize: the step; llquantize: the high magnitude.</param>
    /// <param name="p4">llquantize: the steps.</param>
    public Aggregation(string name, int function, string keyColumns, long p1, long p2, long p3, long p4)
        : base(name, (AggregationFunction)function, keyColumns, (AggregationFunction)function switch
        {
            AggregationFunction.Quantize => new PowerDistribution(),
            AggregationFunction.LinearQuantize => new LinearDistribution(p1, p2, p3),
            AggregationFunction.LogLinearQuantize => new LogLinearDistribution(p1, p2, p3, p4),
            _ => null,
        })
    {
    }

    // A share of a whole: the same in small.
    private Aggregation(Aggregation<TKey> whole) : base(whole.Name, whole.Function, whole.KeyColumns, whole.Distribution)
    {
    }

    /// <summary><c>@a[key] = count()</c></summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Count(in TKey key)
    {
        ref var number = ref _table.NumberNearby(key);
        if (!Unsafe.IsNullRef(ref number))
            number++;
        else
            CountElsewhere(key);
    }

    /// <summary><c>@a[key] = sum(v)</c></summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Sum(in TKey key, long v)
    {
        ref var number = ref _table.NumberNearby(key);
        if (!Unsafe.IsNullRef(ref number))
            number += v;
        else
            SumElsewhere(key, v);
    }

    /// <summary><c>@a[key] = min(v)</c></summary>
    public void Min(in TKey key, long v)
    {
        ref var least = ref Number(key);
        if (v < least)
            least = v;
        _share?.Min(key, v);
    }

    /// <summary><c>@a[key] = max(v)</c></summary>
    public void Max(in TKey key, long v)
    {
        ref var greatest = ref Number(key);
        if (v > greatest)
            greatest = v;
        _share?.Max(key, v);
    }

    /// <summary><c>@a[key] = avg(v)</c></summary>
    public void Average(in TKey key, long v)
    {
        ref var count = ref Entry(key);
        count++;
        Unsafe.Add(ref count, AggregationValue.Sum) += v;
        _share?.Average(key, v);
    }

    /// <summary><c>@a[key] = stddev(v)</c></summary>
    public void StandardDeviation(in TKey key, long v)
    {
        ref var count = ref Entry(key);
        count++;
        Unsafe.Add(ref count, AggregationValue.Sum) += v;
        AggregationValue.AddSquare(ref Unsafe.Add(ref count, AggregationValue.SquaresLow), v);
        _share?.StandardDeviation(key, v);
    }

    /// <summary><c>@a[key] = quantize(v, increment)</c></summary>
    public void Quantize(in TKey key, long v, long increment)
    {
        Unsafe.Add(ref Entry(key), PowerDistribution.BucketOf(v)) += increment;
        _share?.Quantize(key, v, increment);
    }

    /// <summary><c>@a[key] = lquantize(v, base, limit, step, increment)</c></summary>
    public void LinearQuantize(in TKey key, long v, long increment) => AddToBucket(key, v, increment);

    /// <summary><c>@a[key] = llquantize(v, factor, low, high, steps, increment)</c></summary>
    public void LogLinearQuantize(in TKey key, long v, long increment) => AddToBucket(key, v, increment);

    /// <inheritdoc/>
    public override void Clear()
    {
        foreach (var slot in _table.Slots())
            Reset(slot);
        foreach (var share in _shares)
            share.Clear();
    }

    /// <inheritdoc/>
    public override void Truncate()
    {
        Room?.Return(_table.Count);
        _table.Clear();
        foreach (var share in _shares)
            share.Truncate();
    }

    internal TKey KeyAt(int slot) => _table.KeyAt(slot);

    internal override int[] Slots() => _table.Slots();

    internal override KeyMember KeyMember(int slot, int column) => _table.KeyAt(slot).Member(column);

    internal override ReadOnlySpan<long> Values(int slot) => Numbers(slot);

    internal override IReadOnlyList<Aggregation> Shares => _shares;

    internal override void EnterProcessor(int processor)
    {
        while (_shares.Count <= processor)
            _shares.Add(new Aggregation<TKey>(this));
        _share = _shares[processor];
        // Each goes through what also looks at the share.
        _table.ForgetNearby();
    }

    internal override ReadOnlySpan<long> ShareOf(int slot, int processor)
    {
        var share = _shares[processor];
        var place = share.SlotOf(_table.KeyAt(slot));
        return share.Values(place);
    }

    private protected override void RemoveAt(int slot)
    {
        var key = _table.KeyAt(slot);
        _table.Remove(key);
        Room?.Return(1);
        foreach (var share in _shares)
            share._table.Remove(key);
    }

    (int Bytes, bool IsSigned) IGathered.Size
    {
        set { }
    }

    void IGathered.Follow(CopyClock clock) => _table.Follow(clock);

    void IGathered.Gather(IReadOnlyList<IGathered> copies)
    {
        foreach (var copy in copies.Cast<Aggregation<TKey>>())
        {
            foreach (var slot in copy.Slots())
                AggregationValue.Add(Function, Numbers(SlotOf(copy._table.KeyAt(slot))), copy.Values(slot));
            copy.Truncate();
        }
    }

    private Span<long> Numbers(int slot) => Width == 1 ? MemoryMarshal.CreateSpan(ref _table.NumberAt(slot), 1) : _values.AsSpan(slot * Width, Width);

    private void AddToBucket(in TKey key, long v, long increment)
    {
        ref var first = ref Entry(key);
        if (Distribution is { } distribution)
            Unsafe.Add(ref first, distribution.Bucket(v)) += increment;
        _share?.AddToBucket(key, v, increment);
    }

    // By value: a key whose address is taken lives in memory.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void CountElsewhere(TKey key)
    {
        Number(key)++;
        _share?.Count(key);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void SumElsewhere(TKey key, long v)
    {
        Number(key) += v;
        _share?.Sum(key, v);
    }

    // An entry's only number.
    private ref long Number(in TKey key)
    {
        ref var number = ref _table.NumberOf(key, out var added);
        if (added)
            return ref Begin(_table.Find(key));
        return ref number;
    }

    // The first of an entry's several numbers.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref long Entry(in TKey key)
    {
        if (typeof(TKey) == typeof(NoKey) && _table.Count > 0)
            return ref _values[0];
        // A new key may need a larger array: first the slot, then the array.
        var slot = _table.FindOrAdd(key, out var added);
        if (added)
            return ref Begin(slot);
        return ref _values[slot * Width];
    }

    private int SlotOf(in TKey key)
    {
        var slot = _table.FindOrAdd(key, out var added);
        if (added)
            Begin(slot);
        return slot;
    }

    // The first number of a new entry; one that nobody reads when there is no room for it.
    private ref long Begin(int slot)
    {
        if (Room?.TryTake() == false)
        {
            _table.Remove(_table.KeyAt(slot));
            _nowhere ??= new long[Width];
            return ref _nowhere[0];
        }
        if (Width > 1 && _values.Length < _table.Capacity * Width)
            Array.Resize(ref _values, _table.Capacity * Width);
        Reset(slot);
        return ref Numbers(slot)[0];
    }

    private void Reset(int slot)
    {
        if (Width == 1)
            _table.NumberAt(slot) = AggregationValue.InitialOf(Function);
        else
            _values.AsSpan(slot * Width, Width).Clear();
    }
}
