using System.Diagnostics;
using Pyd.Runtime.Events;
using Pyd.Sources.Agent;

namespace Pyd.Sources.Tests.Agent;

/// <summary>An event as a test compares it.</summary>
internal sealed record LiveEvent(long Time, int Pid, int Tid, string Probe, string Text, string Function, long Line)
{
    /// <summary>For an event of a function or line.</summary>
    public string Place => $"{(Probe == "function-entry" ? "call" : Probe == "function-return" ? "return" : Probe)}\t{Text}\t{Function}\t{Line}";
}

/// <summary>A command traced to its end.</summary>
internal sealed record LiveRun(List<LiveEvent> Events, SessionTables Tables, SourceOutcome Outcome)
{
    /// <summary>The events as they came.</summary>
    public List<ProbeEvent> Raw { get; private init; } = [];

    /// <summary>Time enough for a machine that does much else.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    public static LiveRun Of(string command, string probes = "function-entry function-return", AgentKind agent = AgentKind.Native, bool targetOnly = false, int slots = 1 << 16, bool drops = false, Func<string, string>? filterOf = null, Func<TimeSpan, int, bool>? until = null)
    {
        using var source = new AgentSource(command, new AgentOptions { Kind = agent, RingSize = slots * (long)ProbeEvent.Size, DropsWhenFull = drops });
        return Of(source, PythonProbes(probes, targetOnly, filterOf), until);
    }

    /// <summary>The markers of CPython by name, with their first three arguments.</summary>
    public static ProbeInterest PythonProbes(string probes, bool targetOnly = false, Func<string, string>? filterOf = null) =>
        new([.. probes.Split(' ').Select(name => new WantedProbe("python", name, 7, 3, filterOf?.Invoke(name) ?? "*"))], targetOnly);

    /// <summary>Reads a source to its end, or until somebody has seen enough.</summary>
    public static LiveRun Of(IEventSource source, ProbeInterest wanted, Func<TimeSpan, int, bool>? until = null, Action? started = null)
    {
        var now = source.Open(wanted);
        source.Start();
        started?.Invoke();
        var events = new List<LiveEvent>();
        var raw = new List<ProbeEvent>();
        var clock = Stopwatch.StartNew();
        while (source.TryRead(out var batch, TimeSpan.FromMilliseconds(100)))
        {
            foreach (ref readonly var e in batch.Events)
            {
                Assert.True(e.Time >= now, "time goes back");
                now = e.Time;
                events.Add(Decode(source.Tables, in e));
                raw.Add(e);
            }
            Assert.True(batch.Now >= now, "the clock goes back");
            now = batch.Now;
            Assert.True(clock.Elapsed < Longest, "the trace does not end");
            if (until is not null && until(clock.Elapsed, source.Tables.Target))
                break;
        }
        return new LiveRun(events, source.Tables, source.Outcome) { Raw = raw };
    }

    public static string Program(string name) => Path.Combine(AppContext.BaseDirectory, "Programs", name);

    /// <summary>How often functions whose name begins so were entered and left, by function.</summary>
    public IEnumerable<string> Counts(string prefix) => Events
        .Where(e => e.Function.StartsWith(prefix, StringComparison.Ordinal))
        .GroupBy(e => (e.Function, e.Probe)).OrderBy(group => group.Key)
        .Select(group => $"{group.Key.Function} {group.Key.Probe} {group.Count()}");

    private static LiveEvent Decode(SessionTables tables, ref readonly ProbeEvent e)
    {
        var thread = tables.Processes.Thread(e.Thread);
        return new LiveEvent(e.Time, thread.Process.Pid, thread.Tid, tables.Probes[e.Probe].Name,
            tables.Strings.Read(e.Arg0)?.ToString() ?? (e.Arg0 == 0 ? "<null>" : $"{e.Arg0}"), tables.Strings.Read(e.Arg1)?.ToString() ?? $"{e.Arg1}", e.Arg2);
    }

    /// <summary>The agent that <c>--source</c> names.</summary>
    public static AgentKind AgentOf(string source) => source == "agent" ? AgentKind.Native : AgentKind.Python;
}
