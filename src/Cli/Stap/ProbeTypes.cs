namespace Pyd.Cli.Stap;

/// <summary>The kinds of probe points that pyd has, for <c>--dump-probe-types</c>.</summary>
internal static class ProbeTypes
{
    private static readonly string[] Timers = ["hz", "jiffies", "ms", "msec", "ns", "nsec", "s", "sec", "us", "usec"];

    private static readonly string[] Moments = ["begin", "end", "thread.begin", "thread.end"];

    public static IReadOnlyList<string> All { get; } =
    [
        "begin", "begin(number)", "end", "end(number)", "error", "error(number)", "never",
        .. new[] { "process", "process(number)", "process(string)" }.SelectMany(process => Moments.Select(moment => $"{process}.{moment}")),
        "process.mark(string)", "process.provider(string).mark(string)", "process(number).mark(string)", "process(number).provider(string).mark(string)",
        "process(string).library(string).mark(string)", "process(string).library(string).provider(string).mark(string)",
        "process(string).mark(string)", "process(string).provider(string).mark(string)",
        "python3.module(string).function(string)", "python3.module(string).function(string).call", "python3.module(string).function(string).return",
        .. Timers.Select(unit => $"timer.{unit}(number)").Concat(Timers.Where(unit => unit != "hz").Select(unit => $"timer.{unit}(number).randomize(number)"))
            .Concat(["timer.profile", "timer.profile.freq.hz(number)"]).Order(StringComparer.Ordinal),
    ];
}
