namespace Pyd.Runtime.Aggregations;

/// <summary>What a stap statistic keeps of its values, besides a histogram and what <c>@variance</c> needs.</summary>
internal struct StatisticCell
{
    public long Count;
    public long Sum;
    public long Min;
    public long Max;

    /// <summary>The average, cut to an integer.</summary>
    public readonly long Average => Count == 0 ? 0 : Sum / Count;

    /// <summary>Adds a value.</summary>
    public void Add(long value)
    {
        if (Count == 0)
        {
            (Count, Sum, Min, Max) = (1, value, value, value);
            return;
        }
        Count++;
        Sum += value;
        Min = Math.Min(Min, value);
        Max = Math.Max(Max, value);
    }

    /// <summary>Adds the values of another cell.</summary>
    public void Add(in StatisticCell other) =>
        this = Count == 0 ? other : new() { Count = Count + other.Count, Sum = Sum + other.Sum, Min = Math.Min(Min, other.Min), Max = Math.Max(Max, other.Max) };
}
