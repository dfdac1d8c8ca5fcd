using System.Runtime.CompilerServices;

namespace Pyd.Runtime.Aggregations;

/// <summary>
/// The numbers of entries that are not distributions: one of them; count and sum (avg); or count, sum and the two halves of
/// the sum of squares (stddev). Arithmetic is libdtrace's, unsigned where it is unsigned there.
/// </summary>
internal static class AggregationValue
{
    /// <summary>Where the sum is.</summary>
    public const int Sum = 1;

    /// <summary>Where the low half of the sum of squares is; the high half follows.</summary>
    public const int SquaresLow = 2;

    /// <summary>How many numbers a function keeps.</summary>
    public static int WidthOf(AggregationFunction function) => function switch
    {
        AggregationFunction.Average => 2,
        AggregationFunction.StandardDeviation => 4,
        _ => 1,
    };

    /// <summary>The first number of a new or cleared entry.</summary>
    public static long InitialOf(AggregationFunction function) => function switch
    {
        AggregationFunction.Min => long.MaxValue,
        AggregationFunction.Max => long.MinValue,
        _ => 0,
    };

    /// <summary>Adds a value's square to the 128 bits at a place.</summary>
    public static void AddSquare(ref long low, long value)
    {
        ref var high = ref Unsafe.Add(ref low, 1);
        var squares = new UInt128((ulong)high, (ulong)low) + (UInt128)((Int128)value * value);
        low = (long)(ulong)squares;
        high = (long)(ulong)(squares >> 64);
    }

    /// <summary>Adds the numbers of another entry of the same function.</summary>
    public static void Add(AggregationFunction function, Span<long> numbers, ReadOnlySpan<long> others)
    {
        switch (function)
        {
            case AggregationFunction.Min:
                numbers[0] = Math.Min(numbers[0], others[0]);
                break;
            case AggregationFunction.Max:
                numbers[0] = Math.Max(numbers[0], others[0]);
                break;
            case AggregationFunction.StandardDeviation:
                var squares = new UInt128((ulong)numbers[SquaresLow + 1], (ulong)numbers[SquaresLow]) + new UInt128((ulong)others[SquaresLow + 1], (ulong)others[SquaresLow]);
                (numbers[0], numbers[Sum]) = (numbers[0] + others[0], numbers[Sum] + others[Sum]);
                (numbers[SquaresLow], numbers[SquaresLow + 1]) = ((long)(ulong)squares, (long)(ulong)(squares >> 64));
                break;
            default:
                for (var i = 0; i < numbers.Length; i++)
                    numbers[i] += others[i];
                break;
        }
    }

    /// <summary>What an entry is printed as in a column of its own.</summary>
    /// <remarks>The divisor is unsigned in libdtrace, and with it the division, so that a negative sum that is normalized prints as a great number.</remarks>
    public static long Displayed(Aggregation aggregation, ReadOnlySpan<long> values) => aggregation.Function switch
    {
        AggregationFunction.Average => values[0] == 0 ? 0 : Divide(values[Sum], aggregation.Divisor) / values[0],
        AggregationFunction.StandardDeviation => StandardDeviation(values, aggregation.Divisor),
        _ => (long)((ulong)values[0] / (ulong)aggregation.Divisor),
    };

    /// <summary>What <c>%@</c> prints of an entry.</summary>
    /// <param name="aggregation">The aggregation.</param>
    /// <param name="values">The entry's numbers.</param>
    /// <param name="signed">Whether the conversion is a signed one.</param>
    /// <remarks>libdtrace takes the sum of an avg() as unsigned here, other than in a column.</remarks>
    public static long Formatted(Aggregation aggregation, ReadOnlySpan<long> values, bool signed) => aggregation.Function switch
    {
        AggregationFunction.Average =>
            values[0] == 0 ? 0 : (long)((ulong)values[Sum] / (ulong)aggregation.Divisor / (ulong)values[0]),
        AggregationFunction.StandardDeviation => StandardDeviation(values, aggregation.Divisor),
        _ => signed ? Divide(values[0], aggregation.Divisor) : (long)((ulong)values[0] / (ulong)aggregation.Divisor),
    };

    /// <summary>How entries of one function compare.</summary>
    public static int Compare(Aggregation aggregation, ReadOnlySpan<long> left, ReadOnlySpan<long> right)
    {
        if (aggregation.Distribution is { } distribution)
        {
            var order = distribution.Weight(left).CompareTo(distribution.Weight(right));
            return order != 0 ? order : distribution.CountAtZero(left).CompareTo(distribution.CountAtZero(right));
        }
        return aggregation.Function switch
        {
            AggregationFunction.Average => Average(left).CompareTo(Average(right)),
            AggregationFunction.StandardDeviation => StandardDeviation(left, 1).CompareTo(StandardDeviation(right, 1)),
            _ => left[0].CompareTo(right[0]),
        };
    }

    // The least number has no opposite: it stays what it is.
    private static long Divide(long value, long divisor) => divisor == -1 ? unchecked(-value) : value / divisor;

    private static long Average(ReadOnlySpan<long> values) => values[0] == 0 ? 0 : values[Sum] / values[0];

    // The root of the average of the squares less the square of the average, each cut to an integer.
    private static long StandardDeviation(ReadOnlySpan<long> values, long divisor)
    {
        if (values[0] == 0)
            return 0;
        var squares = new UInt128((ulong)values[SquaresLow + 1], (ulong)values[SquaresLow]) / (ulong)divisor / (ulong)values[0];
        Int128 average = Divide(values[Sum], divisor) / values[0];
        return (long)SquareRoot(squares - (UInt128)(average * average));
    }

    private static UInt128 SquareRoot(UInt128 value)
    {
        UInt128 root = 0;
        var rest = value;
        for (var bit = UInt128.One << 126; bit != 0; bit >>= 2)
        {
            var trial = root + bit;
            root >>= 1;
            if (rest < trial)
                continue;
            rest -= trial;
            root += bit;
        }
        return root;
    }
}
