using Pyd.Compiler.Syntax;
using Pyd.Runtime.Events;
using Pyd.Runtime.Output;
using Pyd.Runtime.Sessions;
using Pyd.Runtime.Variables;
using Xunit;

namespace Pyd.Compiler.Tests.Emit;

/// <summary>An hour of events in a moment.</summary>
public sealed class SoakTests
{
    [Fact]
    public void An_hour_loses_no_event_no_tick_and_no_memory()
    {
        var compilation = ScriptCompilation.Create("""
            #pragma D option quiet
            python*:::function-entry { n++; @[copyinstr(arg1)] = count(); self->t = timestamp; }
            python*:::function-return /self->t/ { @q[copyinstr(arg1)] = quantize(timestamp - self->t); self->t = 0; }
            tick-1s { ticks++; printa("%s %@d\n", @); trunc(@); clear(@q); }
            END { trunc(@q); printf("%d %d\n", n, ticks); }
            """, Dialect.D);
        Assert.Empty(compilation.Diagnostics);
        var source = new Hour();
        using var printed = new MemoryStream(1 << 20);
        var result = new TraceSession(compilation.CreateProgram(), source, new TraceOutput(printed), message => Assert.Fail(message)).Run();
        Assert.Equal(0, result.ExitStatus);
        Assert.EndsWith($"\n{Hour.Seconds * Hour.EventsOfSecond / 2} {Hour.Seconds}\n\n", System.Text.Encoding.UTF8.GetString(printed.ToArray()), StringComparison.Ordinal);
        // Of an hour's second half, some hundred bytes for each tick and none for an event.
        Assert.InRange(source.Allocated, 0, Hour.Seconds / 2 * 4096);
    }

    /// <summary>A batch for each second.</summary>
    private sealed class Hour : IEventSource
    {
        public const int Seconds = 3600, EventsOfSecond = 500;

        private const long Second = 1_000_000_000;

        private readonly ProbeEvent[] _events = new ProbeEvent[EventsOfSecond];
        private long _before;
        private int _second;

        public SessionTables Tables { get; } = new();

        public SourceOutcome Outcome => SourceOutcome.Fine;

        public long Allocated { get; private set; }

        public long Open(ProbeInterest wanted)
        {
            foreach (var name in new[] { "function-entry", "function-return" })
                Tables.Probes.Add(new ProbeInfo("python", "python3.12", "_PyEval_EvalFrameDefault", name));
            var thread = Tables.Processes.AddThread(Tables.Processes.Add(new ProcessInfo(1, 0, 0, 0, new TraceString("python3.12"u8), "/usr/bin/python3.12", true)), 1);
            for (var i = 0; i < EventsOfSecond; i++)
                _events[i] = new ProbeEvent { Thread = thread, Probe = (ushort)(i % 2), Arg1 = Tables.Strings.Intern(TraceString.From($"f{i / 2 % 20}")) };
            return 0;
        }

        public void Start()
        {
        }

        public bool TryRead(out EventBatch batch, TimeSpan wait)
        {
            var now = GC.GetAllocatedBytesForCurrentThread();
            if (_second == Seconds / 2)
                _before = now;
            Allocated = now - _before;
            for (var i = 0; i < EventsOfSecond; i++)
                _events[i].Time = _second * Second + (i + 1) * (Second / EventsOfSecond);
            batch = new EventBatch(_events, _events[^1].Time);
            return _second++ < Seconds;
        }

        public void Dispose()
        {
        }
    }
}
