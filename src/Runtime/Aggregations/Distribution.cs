namespace Pyd.Runtime.Aggregations;

/// <summary>How a quantizing function divides its values into buckets, and what libdtrace makes of them when it sorts and prints.</summary>
internal abstract class Distribution
{
    /// <summary>How many buckets.</summary>
    public abstract int BucketCount { get; }

    /// <summary>The bucket of a value.</summary>
    public abstract int Bucket(long value);

    /// <summary>By what entries are sorted first: the sum of the bucket's values, each as often as it was counted.</summary>
    public abstract Int128 Weight(ReadOnlySpan<long> counts);

    /// <summary>By what entries of equal weight are sorted: the count at zero.</summary>
    public abstract long CountAtZero(ReadOnlySpan<long> counts);

    /// <summary>The first and last bucket that a table shows.</summary>
    public virtual (int First, int Last) Shown(ReadOnlySpan<long> counts)
    {
        var first = counts.IndexOfAnyExcept(0);
        return first < 0 ? ShownWhenEmpty : (Math.Max(first - 1, 0), Math.Min(counts.LastIndexOfAnyExcept(0) + 1, BucketCount - 1));
    }

    /// <summary>The labels of the buckets from first to last; null leaves a row out.</summary>
    /// <param name="first">The first bucket.</param>
    /// <param name="last">The last bucket.</param>
    /// <param name="areWhole">False cuts them as libdtrace does, true is for who reads numbers in them.</param>
    public abstract string?[] Labels(int first, int last, bool areWhole = false);

    /// <summary>What is shown of an entry that has counted nothing: it was cleared, or its increments were 0.</summary>
    protected abstract (int First, int Last) ShownWhenEmpty { get; }
}
