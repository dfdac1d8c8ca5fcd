using Pyd.Runtime.Events;
using Pyd.Runtime.Variables;
using Pyd.Sources.Recording;

namespace Pyd.Sources.Tests.Recording;

/// <summary>Small recordings, and what is read from one.</summary>
internal sealed record Recorded(long Start, List<ProbeEvent> Events, SessionTables Tables, SourceOutcome Outcome)
{
    private static readonly ProbeInterest All = new([new WantedProbe("python", "function-entry", 0b111111, 0b11)], TargetOnly: false);

    /// <summary>Events of two threads, in batches of three; each brings a string of its own.</summary>
    public static byte[] Sample(int count, TraceCompression compression = TraceCompression.Lz4, bool isFinished = true)
    {
        var tables = new SessionTables { Target = 7, WallClockOffset = 1000 };
        tables.Probes.Add(new ProbeInfo("python", "", "", "function-entry"));
        var process = tables.Processes.Add(new ProcessInfo(7, 6, 1000, 100, new TraceString("python3"u8), "/usr/bin/python3", true));
        int[] threads = [tables.Processes.AddThread(process, 7), tables.Processes.AddThread(process, 8)];
        var file = new MemoryStream();
        using var writer = new ArrowTraceWriter(file, tables, 5, compression);
        for (var i = 0; i < count; i++)
        {
            writer.Write([new ProbeEvent { Time = 10 + i, Thread = threads[i % 2], Arg0 = tables.Strings.Intern(new TraceString("f.py"u8)), Arg1 = tables.Strings.Intern(TraceString.From($"f{i}")), Arg2 = -i }]);
            if (i % 3 == 2)
                writer.WriteBatch();
        }
        if (isFinished)
            writer.Finish(99);
        return file.ToArray();
    }

    public static Recorded Of(byte[] file)
    {
        using var source = new ArrowSource(new MemoryStream(file), "trace.arrow");
        var start = source.Open(All);
        source.Start();
        var events = new List<ProbeEvent>();
        while (source.TryRead(out var batch, TimeSpan.Zero))
            events.AddRange(batch.Events);
        return new Recorded(start, events, source.Tables, source.Outcome);
    }

    public string Text(long address) => Tables.Strings.Read(address)!.ToString();
}
