using Pyd.Runtime.Aggregations;

namespace Pyd.Runtime.Output;

public sealed partial class TraceOutput
{
    /// <summary>In what order aggregations are printed here. D's <c>setopt()</c> may change it while the script runs.</summary>
    public AggregationOrder AggregationOrder { get; set; }

    /// <summary>The time zone of dates. A trace looks the same wherever it is replayed; only who stands in for dtrace(1) takes the machine's.</summary>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>How many blanks are before each line of a stack: D's option <c>stackindent</c>.</summary>
    public int StackIndent { get; set; } = 14;
}
