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
    [InlineData("sh -c 'no_such_python'", "it ended with status 127")]
    [InlineData("sh -c 'kill -TERM $$'", "a signal ended it")]
    public void ACommandWithoutATracedPythonIsNamed(string command, string problem) =>
        Assert.Contains(problem, Assert.Single(LiveRun.Of(string.Format(null, command, Interpreters.Present.First().Path), agent: AgentKind.Python, targetOnly: true).Outcome.Problems));

    [Theory]
    [InlineData("agent")]
    [InlineData("agent-python")]
    public void EveryPythonOfAShellCommandIsTraced(string source)
    {
        using var folder = new TemporaryFolder();
        var (first, second) = (folder.Write("a.py", "def of_a(): pass\nof_a()\n"), folder.Write("b.py", "def of_b(): pass\nof_b()\nraise SystemExit(7)\n"));
        var run = LiveRun.Of($"sh -c '{Interpreters.Present.First().Path} {first}; {Interpreters.Present.Last().Path} {second}'", agent: LiveRun.AgentOf(source));
        Assert.Empty(run.Outcome.Problems);
        Assert.Equal(7, run.Outcome.TargetStatus);
        Assert.Equal(["of_a function-entry 1", "of_a function-return 1", "of_b function-entry 1", "of_b function-return 1"], run.Counts("of_"));
        Assert.Equal(2, run.Tables.Processes.Count);
    }

    /// <summary>The loader of another C library, or of another processor, or none at all, meets the agent's library.</summary>
    [SkippableTheory]
    [InlineData("cc -static", "int main(void) { return 7; }")]
    [InlineData("musl-gcc", "int main(void) { return 7; }")]
    [InlineData("cc -m32 -nostdlib -static -no-pie", "void _start(void) { __asm__(\"int $0x80\" :: \"a\"(1), \"b\"(7)); }")]
    public void AProgramThatTheAgentCannotBeLoadedIntoRunsAsEver(string compiler, string code)
    {
        using var folder = new TemporaryFolder();
        var program = folder.File("program");
        var built = Command.Run("/bin/sh", ["-c", $"{compiler} -o {program} {folder.Write("program.c", code)}"]);
        Skip.If(built.ExitCode != 0, $"{compiler} does not work here: {built.Error.Trim()}");
        Skip.If(Command.Run("/bin/sh", ["-c", program]).ExitCode == 126, $"the kernel does not run what {compiler} makes");
        var run = LiveRun.Of(program);
        Assert.Equal(7, run.Outcome.TargetStatus);
        Assert.Contains("no Python was traced in the command: it runs no CPython of 3.6 or later, or one that no agent can be loaded into (linked statically", Assert.Single(run.Outcome.Problems), StringComparison.Ordinal);
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
        // The tracer may hang up before the stranger has said all.
        var code = "import os, socket\ndef mine(): pass\nfor text in (b\"\", b\"r\" * 50, b\"x\" * 9999):\n s = socket.socket(socket.AF_UNIX)\n try: s.connect(os.environ[\"PYD_AGENT\"]); s.send(text)\n except OSError: pass\n s.close()\nmine()";
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
