using Pyd.Sources.Tests.Agent;
using Pyd.Sources.Usdt;
using Pyd.Testing;

namespace Pyd.Sources.Tests.Usdt;

/// <summary>What the kernel tells of a Python is what the agent tells.</summary>
public sealed class AgentComparisonTests
{
    public static TheoryData<Interpreter> WithFunctions => MarkedInterpreters.With("function-entry", "function-return");

    public static TheoryData<Interpreter> WithCollections => MarkedInterpreters.With("gc-start", "gc-done", "import-find-load-start", "import-find-load-done");

    [KernelTheory, MemberData(nameof(WithFunctions))]
    public void Calls_are_the_same_in_the_same_order(Interpreter python)
    {
        // CPython 3.15's own markers fire twice for a call of a generator or with *args; the agent has each call once.
        var isPlain = python.Version.Minor >= 15;
        var program = isPlain ? RepositoryRoot.File("examples/call_stack/call_stack.py") : $"{LiveRun.Program("torture.py")}' 'marked";
        var (agent, kernel) = Both($"{python.Path} '{program}'", "function-entry function-return");
        Assert.Equal(isPlain ? 0 : 3, kernel.Outcome.TargetStatus);
        Assert.Empty(kernel.Outcome.Problems);
        Assert.NotEmpty(Mine(kernel));
        Assert.Equal(Mine(agent), Mine(kernel));
        Assert.Equal(agent.Tables.Probes.Select(probe => probe with { Module = "" }), kernel.Tables.Probes.Select(probe => probe with { Module = "" }).OrderBy(probe => probe.Name));
    }

    [KernelTheory, MemberData(nameof(WithFunctions))]
    public void Children_are_followed_as_the_agent_follows_them(Interpreter python)
    {
        var (agent, kernel) = Both($"{python.Path} '{LiveRun.Program("processes.py")}'", "function-entry function-return");
        Assert.Empty(kernel.Outcome.Problems);
        Assert.Equal(0, kernel.Outcome.TargetStatus);
        Assert.Equal(agent.Counts("child_of_"), kernel.Counts("child_of_"));
        Assert.Equal(9, kernel.Events.Count(e => e.Function == "work" && e.Probe == "function-entry"));
        Assert.All(kernel.Events.Where(e => e.Function.StartsWith("child_of_", StringComparison.Ordinal)), e => Assert.Equal(e.Function == "child_of_exec", e.Pid == kernel.Tables.Target));
    }

    [KernelTheory, MemberData(nameof(WithCollections))]
    public void Collections_and_imports_are_the_same(Interpreter python)
    {
        const string Markers = "gc-start gc-done import-find-load-start import-find-load-done";
        var (agent, kernel) = Both($"{python.Path} -I '{LiveRun.Program("markers.py")}'", Markers);
        Assert.Equal(Imports(agent), Imports(kernel));
        Assert.Contains(Imports(kernel), line => line == "import-find-load-start colorsys 0");
        Assert.Contains(kernel.Events, e => e.Probe == "gc-start");
        Assert.Equal(kernel.Events.Count(e => e.Probe == "gc-start"), kernel.Events.Count(e => e.Probe == "gc-done"));
    }

    private static (LiveRun Agent, LiveRun Kernel) Both(string command, string probes)
    {
        using var source = new UsdtSource(new UsdtOptions { Command = command });
        return (LiveRun.Of(command, probes), LiveRun.Of(source, LiveRun.PythonProbes(probes)));
    }

    /// <summary>The calls of the program itself, by thread. What threading does depends on who is faster.</summary>
    private static IEnumerable<string> Mine(LiveRun run) => run.Events
        .GroupBy(e => e.Tid)
        .SelectMany(thread => thread.Select(e => e.Place)
            .SkipWhile(place => thread.Key == run.Events[0].Tid && !place.Contains("\tbegin\t", StringComparison.Ordinal) && !place.Contains("\tstart\t", StringComparison.Ordinal)))
        .Where(place => !place.Contains("/threading.py", StringComparison.Ordinal));

    private static IEnumerable<string> Imports(LiveRun run) => run.Events
        .Where(e => e.Text is "colorsys" or "no_such_module_of_mine").Select(e => $"{e.Probe} {e.Text} {e.Function}");
}
