using Pyd.Testing;

namespace Pyd.Sources.Tests.Agent;

public sealed class TortureTests
{
    [InterpreterTheory(EachAgent = true)]
    public void EveryEventIsThatOfSetProfile(Interpreter interpreter, string source)
    {
        var (python, agent) = (interpreter.Path, LiveRun.AgentOf(source));
        var program = LiveRun.Program("torture.py");
        var expected = Reference.Of(python, program);
        var run = LiveRun.Of($"{python} '{program}'", agent: agent);
        Assert.Empty(run.Outcome.Problems);
        Assert.Equal(3, run.Outcome.TargetStatus);
        Assert.Equal($"call\t{program}\t<module>\t0", run.Events[0].Place);
        var actual = run.Events.Select(e => ($"{e.Tid}", e.Place)).ToList();
        Assert.Equal(MainThread(expected), MainThread(actual));
        Assert.Equal(OtherThreads(expected), OtherThreads(actual));
    }

    /// <summary>The main thread, from the program's begin() on. What threading does there depends on who is faster.</summary>
    private static IEnumerable<string> MainThread(List<(string Thread, string Place)> events) => events
        .Where(e => e.Thread == events[0].Thread)
        .Select(e => e.Place)
        .SkipWhile(place => !place.Contains("\tbegin\t"))
        .Where(place => !place.Contains("/threading.py"));

    /// <summary>The other threads, which run one after the other.</summary>
    private static IEnumerable<string> OtherThreads(List<(string Thread, string Place)> events) => events
        .Where(e => e.Thread != events[0].Thread)
        .Select(e => e.Place)
        .Where(place => !place.Contains("/threading.py"));
}
