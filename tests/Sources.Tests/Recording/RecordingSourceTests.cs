using Pyd.Runtime.Events;
using Pyd.Runtime.Variables;
using Pyd.Sources.Recording;

namespace Pyd.Sources.Tests.Recording;

public sealed class RecordingSourceTests
{
    private static readonly ProbeInterest Entries = new([new WantedProbe("python", "function-entry", 0b10, 0b10, "=1f;")], TargetOnly: false);

    [Fact]
    public void WhatTheSessionReadsIsRecorded()
    {
        var file = new MemoryStream();
        var (seen, _) = Run(new Events(100_000), file);
        Assert.Equal(100_000, seen);
        var read = Recorded.Of(file.ToArray());
        Assert.Equal(Enumerable.Range(0, 100_000).Select(i => (long)i), read.Events.Select(e => e.Time));
    }

    [Fact]
    public void SourceIsAskedForAllArgumentsOfAllEvents()
    {
        var source = new Events(1);
        Run(source, new MemoryStream());
        Assert.Equal(new WantedProbe("python", "function-entry", 0b111, 0b11), Assert.Single(source.Wanted!.Probes));
    }

    [Fact]
    public void WhatASourceHandsOutUnaskedIsNotRecorded()
    {
        var file = new MemoryStream();
        var (seen, _) = Run(new Events(10) { Others = 3 }, file);
        Assert.Equal(10, seen);
        Assert.Equal([0L, 2, 4, 6, 8], Recorded.Of(file.ToArray()).Events.Select(e => e.Time));
    }

    [Fact]
    public void FullDiskEndsTheRecordingAndNotTheScript()
    {
        var (seen, outcome) = Run(new Events(300_000), new FullDisk(100_000));
        Assert.Equal(300_000, seen);
        Assert.Equal("the recording ended early, and the script went on: No space left on device (pyd repair gives the file an end)", Assert.Single(outcome.Problems));
    }

    private static (int Seen, SourceOutcome Outcome) Run(Events events, Stream file)
    {
        using var source = new RecordingSource(events, file, TraceCompression.None);
        source.Open(Entries);
        source.Start();
        var seen = 0;
        while (source.TryRead(out var batch, TimeSpan.Zero))
            seen += batch.Events.Length;
        return (seen, source.Outcome);
    }

    /// <summary>Events in batches of 1000, every second one of other probes if there are any.</summary>
    private sealed class Events(int count) : IEventSource
    {
        private readonly ProbeEvent[] _batch = new ProbeEvent[1000];
        private int _next;

        public SessionTables Tables { get; } = new();

        public SourceOutcome Outcome => SourceOutcome.Fine;

        public ProbeInterest? Wanted { get; private set; }

        public int Others { get; init; }

        public long Open(ProbeInterest wanted)
        {
            Wanted = wanted;
            Tables.Probes.Add(new ProbeInfo("python", "", "", "function-entry"));
            for (var i = 0; i < Others; i++)
                Tables.Probes.Add(new ProbeInfo("python", "", "", $"other-{i}"));
            Tables.Processes.AddThread(Tables.Processes.Add(new ProcessInfo(5, 0, 0, 0, new TraceString("x"u8), "x", false)), 5);
            return 0;
        }

        public void Start()
        {
        }

        public bool TryRead(out EventBatch batch, TimeSpan wait)
        {
            var length = Math.Min(_batch.Length, count - _next);
            for (var i = 0; i < length; i++, _next++)
                _batch[i] = new ProbeEvent { Time = _next, Probe = (ushort)(Others > 0 && _next % 2 == 1 ? 1 + (_next % Others) : 0) };
            batch = new EventBatch(_batch.AsSpan(0, length), _next);
            return length > 0;
        }

        public void Dispose()
        {
        }
    }

    private sealed class FullDisk(int room) : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer)
        {
            if (Length + buffer.Length > room)
                throw new IOException("No space left on device");
            base.Write(buffer);
        }
    }
}
