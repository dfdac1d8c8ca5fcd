using System.Text;
using Pyd.Testing;

namespace Pyd.Sources.Tests.Agent;

/// <summary>What an agent leaves out is what the filter says, and nothing else.</summary>
public sealed class FilterTests
{
    private static readonly string Program = LiveRun.Program("filters.py");

    /// <summary>For entries, returns and lines.</summary>
    private static readonly string[][] Filters =
    [
        ["1=a;", "1=a;", "1=a;"],
        ["|1=%C3%A4;1=fail;", "&1!b;1!<module>;", "1<b;"],
        ["&1]a;|1[b;1>generate;", "|1?;1=generate;", "-"],
        ["-", "&0=no%20such%20file;1=a;", "*"],
    ];

    [InterpreterTheory(EachAgent = true)]
    public void EventsThatAreLeftOut(Interpreter interpreter, string source)
    {
        string[] probes = ["function-entry", "function-return", "line"];
        LiveRun Run(string[] filters) => LiveRun.Of($"{interpreter.Path} '{Program}'", string.Join(' ', probes), LiveRun.AgentOf(source),
            filterOf: name => filters[Array.IndexOf(probes, name)]);
        var all = Run(["*", "*", "*"]);
        foreach (var filters in Filters)
        {
            var parsed = filters.Select(filter => new EventFilterText(filter)).ToArray();
            var run = Run(filters);
            Assert.Empty(run.Outcome.Problems);
            Assert.Equal(0, run.Outcome.TargetStatus);
            var expected = all.Events.Where(e => parsed[Array.IndexOf(probes, e.Probe)].Accepts(argument => Bytes(argument == 0 ? e.Text : e.Function)));
            Assert.Equal(Mine(expected, all), Mine(run.Events, run));
        }
    }

    /// <summary>What the agent does until a function is wanted: threads that are there already, deep recursion, a profiler of the program.</summary>
    [InterpreterTheory(EachAgent = true)]
    public void TheFirstWantedFunctionIsLate(Interpreter interpreter, string source)
    {
        LiveRun Run(string program, string filter) => LiveRun.Of($"{interpreter.Path} '{LiveRun.Program("late.py")}' {program}", agent: LiveRun.AgentOf(source), filterOf: _ => filter);
        var run = Run("deep", "1=wanted;");
        Assert.Equal(0, run.Outcome.TargetStatus);
        Assert.Equal(["wanted function-entry 3", "wanted function-return 3"], run.Counts(""));
        Assert.Equal(2, run.Events.DistinctBy(e => e.Tid).Count());
        var replaced = Run("profiler", "1=wanted;");
        Assert.Equal(0, replaced.Outcome.TargetStatus);
        Assert.All(replaced.Events, e => Assert.Equal("wanted", e.Function));
        var never = Run("deep", "1=nobody;");
        Assert.Equal(0, never.Outcome.TargetStatus);
        Assert.Empty(never.Events);
    }

    [InterpreterTheory(EachAgent = true)]
    public void EventsOfOtherMarkers(Interpreter interpreter, string source)
    {
        var run = LiveRun.Of($"{interpreter.Path} '{LiveRun.Program("markers.py")}'", "import-find-load-start import-find-load-done audit gc-start gc-done", LiveRun.AgentOf(source),
            filterOf: name => name switch
            {
                "audit" => "0=mine.second;",
                "import-find-load-start" => "|0=colorsys;0=json;",
                "gc-start" => "-",
                "gc-done" => "0=1;",
                _ => "&0]c;0<d;",
            });
        Assert.Equal(0, run.Outcome.TargetStatus);
        Assert.Equal(interpreter.Version.Minor < 8 ? [] : ["mine.second"], run.Events.Where(e => e.Probe == "audit").Select(e => e.Text));
        Assert.Equal(["colorsys"], run.Events.Where(e => e.Probe == "import-find-load-start").Select(e => e.Text));
        Assert.All(run.Events.Where(e => e.Probe == "import-find-load-done"), e => Assert.StartsWith("c", e.Text, StringComparison.Ordinal));
        Assert.Contains(run.Events, e => e.Probe == "import-find-load-done" && e.Text == "colorsys");
        Assert.DoesNotContain(run.Events, e => e.Probe == "gc-start");
        Assert.Contains(run.Events, e => e.Probe == "gc-done");
    }

    /// <summary>The program's own events, in the target and in its child.</summary>
    private static string Mine(IEnumerable<LiveEvent> events, LiveRun run) => string.Join('\n', events
        .Where(e => e.Text == Program || e.Text == "<string>")
        .OrderBy(e => e.Pid != run.Tables.Target).ThenBy(e => e.Tid != e.Pid)     // threads take turns as they like
        .Select(e => $"{(e.Pid == run.Tables.Target ? "target" : "child")} {e.Place}"));

    private static string? Bytes(string text) => text is "<null>" or "0" ? null : Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));
}
