using Pyd.Runtime.Events;
using Pyd.Runtime.Sessions;
using Pyd.Sources.Agent;
using Pyd.Sources.Clock;
using Pyd.Sources.Inspection;
using Pyd.Sources.Recording;
using Pyd.Sources.Usdt;

namespace Pyd.Hosting;

/// <summary>Which source a run takes: the one that it names, else the cheapest that can give what the script wants.</summary>
internal static class SourceChoice
{
    /// <summary>Why a run cannot begin: nobody has said what to trace, or a file would be overwritten while it is used. Null when it can.</summary>
    public static string? Mistake(RunOptions options, ProbeInterest wanted)
    {
        if (Overwritten(options) is { } overwritten)
            return overwritten;
        if (options is not { Command: null, Process: null, Replay: null, Manner: not SessionManner.Dtrace } || wanted.Probes is not [var first, ..])
            return null;
        var probe = $"{first.Provider}:::{first.Name}";
        if (wanted.TargetOnly)
            return $"the script waits for {probe} of its target; say which: -c COMMAND, -p PID or --replay FILE";
        return KernelFacts.Read().Obstacle is { } obstacle
            ? $"the script waits for {probe}; say what to trace: -c COMMAND or --replay FILE. Every process of the machine cannot be traced: {obstacle}"
            : null;
    }

    private static string? Overwritten(RunOptions options)
    {
        if (options.Replay is { } trace && new[] { options.Record, options.Output }.FirstOrDefault(file => file is not null && TraceFile.AreOne(file, trace)) is { } same)
            return $"'{same}' is the trace that is read; give what is written another name";
        return options is { Record: { } record, Output: { } output } && TraceFile.AreOne(record, output) ? $"'{record}' cannot take both the recording and what the script prints" : null;
    }

    /// <summary>The source.</summary>
    /// <param name="options">What the run is asked for.</param>
    /// <param name="wanted">What the script wants.</param>
    /// <param name="settings">The options of the run.</param>
    /// <param name="notice">Takes sentences that are no errors.</param>
    public static IEventSource Of(RunOptions options, ProbeInterest wanted, SessionOptions settings, Action<string> notice)
    {
        if (options.Replay is { } file)
            return TraceFile.Open(file);
        var kind = KindOf(options, wanted);
        return kind switch
        {
            SourceKind.Usdt => new UsdtSource(new UsdtOptions
            {
                Command = options.Command,
                Process = options.Process,
                RingSize = settings.RingSize ?? UsdtOptions.UsualRing,
                StringSize = settings.StringSize is > 0 and < UsdtOptions.LongestString and var size ? (int)size : UsdtOptions.LongestString,
                Filters = settings.FiltersInAgent,
                Notice = notice,
            }),
            SourceKind.Agent or SourceKind.AgentPython when options.Command is { } command => new AgentSource(command, new AgentOptions
            {
                Kind = kind == SourceKind.AgentPython ? AgentKind.Python : AgentKind.Native,
                RingSize = settings.BufferSize,
                DropsWhenFull = settings.DropsWhenFull,
                Filters = settings.FiltersInAgent,
            }),
            _ => new ClockSource(),
        };
    }

    private static SourceKind? KindOf(RunOptions options, ProbeInterest wanted)
    {
        if (options.Source is { } named)
            return named;
        if (options.Process is not null)
            return SourceKind.Usdt;
        // The agent is for Python; other programs have only what the kernel sees.
        if (options.Command is not null)
            return AgentSource.Gives(wanted) ? SourceKind.Agent : SourceKind.Usdt;
        return wanted.Probes.Count > 0 && !wanted.TargetOnly && KernelFacts.Read().Obstacle is null ? SourceKind.Usdt : null;
    }
}
