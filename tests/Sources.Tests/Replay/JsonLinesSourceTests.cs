using System.Text;
using Pyd.Runtime.Events;
using Pyd.Sources.Recording;
using Pyd.Sources.Replay;

namespace Pyd.Sources.Tests.Replay;

public sealed class JsonLinesSourceTests
{
    private const string Line = """{"time":10,"pid":1,"tid":2,"exec":"python3.6","probe":"python:function-entry","args":["a.py","f",23]}""";

    [Fact]
    public void AnEventHasItsFields()
    {
        var run = ReplayRun.Of(Line + "\n");
        var e = Assert.Single(run.Events);
        Assert.Equal(10, run.Start);
        Assert.Equal(10, e.Time);
        Assert.Equal(("a.py", "f", 23), (run.Text(e.Arg0), run.Text(e.Arg1), e.Arg2));
        Assert.Equal(new ProbeInfo("python", "", "", "function-entry"), run.Tables.Probes[e.Probe]);
        var thread = run.Tables.Processes.Thread(e.Thread);
        Assert.Equal((2, 1, "python3.6", "python3.6", true),
            (thread.Tid, thread.Process.Pid, thread.Process.ExecName.ToString(), thread.Process.Executable, thread.Process.IsTarget));
        Assert.Equal(1, run.Tables.Target);
        Assert.Empty(run.Outcome.Problems);
    }

    [Fact]
    public void OptionalFieldsAreRead()
    {
        var run = ReplayRun.Of("""{"time":1,"pid":9,"exec":"x","path":"/bin/x","ppid":2,"uid":4294967294,"gid":4,"cpu":5,"probe":"p:q","args":[null,-1,18446744073709551615]}""");
        var e = Assert.Single(run.Events);
        var process = run.Tables.Processes.Thread(e.Thread).Process;
        Assert.Equal((2, -2, 4, "/bin/x", (short)5), (process.ParentPid, process.Uid, process.Gid, process.Executable, e.Cpu));
        Assert.Equal((0, -1, -1), (e.Arg0, e.Arg1, e.Arg2));
    }

    [Theory]
    [InlineData("function__entry")]
    [InlineData("function-entry")]
    [InlineData("python:function__entry")]
    public void AProbeHasManySpellings(string text)
    {
        var run = ReplayRun.Of($$"""{"time":1,"pid":9,"probe":"{{text}}"}""");
        Assert.Equal(new ProbeInfo("python", "", "", "function-entry"), Assert.Single(run.Tables.Probes));
    }

    [Fact]
    public void EmptyLinesCommentsAndByteOrderMarkAreSkipped()
    {
        var run = ReplayRun.Of("\uFEFF# by hand\r\n\r\n  \n" + Line + "\r\n# end");
        Assert.Single(run.Events);
        Assert.Empty(run.Outcome.Problems);
    }

    [Fact]
    public void TheHeaderNamesTheTarget()
    {
        var run = ReplayRun.Of("{\"trace\":{\"target\":7,\"wallclock\":-5}}\n" + Line + "\n");
        Assert.Equal((7, -5), (run.Tables.Target, run.Tables.WallClockOffset));
        Assert.False(run.Tables.Processes[0].IsTarget);
    }

    [Fact]
    public void AnEmptyTraceBeginsAtZero()
    {
        var run = ReplayRun.Of("");
        Assert.Equal(0, run.Start);
        Assert.Empty(run.Events);
        Assert.Empty(run.Outcome.Problems);
    }

    [Fact]
    public void AProcessThatChangesItsNameIsEnteredAnew()
    {
        var run = ReplayRun.Of("""
            {"time":1,"pid":9,"exec":"sh","probe":"p:q"}
            {"time":2,"pid":9,"exec":"python3","probe":"p:q"}
            {"time":3,"pid":9,"tid":10,"probe":"p:q"}
            """);
        Assert.Equal(["sh", "python3", "python3"], run.Events.Select(e => run.Tables.Processes.Thread(e.Thread).Process.ExecName.ToString()));
        Assert.Equal(2, run.Tables.Processes.Count);
    }

    [Fact]
    public void EscapesAndRawBytesAreRead()
    {
        var run = ReplayRun.Of("""{"time":1,"pid":9,"probe":"p:q","args":["a\n\"\u00e9\ud83d\ude00é","x\udcff"]}""");
        var e = run.Events[0];
        Assert.Equal("a\n\"é😀é", run.Text(e.Arg0));
        Assert.Equal([(byte)'x', 0xFF], run.Tables.Strings.Read(e.Arg1)!.Bytes.ToArray());
    }

    [Fact]
    public void ManyLinesComeInBatches()
    {
        var text = new StringBuilder();
        for (var i = 0; i < 20_000; i++)
            text.Append($$"""{"time":{{i}},"pid":{{1 + i % 3}},"tid":{{i % 7}},"probe":"p:q","args":["s{{i % 1000}}",{{i}}]}""").Append('\n');
        var run = ReplayRun.Of(text.ToString());
        Assert.Equal(20_000, run.Events.Count);
        Assert.All(run.Events, e => Assert.Equal($"s{e.Arg1 % 1000}", run.Text(e.Arg0)));
        Assert.Equal(3, run.Tables.Processes.Count);
    }

    [Fact]
    public void EventsOfAPipeArriveBeforeItsEnd()
    {
        using var server = new System.IO.Pipes.AnonymousPipeServerStream(System.IO.Pipes.PipeDirection.Out);
        using var client = new System.IO.Pipes.AnonymousPipeClientStream(System.IO.Pipes.PipeDirection.In, server.ClientSafePipeHandle);
        using var source = new JsonLinesSource(client, "<stdin>");
        server.Write(Encoding.UTF8.GetBytes(Line + "\n"));
        Assert.Equal(10, source.Open(new ProbeInterest([], false)));
        Assert.True(source.TryRead(out var batch, TimeSpan.Zero));
        Assert.Equal(1, batch.Events.Length);
    }

    [Fact]
    public void WhatCannotBeOpenedIsSaid()
    {
        Assert.Contains("there is no trace file '/no/such'", Assert.Throws<SourceException>(() => TraceFile.Open("/no/such")).Message);
        Assert.Contains("'/tmp' is a directory", Assert.Throws<SourceException>(() => TraceFile.Open("/tmp")).Message);
    }
}
