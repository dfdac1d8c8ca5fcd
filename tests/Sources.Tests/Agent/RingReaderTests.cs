using System.Text;
using Pyd.Runtime.Events;
using Pyd.Runtime.Variables;
using Pyd.Sources.Agent;
using Pyd.Testing;

namespace Pyd.Sources.Tests.Agent;

public sealed class RingReaderTests : IDisposable
{
    private readonly SessionTables _tables = new();
    private readonly RingMemory _ring = new(RingLayout.FewestSlots);
    private readonly RingReader _reader;
    private readonly int _threads;
    private readonly long _strings;
    private long _head;

    public RingReaderTests()
    {
        _tables.Processes.Add(new ProcessInfo(1, 0, 0, 0, TraceString.Empty, "", false));
        var process = _tables.Processes.Add(new ProcessInfo(2, 0, 0, 0, TraceString.Empty, "", false));
        _tables.Strings.ReserveRange();
        _reader = new RingReader(_ring, process, _tables, new HashSet<ushort> { 1, 3 });
        _strings = _reader.AddRange();
        _threads = process << 16;
    }

    public void Dispose() => _ring.Dispose();

    [Fact]
    public void NobodyElseMayOpenTheRing() =>
        Assert.Equal("600\n", Command.Run("/usr/bin/stat", ["-L", "-c", "%a", $"/proc/{Environment.ProcessId}/fd/{_ring.Descriptor}"]).Output);

    [Fact]
    public void EventsComeInPlaceAndInRuns()
    {
        Put(Thread(0));
        PutString(0, "a.py");
        Put(Event(1, 10), Event(3, 11));
        PutString(1, new string('x', 200));
        Put(Event(1, 12));
        Assert.True(_reader.Refill());
        Assert.Equal([10, 11], _reader.Run.ToArray().Select(e => e.Time));
        _reader.Take(1);
        Assert.True(_reader.Refill());
        _reader.Take(1);
        Assert.True(_reader.Refill());
        Assert.Equal(12, _reader.Run[0].Time);
        _reader.Take(1);
        Assert.False(_reader.Refill());
        Assert.Equal(_ring.Head, _ring.Tail);
        Assert.Equal("a.py", _tables.Strings.Read(_strings)!.ToString());
        Assert.Equal(200, _tables.Strings.Read(_strings + 4096)!.Length);
    }

    [Fact]
    public void AnotherStringTakesItsPlaceAfterTheEventsBefore()
    {
        Put(Thread(0));
        PutString(0, "a");
        Put(Event(1, 10));
        PutString(0, "b");
        Put(Event(1, 11));
        foreach (var expected in (string[])["a", "b"])
        {
            Assert.True(_reader.Refill());
            Assert.Equal(expected, _tables.Strings.Read(_strings)!.ToString());
            _reader.Take(1);
        }
    }

    [Fact]
    public void RunsAndStringsWrap()
    {
        Put(Thread(0));
        var text = new string('y', 1000);
        for (var i = 0; i < 300; i++)
        {
            PutString(i, text + i);
            Put(Event(1, i), Event(1, i));
            for (var taken = 0; taken < 2;)
            {
                Assert.True(_reader.Refill());
                taken += _reader.Run.Length;
                _reader.Take(_reader.Run.Length);
            }
            Assert.Equal(text + i, _tables.Strings.Read(_strings + i * 4096L)!.ToString());
        }
    }

    [Fact]
    public void ATimeThatStepsBackIsHeld()
    {
        Put(Thread(0), Event(1, 10), Event(1, 9));
        Assert.True(_reader.Refill());
        Assert.Equal([10, 10], _reader.Run.ToArray().Select(e => e.Time));
    }

    [Fact]
    public void AnUnwantedProbeIsRefused() => Refused("probe 2, which it was not asked for", Thread(0), Event(2, 1));

    [Fact]
    public void AnUnknownProbeIsRefused() => Refused("probe 60000", Thread(0), Event(60000, 1));

