using Pyd.Runtime.Aggregations;
using Pyd.Runtime.Output;

namespace Pyd.Runtime.Formatting;

/// <summary>How DTrace prints aggregations.</summary>
internal static class AggregationLayout
{
    /// <summary>What DTrace prints when a session ends: each aggregation that the script has not printed itself.</summary>
    public static void PrintRemaining(TraceOutput output, IReadOnlyList<Aggregation> aggregations)
    {
    }
}
