using System.Diagnostics;

namespace Pyd.Sources.Agent;

/// <summary>The clock that agents stamp events with: CLOCK_MONOTONIC, which .NET's stopwatch is on Unix, in nanoseconds.</summary>
internal static class TraceClock
{
    public static long Now => Stopwatch.GetTimestamp();
}