    [Fact]
    public void AnUndefinedThreadIsRefused() => Refused("which it has not defined", Event(1, 1));

    [Fact]
    public void AThreadOfAnotherProcessIsRefused() => Refused("which it has not defined", Thread(0), Event(1, 1) with { Thread = 0 });

    [Fact]
    public void ANegativeThreadIsRefused() => Refused("which it has not defined", Thread(0), Event(1, 1) with { Thread = -1 });

    [Fact]
    public void TheFutureIsRefused() => Refused("which is in the future", Thread(0), Event(1, long.MaxValue));

    [Fact]
    public void AThreadOutOfOrderIsRefused() => Refused("out of order", Thread(1));

    [Fact]
    public void AnUnknownDefinitionIsRefused() => Refused("of kind 9", new ProbeEvent { Probe = RingLayout.Definition, Cpu = 9 });

    [Theory]
    [InlineData(0, -1)]
    [InlineData(0, 65)]
    [InlineData(0, long.MaxValue)]
    [InlineData(0, RingLayout.LongestString + 1)]
    public void AStringThatIsNotThereIsRefused(long offset, long length) => Refused("that is not there", String(offset, length));

    [Theory]
    [InlineData(1)]
    [InlineData(-4096)]
    [InlineData(1L << 30)]
    [InlineData(long.MinValue)]
    public void AStringOutsideItsRangeIsRefused(long offset) => Refused("which is not its own", String(offset, 0));

    [Theory]
    [InlineData(-1)]
    [InlineData(RingLayout.FewestSlots + 1)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    public void AHeadThatLeavesTheRingIsRefused(long head)
    {
        _ring.Word(RingLayout.Head) = head;
        Assert.Contains("its ring went from position 0", Assert.Throws<BrokenRingException>(() => _reader.Refill()).Message);
    }

    [Fact]
    public void NoiseNeverDoesHarm()
    {
        var random = new Random(1);
        for (var round = 0; round < 2000; round++)
        {
            using var ring = new RingMemory(RingLayout.FewestSlots);
            var reader = new RingReader(ring, 1, _tables, new HashSet<ushort> { 1 });
            var noise = new byte[64];
            for (var i = 0; i < 8; i++)
            {
                random.NextBytes(noise);
                ref var slot = ref ring.From(i, 1)[0];
                slot = System.Runtime.InteropServices.MemoryMarshal.Read<ProbeEvent>(noise);
                if (round % 2 == 0)
                    (slot.Probe, slot.Cpu) = (RingLayout.Definition, (short)random.Next(4));
            }
            ring.Word(RingLayout.Head) = 8;
            Assert.Throws<BrokenRingException>(() => reader.Refill());
        }
    }

    private static ProbeEvent Event(ushort probe, long time) => new() { Probe = probe, Time = time, Thread = 1 << 16 };

    private ProbeEvent Thread(int index) => new() { Probe = RingLayout.Definition, Cpu = RingLayout.ThreadKind, Arg0 = _threads + index, Arg1 = 7 };

    private ProbeEvent String(long offset, long length) =>
        new() { Probe = RingLayout.Definition, Cpu = RingLayout.StringKind, Arg0 = _strings + offset, Arg1 = length };

    private void Put(params ProbeEvent[] events)
    {
        foreach (var e in events)
            _ring.From(_head++, 1)[0] = e;
        _ring.Word(RingLayout.Head) = _head;
    }

    private void PutString(int index, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        _ring.From(_head++, 1)[0] = String(index * 4096L, bytes.Length);
        foreach (var part in bytes.Chunk(64))
        {
            var slot = new byte[64];
            part.CopyTo(slot, 0);
            _ring.From(_head++, 1)[0] = System.Runtime.InteropServices.MemoryMarshal.Read<ProbeEvent>(slot);
        }
        _ring.Word(RingLayout.Head) = _head;
    }

    private void Refused(string message, params ProbeEvent[] events)
    {
        Put(events);
        Assert.Contains(message, Assert.Throws<BrokenRingException>(() => _reader.Refill()).Message);
    }
}
