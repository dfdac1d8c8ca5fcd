using Pyd.Runtime.Events;
using Pyd.Sources.Agent;
using Pyd.Testing;

namespace Pyd.Sources.Tests.Agent;

public sealed class AgentSourceTests
{
    [Fact]
    public void WhatWasWrittenBeforeSigkillIsRead()
    {
        var run = LiveRun.Of($"{Interpreters.Present.First().Path} -c 'import os\ndef f(): pass\nfor i in range(5000): f()\nos.kill(os.getpid(), 9)'");
        Assert.Equal(137, run.Outcome.TargetStatus);
        Assert.Equal(["f function-entry 5000", "f function-return 5000"], run.Counts("f"));
    }

    [Theory]
    [InlineData("sleep 0", "no Python was traced")]
    [InlineData("{0} -I -c 1", "no Python was traced")]
    [InlineData("sh -c '{0} -c 1; exit 7'", "the command itself is not a Python")]
    public void ACommandWithoutATracedPythonIsNamed(string command, string problem) =>
        Assert.Contains(problem, Assert.Single(LiveRun.Of(string.Format(null, command, Interpreters.Present.First().Path), agent: AgentKind.Python, targetOnly: true).Outcome.Problems));

    [Fact]
    public void EveryPythonOfAShellCommandIsTraced()
    {
        var run = LiveRun.Of($"sh -c '{Interpreters.Present.First().Path} -c 1; {Interpreters.Present.First().Path} -c 2; exit 7'");
        Assert.Equal(7, run.Outcome.TargetStatus);
        Assert.Equal(2, run.Events.Count(e => e.Place == "call\t<string>\t<module>\t0"));
    }

    [Fact]
    public void ASessionThatEndsFirstEndsTheCommand()
    {
        var target = 0;
        var run = LiveRun.Of("sleep 60", until: (_, pid) => (target = pid) > 0);
        Assert.Null(run.Outcome.TargetStatus);
        Assert.False(Directory.Exists($"/proc/{target}"));
    }

    [Fact]
    public void ACommandThatWasNeverLetGoNeverRuns()
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        using (var source = new AgentSource($"touch {file}"))
        {
            source.Open(new ProbeInterest([], false));
            Assert.NotEqual(0, source.Tables.Target);
        }
        Assert.False(File.Exists(file));
    }

    [Fact]
    public void AStrangerOnTheSocketDoesNoHarm()
    {
        var code = "import os, socket\ndef mine(): pass\nfor text in (b\"\", b\"r\" * 50, b\"x\" * 9999):\n s = socket.socket(socket.AF_UNIX); s.connect(os.environ[\"PYD_AGENT\"]); s.send(text); s.close()\nmine()";
        var run = LiveRun.Of($"{Interpreters.Present.First().Path} -c '{code}'");
        Assert.Equal(0, run.Outcome.TargetStatus);
        Assert.Equal(["mine function-entry 1", "mine function-return 1"], run.Counts("mine"));
    }

    [Fact]
    public void BeginKnowsTheClockAndTheTracer()
    {
        using var source = new AgentSource("true");
        var start = source.Open(new ProbeInterest([], false));
        Assert.InRange(start, 1, System.Diagnostics.Stopwatch.GetTimestamp());
        Assert.Equal(("pyd", Environment.ProcessId), (source.Tables.Tracer.ExecName.ToString(), source.Tables.Tracer.Pid));
        var wallClock = DateTime.UnixEpoch.AddTicks((start + source.Tables.WallClockOffset) / 100);
        Assert.InRange((DateTime.UtcNow - wallClock).TotalSeconds, -1, 5);
    }
}
