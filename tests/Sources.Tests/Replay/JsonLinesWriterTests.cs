using Pyd.Runtime.Events;
using Pyd.Runtime.Variables;
using Pyd.Sources.Replay;

namespace Pyd.Sources.Tests.Replay;

public sealed class JsonLinesWriterTests
{
    [Fact]
    public void WhatIsWrittenIsReadAgain()
    {
        var tables = new SessionTables { Target = 5, WallClockOffset = 77 };
        tables.Probes.Add(new ProbeInfo("python", "python3.11", "_PyEval_EvalFrameDefault", "function-entry"));
        tables.Probes.Add(new ProbeInfo("python", "", "", "gc-start"));
        var process = tables.Processes.Add(new ProcessInfo(5, 4, 1000, 100, new TraceString("py\"3\\"u8), "/usr/bin/é", true));
        var thread = tables.Processes.AddThread(process, 6);
        var odd = tables.Strings.Intern(new TraceString([(byte)'a', 0xFF, 1, (byte)'\n', 0xC3, 0xA9]));
        var stream = new MemoryStream();
        new JsonLinesWriter(stream, tables).Write([
            new ProbeEvent { Time = 1, Thread = thread, Probe = 0, Cpu = 3, Arg0 = odd, Arg1 = 0, Arg2 = -7 },
            new ProbeEvent { Time = 2, Thread = thread, Probe = 1, Arg5 = 9 }]);
        stream.Position = 0;
        var run = ReplayRun.Of(stream);
        Assert.Empty(run.Outcome.Problems);
        Assert.Equal((5, 77), (run.Tables.Target, run.Tables.WallClockOffset));
        Assert.Equal(tables.Probes, run.Tables.Probes);
        Assert.Equal(process, run.Events[0].Thread >>> 16);
        Assert.Equivalent(tables.Processes[0], run.Tables.Processes[0]);
        Assert.Equal(tables.Strings.Read(odd), run.Tables.Strings.Read(run.Events[0].Arg0));
        Assert.Equal((1L, (short)3, 0L, -7L), (run.Events[0].Time, run.Events[0].Cpu, run.Events[0].Arg1, run.Events[0].Arg2));
        Assert.Equal((2L, 9L), (run.Events[1].Time, run.Events[1].Arg5));
    }

    [Fact]
    public void EventsOfThreadsAndProbesThatWereWrittenAllocateNothing()
    {
        var tables = new SessionTables();
        tables.Probes.Add(new ProbeInfo("python", "", "", "function-entry"));
        var thread = tables.Processes.AddThread(tables.Processes.Add(new ProcessInfo(5, 4, 0, 0, new TraceString("python"u8), "/usr/bin/python", true)), 6);
        var name = tables.Strings.Intern(new TraceString([(byte)'"', 0xFF, 1, (byte)'\n']));
        ProbeEvent[] events = [new ProbeEvent { Time = 1, Thread = thread, Arg0 = name, Arg1 = -7 }];
        var writer = new JsonLinesWriter(Stream.Null, tables);
        writer.Write(events);
        var before = GC.GetAllocatedBytesForCurrentThread();
        writer.Write(events);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }
}
