using System.Numerics;

namespace Pyd.Runtime.Aggregations;

/// <summary>What <c>@variance</c> needs of a statistic's values: Welford's running mean in integers, and what it says of the squared differences.</summary>
/// <remarks>The order of values counts, so that two of them cannot be added.</remarks>
internal struct StatisticSpread
{
    private long _mean;
    private Int128 _differences;
    private Int128 _squares;

    /// <summary>Adds a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="count">How many there are with it.</param>
    public void Add(long value, long count)
    {
        _squares += (Int128)value * value;
        if (count == 1)
        {
            _mean = value;
            return;
        }
        var delta = value - _mean;
        _mean += delta / count;
        _differences += (Int128)delta * (value - _mean);
    }

    /// <summary><c>@variance</c>: of a sample, so that one value has none.</summary>
    /// <param name="cell">The same values.</param>
    /// <param name="shift">How many bits of fraction the script asks for.</param>
    /// <param name="isScalar">Of a variable, not of an element: SystemTap adds the error of the mean then.</param>
    /// <remarks>
    /// Without a shift it is SystemTap's number, with the error of its integer mean; with one, which is there to make the error small,
    /// it is the exact variance. SystemTap computes differences in 32 bits; here they do not overflow.
    /// </remarks>
    public readonly long Variance(in StatisticCell cell, long shift, bool isScalar)
    {
        if (cell.Count < 2)
            return 0;
        if (shift > 0)
            return (long)(((BigInteger)_squares * cell.Count - (BigInteger)cell.Sum * cell.Sum) / ((BigInteger)cell.Count * (cell.Count - 1)));
        Int128 others = cell.Count - 1;
        if (!isScalar)
            return (long)(_differences / others);
        Int128 offset = _mean - cell.Average;
        return (long)(((cell.Count * offset * offset) + (others * (_differences / others))) / others);
    }
}
