using System.Globalization;

namespace Pyd.Runtime.Aggregations;

/// <summary><c>lquantize()</c>: steps of one size, one bucket for what is below them and one for what is above.</summary>
/// <param name="low">The least value of the first step.</param>
/// <param name="limit">From here on a value is above; the last step ends at or before it.</param>
/// <param name="step">The size of a step, at least 1.</param>
internal sealed class LinearDistribution(long low, long limit, long step) : Distribution
{
    private readonly int _levels = (int)((limit - low) / step);

    /// <inheritdoc/>
    public override int BucketCount => _levels + 2;

    /// <inheritdoc/>
    protected override (int First, int Last) ShownWhenEmpty => (0, 2);

    /// <inheritdoc/>
    public override int Bucket(long value)
    {
        if (value < low)
            return 0;
        var level = (ulong)(value - low) / (ulong)step;
        return level < (ulong)_levels ? (int)level + 1 : _levels + 1;
    }

    // As libdtrace has it, below counts as low - 1 and above as one more than the end of the last step.
    /// <inheritdoc/>
    public override Int128 Weight(ReadOnlySpan<long> counts)
    {
        var weight = (Int128)counts[0] * (low - 1);
        for (var level = 0; level < _levels; level++)
            weight += (Int128)counts[level + 1] * (low + (level * step));
        return weight + ((Int128)counts[_levels + 1] * (low + (_levels * step) + 1));
    }

    /// <inheritdoc/>
    public override long CountAtZero(ReadOnlySpan<long> counts)
    {
        if (low - 1 == 0)
            return counts[0];
        if (low <= 0 && -low % step == 0 && -low / step < _levels)
            return counts[(int)(-low / step) + 1];
        return low + (_levels * step) + 1 == 0 ? counts[_levels + 1] : 0;
    }

    /// <inheritdoc/>
    public override string?[] Labels(int first, int last, bool areWhole = false)
    {
        var labels = new string?[last - first + 1];
        for (var bucket = first; bucket <= last; bucket++)
            labels[bucket - first] = Label(bucket);
        return labels;
    }

    private string Label(int bucket) =>
        bucket == 0 ? string.Create(CultureInfo.InvariantCulture, $"< {low}") :
        bucket == _levels + 1 ? string.Create(CultureInfo.InvariantCulture, $">= {low + (_levels * step)}") :
        (low + ((bucket - 1) * step)).ToString(CultureInfo.InvariantCulture);
}
