using System.Globalization;

namespace Pyd.Runtime.Aggregations;

/// <summary>
/// <c>llquantize()</c> as DTrace for Linux has it: each magnitude, from factor^low to factor^(high + 1), in steps of one size; the same
/// for negative values; one bucket for what is nearer to zero and one at each end.
/// </summary>
/// <param name="factor">The ratio of magnitudes, at least 2.</param>
/// <param name="low">The lowest magnitude.</param>
/// <param name="high">The highest magnitude.</param>
/// <param name="steps">How many steps factor^(m + 1) has.</param>
internal sealed class LogLinearDistribution(long factor, long low, long high, long steps) : Distribution
{
    private const int LongestLabel = 15;

    private readonly long _firstStep = steps / factor;
    private readonly int _middle = 1 + (int)((high - low + 1) * (steps - (steps / factor)));

    // Below one unit a step would be empty, so that some buckets of the lowest magnitude stand for no value.
    private readonly bool _hasGhosts = low == 0 && steps > factor;

    /// <inheritdoc/>
    public override int BucketCount => (2 * _middle) + 1;

    /// <inheritdoc/>
    protected override (int First, int Last) ShownWhenEmpty => (_middle, _middle + 2);

    /// <inheritdoc/>
    public override int Bucket(long value)
    {
        var distance = Distance(value < 0 ? unchecked((ulong)-value) : (ulong)value);
        return value < 0 ? _middle - distance : _middle + distance;
    }

    /// <inheritdoc/>
    public override Int128 Weight(ReadOnlySpan<long> counts)
    {
        Int128 weight = 0;
        foreach (var (distance, value) in Starts())
            weight += (Int128)value * (counts[_middle + distance] - counts[_middle - distance]);
        return weight;
    }

    /// <inheritdoc/>
    public override long CountAtZero(ReadOnlySpan<long> counts) => counts[_middle];

    /// <inheritdoc/>
    public override string?[] Labels(int first, int last, bool areWhole = false)
    {
        var labels = new string?[BucketCount];
        foreach (var (distance, value) in Starts())
        {
            labels[_middle + distance] = Text("", value, areWhole);
            labels[_middle - distance] = Text("-", value, areWhole);
        }
        var nearest = Power(low);
        labels[_middle] = nearest == 1 ? "0" : Text(first >= _middle ? "< " : "abs() < ", nearest, areWhole);
        var farthest = Power(high + 1);
        labels[0] = Text("<= -", farthest, areWhole);
        labels[^1] = Text(">= ", farthest, areWhole);
        if (_hasGhosts)
        {
            labels[first] ??= NextLabel(labels, first, -1);
            labels[last] ??= NextLabel(labels, last, +1);
        }
        return labels[first..(last + 1)];
    }

    // How far from the middle a magnitude's bucket lies.
    private int Distance(ulong magnitude)
    {
        UInt128 start = Power(low);
        if (magnitude < start)
            return 0;
        for (var m = low; m <= high; m++)
        {
            var end = start * (ulong)factor;
            if (magnitude < end)
            {
                var step = (long)((UInt128)magnitude * (ulong)steps / end) - _firstStep;
                return 1 + (int)(((m - low) * (steps - _firstStep)) + step);
            }
            start = end;
        }
        return _middle;
    }

    // The buckets above the middle that stand for values, with the least value of each; the last one is the end.
    private IEnumerable<(int Distance, ulong Value)> Starts()
    {
        yield return (1, Power(low));
        var distance = 1;
        var magnitude = low;
        if (_hasGhosts)
        {
            for (var value = 2; value <= factor; value++)
                yield return (distance += (int)_firstStep, (ulong)value);
            magnitude++;
        }
        var scale = Power(magnitude + 1) / (ulong)steps;
        for (; magnitude <= high; magnitude++, scale *= (ulong)factor)
        {
            for (var step = _firstStep + 1; step <= steps; step++)
                yield return (++distance, (ulong)step * scale);
        }
    }

    private ulong Power(long exponent)
    {
        ulong power = 1;
        for (var i = 0; i < exponent; i++)
            power *= (ulong)factor;
        return power;
    }

    private string? NextLabel(string?[] labels, int from, int direction)
    {
        for (var i = 1; i < _firstStep; i++)
        {
            if (labels[from + (i * direction)] is { } label)
                return label;
        }
        return null;
    }

    // libdtrace has 16 bytes for a label and cuts what is longer.
    private static string Text(string prefix, ulong value, bool isWhole)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{prefix}{value}");
        return text.Length > LongestLabel && !isWhole ? text[..LongestLabel] : text;
    }
}
