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
        // CPython 3.11's markers fail in code whose name is not UTF-8.
        var (agent, kernel) = Both($"{python.Path} '{LiveRun.Program("torture.py")}' marked", "function-entry function-return");
        Assert.Equal(3, kernel.Outcome.TargetStatus);
        Assert.Empty(kernel.Outcome.Problems);
        Assert.NotEmpty(Mine(kernel));
        if (python.Version.Minor < 15)
            Assert.Equal(Mine(agent).Select(e => e.Place), Mine(kernel).Select(e => e.Place));
        else
            SameButFor315(agent, kernel);
        Assert.Equal(agent.Tables.Probes.Select(probe => probe with { Module = "" }), kernel.Tables.Probes.Select(probe => probe with { Module = "" }).OrderBy(probe => probe.Name));
    }

    [KernelTheory, MemberData(nameof(WithFunctions))]
    public void Plain_calls_are_the_same(Interpreter python)
    {
        var (agent, kernel) = Both($"{python.Path} '{RepositoryRoot.File("examples/call_stack/call_stack.py")}'", "function-entry function-return");
        Assert.NotEmpty(Mine(kernel));
        Assert.Equal(Mine(agent).Select(e => e.Place), Mine(kernel).Select(e => e.Place));
    }

    /// <summary>
    /// CPython 3.15's own markers enter a generator when it is made, and not when something is thrown into it; they know no line at the entry of a function
    /// with *args, and an <c>__init__</c> returns twice, once without a line. The agent has each call once, as sys.setprofile does.
    /// </summary>
    private static void SameButFor315(LiveRun agent, LiveRun kernel)
    {
        string[] generators = ["numbers", "delegating", "<genexpr>", "managed", "coroutine", "async_numbers", "failing", "returning", "delegating_to_returning", "asynchronous", "__aenter__", "__aexit__"];
        Assert.Equal(Mine(agent).Where(IsReturn).Select(e => e.Place), Mine(kernel).Where(e => IsReturn(e) && e.Line >= 0).Select(e => e.Place));
        var entries = PlainEntries(agent).Zip(PlainEntries(kernel), (one, other) => other.Line < 0 ? one with { Line = -1 } : one);
        Assert.Equal(entries.Select(e => e.Place), PlainEntries(kernel).Select(e => e.Place));
        Assert.InRange(PlainEntries(kernel).Count(e => e.Line >= 0), 100, PlainEntries(agent).Count());

        static bool IsReturn(LiveEvent e) => e.Probe == "function-return";

        IEnumerable<LiveEvent> PlainEntries(LiveRun run) => Mine(run).Where(e => !IsReturn(e) && e.Text.EndsWith("/torture.py", StringComparison.Ordinal) && !generators.Contains(e.Function));
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
    private static IEnumerable<LiveEvent> Mine(LiveRun run) => run.Events
        .GroupBy(e => e.Tid)
        .SelectMany(thread => thread.SkipWhile(e => thread.Key == run.Events[0].Tid && (e.Probe != "function-entry" || e.Function is not ("begin" or "start"))))
        .Where(e => !e.Text.EndsWith("/threading.py", StringComparison.Ordinal));

    private static IEnumerable<string> Imports(LiveRun run) => run.Events
        .Where(e => e.Text is "colorsys" or "no_such_module_of_mine").Select(e => $"{e.Probe} {e.Text} {e.Function}");
}
