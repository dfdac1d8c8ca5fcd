using System.Diagnostics;
using Pyd.Runtime.Events;
using Pyd.Sources.Agent;

namespace Pyd.Sources.Inspection;

/// <summary>Whether an agent gets into a Python: it is tried.</summary>
public static class AgentCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Traces a program of one line with an agent.</summary>
    /// <param name="python">The interpreter's file.</param>
    /// <param name="kind">The agent.</param>
    /// <returns>Why it does not work; null when it does.</returns>
    public static string? Try(string python, AgentKind kind)
    {
        // The agent in Python does not get in with -I; what is traced then was traced by the native one.
        var command = $"'{python.Replace("'", "'\\''", StringComparison.Ordinal)}' {(kind == AgentKind.Native ? "-I" : "-B")} -c pass";
        try
        {
            using var source = new AgentSource(command, new AgentOptions { Kind = kind });
            source.Open(new ProbeInterest([new WantedProbe(Markers.Provider, "function-entry", 0, 0)], false));
            source.Start();
            var count = 0;
            var clock = Stopwatch.StartNew();
            while (clock.Elapsed < Patience && source.TryRead(out var batch, TimeSpan.FromMilliseconds(100)))
                count += batch.Events.Length;
            return count > 0 ? null : source.Outcome.Problems.FirstOrDefault() ?? "it sees no event";
        }
        catch (SourceException e)
        {
            return e.Message;
        }
    }
}
