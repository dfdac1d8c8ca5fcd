using System.Numerics;

namespace Pyd.Runtime.Aggregations;

/// <summary>What a stap statistic keeps of its values, besides a histogram.</summary>
internal struct StatisticCell
{
    public long Count;
    public long Sum;
    public long Min;
    public long Max;

    // Welford's running mean in integers, and what it says of the squared differences.
    private long _mean;
    private Int128 _differences;
    private Int128 _squares;

    /// <summary>The average, cut to an integer.</summary>
    public readonly long Average => Count == 0 ? 0 : Sum / Count;

    /// <summary>Adds a value.</summary>
    public void Add(long value)
    {
        _squares += (Int128)value * value;
        if (Count == 0)
        {
            (Count, Sum, Min, Max, _mean) = (1, value, value, value, value);
            return;
        }
        Count++;
        Sum += value;
        Min = Math.Min(Min, value);
        Max = Math.Max(Max, value);
        var delta = value - _mean;
        _mean += delta / Count;
        _differences += (Int128)delta * (value - _mean);
    }

    /// <summary>Adds the values of another cell, but for the variance, in which their order counts.</summary>
    public void Add(in StatisticCell other)
    {
        if (Count == 0)
        {
            this = other;
            return;
        }
        (Count, Sum, Min, Max) = (Count + other.Count, Sum + other.Sum, Math.Min(Min, other.Min), Math.Max(Max, other.Max));
    }

    /// <summary><c>@variance</c>: of a sample, so that one value has none.</summary>
    /// <param name="shift">How many bits of fraction the script asks for.</param>
    /// <param name="isScalar">Of a variable, not of an element: SystemTap adds the error of the mean then.</param>
    /// <remarks>
    /// Without a shift it is SystemTap's number, with the error of its integer mean; with one, which is there to make the error small,
    /// it is the exact variance. SystemTap computes differences in 32 bits; here they do not overflow.
    /// </remarks>
    public readonly long Variance(long shift, bool isScalar)
    {
        if (Count < 2)
            return 0;
        if (shift > 0)
            return (long)(((BigInteger)_squares * Count - (BigInteger)Sum * Sum) / ((BigInteger)Count * (Count - 1)));
        Int128 others = Count - 1;
        if (!isScalar)
            return (long)(_differences / others);
        Int128 offset = _mean - Average;
        return (long)(((Count * offset * offset) + (others * (_differences / others))) / others);
    }
}
