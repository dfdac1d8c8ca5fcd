using System.Text.Json;
using Pyd.Runtime.Formatting;
using Pyd.Runtime.Output;
using Pyd.Runtime.Variables;

namespace Pyd.Runtime.Aggregations;

/// <summary>A stap statistic, or an array of them; a scalar one has <see cref="NoKey"/>. A statistic that has no values reads as zeros.</summary>
public sealed class StatisticArray<TKey> : KeyedStorage<TKey> where TKey : struct, ITraceKey<TKey>
{
    private readonly StatisticHistogram _histogram;
    private readonly bool _hasVariance;
    private StatisticCell[] _cells = [];
    private StatisticSpread[] _spreads = [];   // beside the cells, when the script reads @variance
    private long[] _buckets = [];

    /// <summary>Makes an empty statistic.</summary>
    /// <param name="name">The variable's name.</param>
    /// <param name="histogram">The histogram that the script reads: 0 none, 1 <c>@hist_log</c>, 2 <c>@hist_linear</c>.</param>
    /// <param name="start">hist_linear: its first value.</param>
    /// <param name="stop">hist_linear: its last value.</param>
    /// <param name="interval">hist_linear: the size of a bucket, not 0.</param>
    /// <param name="barWidth">How long the longest bar of its table is.</param>
    /// <param name="elision">How many empty rows its table keeps beside others; negative to leave none out.</param>
    /// <param name="variance">1 when the script reads <c>@variance</c> of it, which takes 48 bytes more of each key; else 0.</param>
    public StatisticArray(string name, int histogram, long start, long stop, long interval, long barWidth = 50, long elision = 2, int variance = 0) : base(name)
    {
        _hasVariance = variance != 0;
        _histogram = StatisticHistogram.Of(histogram, start, stop, interval) with
        {
            BarWidth = (int)barWidth, Elision = (int)Math.Clamp(elision, -1, int.MaxValue / 2),
        };
    }

    /// <summary>How many buckets the histogram has: the indexes of <see cref="Bucket"/> that are no error.</summary>
    public long BucketCount => _histogram.BucketCount;

    /// <summary><c>s[key] &lt;&lt;&lt; v</c></summary>
    public void Add(in TKey key, long v)
    {
        var slot = Slot(key);
        _cells[slot].Add(v);
        if (_hasVariance)
            _spreads[slot].Add(v, _cells[slot].Count);
        if (_histogram.BucketCount > 0)
            _buckets[(slot * _histogram.BucketCount) + _histogram.Bucket(v)]++;
    }

    /// <summary>Whether there is a value: without one, only <c>@count</c> is no error.</summary>
    public bool HasValues(in TKey key) => Table.Find(key) >= 0;

    /// <summary><c>@count</c></summary>
    public long Count(in TKey key) => Cell(key).Count;

    /// <summary><c>@sum</c></summary>
    public long Sum(in TKey key) => Cell(key).Sum;

    /// <summary><c>@min</c></summary>
    public long Min(in TKey key) => Cell(key).Min;

    /// <summary><c>@max</c></summary>
    public long Max(in TKey key) => Cell(key).Max;

    /// <summary><c>@avg</c>, cut to an integer.</summary>
    public long Average(in TKey key) => Cell(key).Average;

    /// <summary><c>@variance</c>, of a sample; see <see cref="StatisticSpread.Variance"/>. 0 where it is not kept.</summary>
    public long Variance(in TKey key, long shift) =>
        _hasVariance && Table.Find(key) is >= 0 and var slot ? _spreads[slot].Variance(in _cells[slot], shift, isScalar: TKey.Width == 0) : 0;

    /// <summary>One bucket of the histogram.</summary>
    public long Bucket(in TKey key, long index)
    {
        var slot = Table.Find(key);
        return slot < 0 || (ulong)index >= (ulong)_histogram.BucketCount ? 0 : Buckets(slot)[(int)index];
    }

    /// <summary>Prints the histogram of a statistic that has values.</summary>
    public void PrintHistogram(in TKey key, TraceOutput output)
    {
        var slot = Table.Find(key);
        if (slot < 0 || _histogram.BucketCount == 0)
            return;
        if (output.AsJson)
            JsonItems.Histogram(output, _histogram, Buckets(slot));
        else
            HistogramTable.Print(output, _histogram, Buckets(slot));
    }

