using System.Globalization;
using System.Numerics;

namespace Pyd.Runtime.Aggregations;

/// <summary><c>quantize()</c>: powers of two, 63 negative, zero, 63 positive.</summary>
internal sealed class PowerDistribution : Distribution
{
    /// <summary>The bucket of 0.</summary>
    public const int Zero = 63;

    private const int Buckets = 127;

    /// <inheritdoc/>
    public override int BucketCount => Buckets;

    /// <inheritdoc/>
    protected override (int First, int Last) ShownWhenEmpty => (Zero - 1, Zero + 1);

    /// <inheritdoc/>
    public override int Bucket(long value) => BucketOf(value);

    /// <inheritdoc cref="Bucket"/>
    public static int BucketOf(long value) =>
        value == 0 ? Zero :
        value > 0 ? Zero + 1 + BitOperations.Log2((ulong)value) :
        Math.Max(0, Zero - 1 - BitOperations.Log2(unchecked((ulong)-value)));

    /// <inheritdoc/>
    public override Int128 Weight(ReadOnlySpan<long> counts)
    {
        Int128 weight = 0;
        for (var i = 0; i < counts.Length; i++)
            weight += (Int128)ValueOf(i) * counts[i];
        return weight;
    }

    /// <inheritdoc/>
    public override long CountAtZero(ReadOnlySpan<long> counts) => counts[Zero];

    /// <inheritdoc/>
    public override string?[] Labels(int first, int last, bool areWhole = false)
    {
        var labels = new string?[last - first + 1];
        for (var i = 0; i < labels.Length; i++)
            labels[i] = ValueOf(first + i).ToString(CultureInfo.InvariantCulture);
        return labels;
    }

    private static long ValueOf(int bucket) =>
        bucket == Zero ? 0 : bucket > Zero ? 1L << (bucket - Zero - 1) : -(1L << (Zero - 1 - bucket));
}
