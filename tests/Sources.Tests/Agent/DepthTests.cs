using Pyd.Testing;

namespace Pyd.Sources.Tests.Agent;

/// <summary>Where the native agent changes from one way of seeing functions to another, each event comes once: see docs/decisions/0016-direct-events.md.</summary>
public sealed class DepthTests
{
    private static readonly string Program = LiveRun.Program("depths.py");

    /// <summary>The call that exceeds the limit of recursion does not run.</summary>
    [InterpreterTheory]
    public void AtTheLimitOfRecursion(Interpreter interpreter)
    {
        var run = Run(interpreter, "limit");
        var counted = run.Counts("counted").ToList();
        Assert.Equal(2, counted.Count);
        Assert.Equal(counted.Select(line => line.Replace("counted", "endless", StringComparison.Ordinal)), run.Counts("endless"));
    }

    /// <summary>Whatever is on the stacks of the threads then.</summary>
    [InterpreterTheory]
    public void InADeepRecursion(Interpreter interpreter)
    {
        var run = Run(interpreter, "deep");
        Assert.Equal([.. Both("after", 1), .. Both("before", 2), .. Both("deep", 1), .. Both("down", 301), .. Both("in_thread", 1), .. Both("numbers", 6)], Mine(run));
    }

    /// <summary>A thread with a profiler of its own is traced no further before 3.12, the others are.</summary>
    [InterpreterTheory]
    public void InADeepRecursionBesideAProfilerOfTheProgram(Interpreter interpreter)
    {
        var run = Run(interpreter, "profiler");
        var isReplaced = interpreter.Version < new Version(3, 12);
        string[] ofThread = isReplaced ? ["before function-entry 2", "before function-return 2", .. Both("deep", 1), .. Both("down", 301), "in_thread function-entry 1", .. Both("numbers", 6)]
            : [.. Both("after", 1), .. Both("before", 2), .. Both("deep", 1), .. Both("down", 301), .. Both("in_thread", 1), .. Both("numbers", 6)];
        Assert.Equal(ofThread, Mine(run));
    }

    /// <summary>Threads that wait for room in the ring in the middle of an event.</summary>
    [InterpreterTheory]
    public void InADeepRecursionWhileOthersWait(Interpreter interpreter)
    {
        var run = Run(interpreter, "crowd", slots: 64);
        Assert.Equal([.. Both("after", 16000), .. Both("before", 20), .. Both("down", 301)], Mine(run));
    }

    private static LiveRun Run(Interpreter interpreter, string part, int slots = 1 << 16)
    {
        var run = LiveRun.Of($"{interpreter.Path} '{Program}' {part}", slots: slots);
        Assert.Empty(run.Outcome.Problems);
        Assert.Equal(0, run.Outcome.TargetStatus);
        return run;
    }

    private static string[] Both(string function, int count) => [$"{function} function-entry {count}", $"{function} function-return {count}"];

    private static IEnumerable<string> Mine(LiveRun run) => ((string[])["after", "before", "deep", "down", "in_thread", "numbers"])
        .SelectMany(name => run.Counts(name).Where(line => line.StartsWith(name + " ", StringComparison.Ordinal)));
}