    /// <summary>Prints the statistic as stap does at the end when no handler has read it; an array by decreasing count.</summary>
    public void Display(TraceOutput output) => Display(output, Conversion.SignedDecimal, FormatFlags.Stap);

    /// <summary>The same with numbers as SystemTap printed them before 1.4.</summary>
    public void DisplayHex(TraceOutput output) => Display(output, Conversion.Hex, FormatFlags.Stap | FormatFlags.Alternate);

    private void Display(TraceOutput output, Conversion conversion, FormatFlags flags)
    {
        if (output.AsJson)
        {
            JsonItems.Array(output, Name, this, Order(0, -1, -1), (json, slot) => Write(json, in _cells[slot]));
            return;
        }
        if (TKey.Width == 0 && Table.Count == 0)
        {
            output.String(Name);
            output.Bytes(" @count=0x0\n"u8);
        }
        var layout = new FieldLayout(flags, 0, -1);
        foreach (var slot in Order(0, -1, -1))
        {
            GlobalDisplay.Element(output, Name, in KeyAt(slot));
            ref readonly var cell = ref _cells[slot];
            Print(" @count="u8, cell.Count);
            Print(" @min="u8, cell.Min);
            Print(" @max="u8, cell.Max);
            Print(" @sum="u8, cell.Sum);
            Print(" @avg="u8, cell.Average);
            output.Bytes("\n"u8);
        }

        void Print(ReadOnlySpan<byte> name, long value)
        {
            output.Bytes(name);
            NumberField.Write(output, value, conversion, layout);
        }
    }

    private protected override void Add(KeyedStorage<TKey> copy, int slot)
    {
        var other = (StatisticArray<TKey>)copy;
        var own = Slot(other.KeyAt(slot));
        _cells[own].Add(in other._cells[slot]);
        for (var i = 0; i < _histogram.BucketCount; i++)
            Buckets(own)[i] += other.Buckets(slot)[i];
    }

    private protected override IReadOnlyList<string> ValueNames => ["count", "min", "avg", "max", "sum"];

    private protected override IReadOnlyList<KeyMember> ValuesAt(int slot)
    {
        ref readonly var cell = ref _cells[slot];
        return [new(cell.Count), new(cell.Min), new(cell.Average), new(cell.Max), new(cell.Sum)];
    }

    private static void Write(Utf8JsonWriter json, in StatisticCell cell)
    {
        json.WriteStartObject();
        json.WriteNumber("count", cell.Count);
        json.WriteNumber("min", cell.Min);
        json.WriteNumber("max", cell.Max);
        json.WriteNumber("sum", cell.Sum);
        json.WriteNumber("avg", cell.Average);
        json.WriteEndObject();
    }

    // SystemTap sorts a copy that it gathers from all processors.
    private protected override bool SortStays => false;

    private protected override int CompareValues(int left, int right, int sortColumn)
    {
        ref readonly var a = ref _cells[left];
        ref readonly var b = ref _cells[right];
        return sortColumn switch
        {
            -2 => a.Sum.CompareTo(b.Sum),
            -3 => a.Min.CompareTo(b.Min),
            -4 => a.Max.CompareTo(b.Max),
            -5 => a.Average.CompareTo(b.Average),
            _ => a.Count.CompareTo(b.Count),
        };
    }

    private protected override void EnsureCapacity(int capacity)
    {
        if (_cells.Length >= capacity)
            return;
        Array.Resize(ref _cells, capacity);
        if (_hasVariance)
            Array.Resize(ref _spreads, capacity);
        Array.Resize(ref _buckets, capacity * _histogram.BucketCount);
    }

    private protected override void Reset(int slot, int count)
    {
        count = Math.Min(count, _cells.Length - slot);
        _cells.AsSpan(slot, count).Clear();
        if (_hasVariance)
            _spreads.AsSpan(slot, count).Clear();
        _buckets.AsSpan(slot * _histogram.BucketCount, count * _histogram.BucketCount).Clear();
    }

    private Span<long> Buckets(int slot) => _buckets.AsSpan(slot * _histogram.BucketCount, _histogram.BucketCount);

    private StatisticCell Cell(in TKey key)
    {
        var slot = Table.Find(key);
        return slot < 0 ? default : _cells[slot];
    }
}
