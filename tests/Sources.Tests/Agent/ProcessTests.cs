using Pyd.Runtime.Events;
using Pyd.Sources.Agent;
using Pyd.Testing;

namespace Pyd.Sources.Tests.Agent;

public sealed class ProcessTests
{
    [InterpreterTheory(EachAgent = true)]
    public void ChildrenAreFollowed(Interpreter interpreter, string source)
    {
        var (python, agent) = (interpreter.Path, LiveRun.AgentOf(source));
        var run = LiveRun.Of($"{python} '{LiveRun.Program("processes.py")}'", agent: agent);
        Assert.Empty(run.Outcome.Problems);
        Assert.Equal(0, run.Outcome.TargetStatus);
        Assert.Equal([
            "child_of_exec function-entry 1", "child_of_exec function-return 1",
            "child_of_fork function-entry 1", "child_of_fork function-return 1",
            "child_of_multiprocessing function-entry 3", "child_of_multiprocessing function-return 3",
            "child_of_subprocess function-entry 1", "child_of_subprocess function-return 1"], run.Counts("child_of_"));
        var target = run.Tables.Target;
        Assert.All(run.Events.Where(e => e.Function.StartsWith("child_of_", StringComparison.Ordinal)),
            e => Assert.Equal(e.Function == "child_of_exec", e.Pid == target));
        Assert.Equal(9, run.Events.Count(e => e.Function == "work" && e.Probe == "function-entry"));
    }

    [InterpreterTheory(EachAgent = true)]
    public void ProcessesAndThreadsBeginAndEnd(Interpreter interpreter, string source)
    {
        const string Program = "import os, threading; t = threading.Thread(target=int); t.start(); t.join(); os.fork() or os._exit(0); os.wait()";
        using var agent = new AgentSource($"{interpreter.Path} -c '{Program}'", new AgentOptions { Kind = LiveRun.AgentOf(source) });
        var run = LiveRun.Of(agent, new ProbeInterest([.. new[] { "begin", "end", "thread-begin", "thread-end" }.Select(name => new WantedProbe("process", name, 0, 0))], false));
        Assert.Empty(run.Outcome.Problems);
        var target = run.Tables.Target;
        // 3.6 lets the native agent know of a fork only when the child has an event.
        var child = interpreter.Version.Minor == 6 && source == "agent" ? Array.Empty<string>() : ["child begin", "child end"];
        // A busy reader may see both ends at once.
        Assert.Equal([.. child, "target begin", "target thread-begin", "target thread-end", "target end"],
            run.Events.OrderBy(e => e.Pid == target).Select(e => $"{(e.Pid == target ? "target" : "child")} {e.Probe}"));
        Assert.All(run.Events, e => Assert.Equal(e.Probe is "begin" or "end", e.Tid == e.Pid));
    }

    [InterpreterTheory(EachAgent = true)]
    public void OnlyTheTargetWhenOnlyItIsWanted(Interpreter interpreter, string source)
    {
        var (python, agent) = (interpreter.Path, LiveRun.AgentOf(source));
        var run = LiveRun.Of($"{python} '{LiveRun.Program("processes.py")}'", targetOnly: true, agent: agent);
        Assert.Equal(0, run.Outcome.TargetStatus);
        Assert.All(run.Events, e => Assert.Equal(run.Tables.Target, e.Pid));
        Assert.Equal(["child_of_exec function-entry 1", "child_of_exec function-return 1"], run.Counts("child_of_"));
    }

    [InterpreterTheory(EachAgent = true)]
    public void ThreadsOfBothKindsShareASmallRing(Interpreter interpreter, string source)
    {
        var (python, agent) = (interpreter.Path, LiveRun.AgentOf(source));
        var run = LiveRun.Of($"{python} '{LiveRun.Program("threads.py")}'", slots: 512, agent: agent);
        Assert.Empty(run.Outcome.Problems);
        Assert.Equal(0, run.Outcome.TargetStatus);
        Assert.Equal(["leaf function-entry 16000", "leaf function-return 16000"], run.Counts("leaf"));
        Assert.Equal(["of_thread function-entry 8", "of_thread function-return 8", "of_threading function-entry 8", "of_threading function-return 8"], run.Counts("of_"));
        Assert.All(run.Events.Where(e => e.Function == "leaf").GroupBy(e => e.Tid), thread => Assert.Equal(0, thread.Count() % 2000));
    }

