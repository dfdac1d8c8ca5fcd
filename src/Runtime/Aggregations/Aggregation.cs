using Pyd.Runtime.Output;
using Pyd.Runtime.Variables;

namespace Pyd.Runtime.Aggregations;

/// <summary>A D aggregation, as the session and the formatter see it: entries of a key and a few numbers, numbered by slots.</summary>
public abstract class Aggregation
{
    private protected Aggregation(string name, AggregationFunction function, string keyColumns, Distribution? distribution)
    {
        Name = name;
        Function = function;
        KeyColumns = keyColumns;
        Distribution = distribution;
        Width = distribution?.BucketCount ?? AggregationValue.WidthOf(function);
    }

    /// <summary>The name, without <c>@</c>.</summary>
    public string Name { get; }

    /// <summary>Its one aggregating function.</summary>
    public AggregationFunction Function { get; }

    /// <summary>The function as D names it.</summary>
    internal string FunctionName => Function switch
    {
        AggregationFunction.Average => "avg",
        AggregationFunction.StandardDeviation => "stddev",
        AggregationFunction.LinearQuantize => "lquantize",
        AggregationFunction.LogLinearQuantize => "llquantize",
        _ => Function.ToString().ToLowerInvariant(),
    };

    /// <summary>
    /// A letter for each key member: <c>s</c> string, <c>k</c> stack, <c>b h i l</c> signed integer of 8, 16, 32 or 64 bits, in capitals unsigned.
    /// </summary>
    public string KeyColumns { get; }

    /// <summary>Whether <c>printa()</c> has printed it, so that it is not printed again at the end.</summary>
    public bool IsPrinted { get; internal set; }

    /// <summary>By what values are divided when they are printed; see <see cref="Normalize"/>.</summary>
    internal long Divisor { get; private set; } = 1;

    /// <summary>The buckets of a quantizing function.</summary>
    internal Distribution? Distribution { get; }

    /// <summary>The room for entries; null for any.</summary>
    internal AggregationRoom? Room { get; set; }

    /// <summary>How many numbers an entry has.</summary>
    internal int Width { get; }

    /// <summary>D's <c>clear()</c>: keeps the keys and forgets their values.</summary>
    public abstract void Clear();

    /// <summary>D's <c>trunc()</c> of one argument: removes every entry.</summary>
    public abstract void Truncate();

    /// <summary>D's <c>trunc()</c>: keeps the n entries that would be printed last, or the -n first if n is negative.</summary>
    public void Truncate(long n)
    {
        var slots = Slots();
        var keep = n < 0 ? unchecked((ulong)-n) : (ulong)n;
        if (keep >= (ulong)slots.Length)
            return;
        Array.Sort(slots, (left, right) => AggregationOrder.CompareEntries(this, left, right));
        foreach (var slot in n < 0 ? slots.AsSpan((int)keep) : slots.AsSpan(0, slots.Length - (int)keep))
            RemoveAt(slot);
    }

    /// <summary>D's <c>normalize()</c>: values are divided when they are printed, here and in <c>printa()</c>.</summary>
    /// <param name="divisor">By what. 0, which DTrace refuses, changes nothing.</param>
    public void Normalize(long divisor)
    {
        if (divisor != 0)
            Divisor = divisor;
    }

    /// <summary>D's <c>denormalize()</c>.</summary>
    public void Denormalize() => Divisor = 1;

    /// <summary><see cref="Clear"/> at the end of the firing, as for the next four.</summary>
    public void ClearLater(TraceOutput output) => output.AtEndOfFiring(Clear);

    /// <summary><see cref="Truncate()"/></summary>
    public void TruncateLater(TraceOutput output) => output.AtEndOfFiring(Truncate);

    /// <summary><see cref="Truncate(long)"/></summary>
    public void TruncateLater(TraceOutput output, long n) => output.AtEndOfFiring(() => Truncate(n));

    /// <summary><see cref="Normalize"/></summary>
    public void NormalizeLater(TraceOutput output, long divisor) => output.AtEndOfFiring(() => Normalize(divisor));

    /// <summary><see cref="Denormalize"/></summary>
    public void DenormalizeLater(TraceOutput output) => output.AtEndOfFiring(Denormalize);

    /// <summary>The slots of all entries, in no order that matters.</summary>
    internal abstract int[] Slots();

    /// <summary>One member of an entry's key.</summary>
    internal abstract KeyMember KeyMember(int slot, int column);

    /// <summary>An entry's numbers.</summary>
    internal abstract ReadOnlySpan<long> Values(int slot);

    /// <summary>What came from each processor, when the option <c>aggpercpu</c> asks for it; else none.</summary>
    internal virtual IReadOnlyList<Aggregation> Shares => [];

    /// <summary>What follows comes from a processor: its share counts it as well.</summary>
    internal abstract void EnterProcessor(int processor);

    /// <summary>The numbers that a share has for an entry; those of a new entry when it has none.</summary>
    internal abstract ReadOnlySpan<long> ShareOf(int slot, int processor);

    private protected abstract void RemoveAt(int slot);
}
