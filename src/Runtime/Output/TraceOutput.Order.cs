using Pyd.Runtime.Aggregations;
using Pyd.Runtime.Variables;

namespace Pyd.Runtime.Output;

public sealed partial class TraceOutput
{
    /// <summary>In what order aggregations are printed here. D's <c>setopt()</c> may change it while the script runs.</summary>
    public AggregationOrder AggregationOrder { get; set; }

    /// <summary>The time zone of dates. A trace looks the same wherever it is replayed; only who stands in for dtrace(1) takes the machine's.</summary>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>Data of <c>trace()</c> and strings among keys are shown as bytes: D's option <c>rawbytes</c>.</summary>
    public bool RawBytes { get; set; }

    /// <summary>The room of strings where their bytes are shown, with the NUL: D's option <c>strsize</c>.</summary>
    internal int TextRoom { get; set; } = 256;

    /// <summary>A string's bytes as they are in DTrace's records: with NULs to the end of their room, of which keys have more.</summary>
    internal byte[] Padded(TraceString text, int more = 0)
    {
        var bytes = new byte[Math.Max(TextRoom + more, text.Length + 1)];
        text.Bytes.CopyTo(bytes);
        return bytes;
    }

    /// <summary>How many blanks are before each line of a stack: D's option <c>stackindent</c>.</summary>
    public int StackIndent { get; set; } = 14;
}