    /// <summary>Threads that run at once; sub-interpreters with locks of their own do so in every CPython since 3.12.</summary>
    [SkippableTheory]
    [InlineData("agent")]
    [InlineData("agent-python")]
    public void ThreadsWithoutAGlobalLock(string source)
    {
        Skip.If(Interpreters.FreeThreaded is null, "no free-threaded CPython on this machine; put a python3.14t on PATH or name one in PYD_TEST_PYTHONS");
        var run = LiveRun.Of($"{Interpreters.FreeThreaded!.Path} '{LiveRun.Program("threads.py")}'", slots: 512, agent: LiveRun.AgentOf(source));
        Assert.Empty(run.Outcome.Problems);
        Assert.Equal(0, run.Outcome.TargetStatus);
        Assert.Equal(["leaf function-entry 16000", "leaf function-return 16000"], run.Counts("leaf"));
    }

    /// <summary>From their program on, as of the first; one after the other and, where each has a lock of its own, at once.</summary>
    [InterpreterTheory(EachAgent = true)]
    public void SubInterpreters(Interpreter interpreter, string source)
    {
        Skip.If(interpreter.Version < new Version(3, 8), "sub-interpreters are traced from CPython 3.8 on, whose audit events tell of them");
        var (python, agent) = (interpreter.Path, LiveRun.AgentOf(source));
        var run = LiveRun.Of($"{python} '{LiveRun.Program("interpreters.py")}'", agent: agent);
        Assert.Empty(run.Outcome.Problems);
        Assert.Equal(0, run.Outcome.TargetStatus);
        var (alone, atOnce) = (4, interpreter.Version.Minor < 12 ? 0 : 4 * 10);
        string[] expected = [Count("of_generator", 2 * (alone + atOnce)), Count("of_main", alone + atOnce), Count("of_sub", 102 * alone + 101 * atOnce)];
        Assert.Equal(expected, run.Counts("of_").Chunk(2).Select(pair => string.Join(", ", pair)));
        if (agent == AgentKind.Native)
            Assert.Equal(1, run.Tables.Processes.Count);
        // What the interpreters do to start is nobody's program.
        Assert.DoesNotContain(run.Events, e => e.Text is "<frozen site>" || e.Text.EndsWith("/site.py", StringComparison.Ordinal));

        static string Count(string function, int count) => $"{function} function-entry {count}, {function} function-return {count}";
    }

    /// <summary>Stacks that are switched without the interpreter knowing.</summary>
    [InterpreterTheory(EachAgent = true)]
    public void Greenlets(Interpreter interpreter, string source)
    {
        var (python, agent) = (interpreter.Path, LiveRun.AgentOf(source));
        Skip.IfNot(Command.Run(python, ["-c", "import greenlet"]).ExitCode == 0, $"{python} has no greenlet; python -m pip install greenlet");
        var run = LiveRun.Of($"{python} '{LiveRun.Program("greenlets.py")}'", agent: agent);
        Assert.Empty(run.Outcome.Problems);
        Assert.Equal(0, run.Outcome.TargetStatus);
        Assert.Equal(["green_leaf function-entry 20", "green_leaf function-return 20", "green_one function-entry 1", "green_one function-return 1", "green_two function-entry 1", "green_two function-return 1"], run.Counts("green_"));
    }

    [InterpreterTheory]
    public void AnExceptionThatEndsAThreadIsReportedAsEver(Interpreter interpreter)
    {
        using var folder = new TemporaryFolder();
        var program = folder.Write("failing.py", """
            import _thread, time
            class Task:
                def __repr__(self): return "a task"
                def __call__(self, error):
                    started.append(error)
                    raise error
            for error in ValueError("task failed"), SystemExit(3):
                started = []
                _thread.start_new_thread(Task(), (error,))
                while not started or _thread._count():
                    time.sleep(0.01)
            """);
        var untraced = Command.Run(interpreter.Path, [program]);
        var run = LiveRun.Of($"sh -c '{interpreter.Path} {program} 2> {folder.File("errors")}'");
        Assert.Equal(["__call__ function-entry 2", "__call__ function-return 2"], run.Counts("__call__"));
        Assert.Contains("a task", untraced.Error, StringComparison.Ordinal);
        Assert.Equal(untraced.Error, File.ReadAllText(folder.File("errors")));
    }

    [InterpreterTheory(EachAgent = true)]
    public void RaisingSignalHandlersAndRecursionLimits(Interpreter interpreter, string source)
    {
        var (python, agent) = (interpreter.Path, LiveRun.AgentOf(source));
        var run = LiveRun.Of($"{python} '{LiveRun.Program("signals.py")}'", agent: agent);
        Assert.Empty(run.Outcome.Problems);
        Assert.Equal(0, run.Outcome.TargetStatus);
        if (interpreter.Version.Minor >= 12)     // see make_profile in profilers.py
            Assert.Equal(["still_traced function-entry 1", "still_traced function-return 1"], run.Counts("still_traced"));
    }
}
