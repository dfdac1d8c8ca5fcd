namespace Pyd.Cli.Stap;

/// <summary>The kinds of probe points that pyd has, for <c>--dump-probe-types</c>.</summary>
internal static class ProbeTypes
{
    private static readonly string[] Timers = ["hz", "jiffies", "ms", "msec", "ns", "nsec", "s", "sec", "us", "usec"];

    public static IReadOnlyList<string> All { get; } =
    [
        "begin", "begin(number)", "end", "end(number)", "error", "error(number)", "never",
        "process(number).mark(string)", "process(number).provider(string).mark(string)",
        "process(string).library(string).mark(string)", "process(string).library(string).provider(string).mark(string)",
        "process(string).mark(string)", "process(string).provider(string).mark(string)",
        .. Timers.Select(unit => $"timer.{unit}(number)").Append("timer.profile").Order(StringComparer.Ordinal),
    ];
}
