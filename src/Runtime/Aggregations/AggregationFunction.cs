namespace Pyd.Runtime.Aggregations;

/// <summary>D's aggregating functions.</summary>
public enum AggregationFunction
{
    /// <summary><c>count()</c></summary>
    Count,

    /// <summary><c>sum()</c></summary>
    Sum,

    /// <summary><c>min()</c></summary>
    Min,

    /// <summary><c>max()</c></summary>
    Max,

    /// <summary><c>avg()</c></summary>
    Average,

    /// <summary><c>stddev()</c></summary>
    StandardDeviation,

    /// <summary><c>quantize()</c></summary>
    Quantize,

    /// <summary><c>lquantize()</c></summary>
    LinearQuantize,

    /// <summary><c>llquantize()</c></summary>
    LogLinearQuantize,
}
