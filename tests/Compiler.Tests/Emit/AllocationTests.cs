using Pyd.Compiler.Syntax;
using Pyd.Runtime.Events;
using Pyd.Runtime.Output;
using Pyd.Runtime.Sessions;
using Pyd.Runtime.Variables;
using Xunit;

namespace Pyd.Compiler.Tests.Emit;

/// <summary>Once a script has seen its keys, events allocate nothing: measured by the runtime's own counter, from batch to batch.</summary>
public sealed class AllocationTests
{
    [Theory]
    [InlineData("python*:::function-entry { @[copyinstr(arg1)] = count(); }")]
    [InlineData("python*:::function-entry { @[pid, tid, execname, copyinstr(arg0), arg2] = sum(arg2); @m = max(arg2); @a = avg(arg2); @s = stddev(arg2); }")]
    [InlineData("python*:::function-entry /copyinstr(arg1) == \"f3\"/ { n++; last = timestamp; }")]
    [InlineData("python*:::function-entry { self->ts = timestamp; } python*:::function-return /self->ts/ { @[copyinstr(arg1)] = quantize(timestamp - self->ts); self->ts = 0; }")]
    [InlineData("python*:::function-entry { seen[copyinstr(arg1), arg2]++; who[arg2] = copyinstr(arg1); } python*:::function-return { seen[copyinstr(arg1), arg2] += 2; }")]
    [InlineData("python*:::function-* { printf(\"%d %*s%s:%s:%5d %x\\n\", timestamp, 4, \"\", probename, basename(copyinstr(arg0)), arg2, arg2); }")]
    [InlineData("python*:::function-entry { @l[probefunc] = lquantize(arg2, 0, 100, 5); @g = llquantize(arg2, 10, 0, 6, 20); }")]
    [InlineData("python*:::function-entry { @[probeprov, probemod, probefunc, probename] = count(); } python*:::function-* { printf(\"%s %s\\n\", probeprov, probemod); }")]
    [InlineData("python*:::function-entry /progenyof(1)/ { n++; }")]
    public void D(string script) => Assert.Equal(0, Allocated(script, Dialect.D));

    [Theory]
    [InlineData("global n, s\nprobe process(\"python\").mark(\"function__entry\") { n[user_string($arg2), tid()]++; s[pid()] <<< $arg3 }\nprobe end { printf(\"%d\", @count(s[1])); foreach ([f, t] in n) { break } }")]
    [InlineData("global depth\nprobe process(\"python\").mark(\"function__entry\") { depth[tid()]++; printf(\"%d %s %s\\n\", depth[tid()], user_string($arg1), execname()) }\nprobe process(\"python\").mark(\"function__return\") { depth[tid()]-- }")]
    [InlineData("function twice(x) { return x * 2 }\nglobal total\nprobe process(\"python\").mark(\"function__entry\") { if (user_string($arg2) == \"f1\") total += twice($arg3) }\nprobe end { println(total) }")]
    public void Stap(string script) => Assert.Equal(0, Allocated(script, Dialect.Stap));

    [Theory]
    [InlineData("quiet=0")]
    [InlineData("quiet=0", "flowindent")]
    public void Rows(params string[] settings) =>
        Assert.Equal(0, Allocated("python*:::function-entry { trace(arg2); } python*:::function-* { printf(\"%d\", arg2); }", Dialect.D, settings));

    [Fact]
    public void MeasureSeesAnAllocation() => Assert.NotEqual(0, Allocated("python*:::function-entry { x = strjoin(copyinstr(arg0), copyinstr(arg1)); }", Dialect.D));

    private static long Allocated(string script, Dialect dialect, params string[] settings)
    {
        var compilation = ScriptCompilation.Create(script, dialect);
        Assert.Empty(compilation.Diagnostics);
        var source = new Measured();
        var program = compilation.CreateProgram();
        var result = new TraceSession(program, source, new TraceOutput(Stream.Null), message => Assert.Fail(message), TraceSession.OptionsOf(program, settings)).Run();
        Assert.Equal(0, result.ExitStatus);
        return source.Allocated;
    }

    /// <summary>The same calls in every batch; looks at the counter after the first batches and at the end.</summary>
    private sealed class Measured : IEventSource
    {
        private const int Batches = 40, WarmUp = 10, Length = 512;

        private readonly ProbeEvent[] _events = new ProbeEvent[Length];
        private int _batch;
        private long _before;

        public SessionTables Tables { get; } = new();

        public SourceOutcome Outcome => SourceOutcome.Fine;

        public long Allocated { get; private set; }

        public long Open(ProbeInterest wanted)
        {
            foreach (var name in new[] { "function-entry", "function-return" })
                Tables.Probes.Add(new ProbeInfo("python", "python3.12", "_PyEval_EvalFrameDefault", name));
            var process = Tables.Processes.Add(new ProcessInfo(1, 0, 0, 0, new TraceString("python3.12"u8), "/usr/bin/python3.12", true));
            int[] threads = [Tables.Processes.AddThread(process, 1), Tables.Processes.AddThread(process, 2)];
            for (var i = 0; i < Length; i++)
            {
                _events[i] = new ProbeEvent
                {
                    Thread = threads[i / 2 % 2], Probe = (ushort)(i % 2), Arg0 = Tables.Strings.Intern(new TraceString("/srv/a.py"u8)),
                    Arg1 = Tables.Strings.Intern(TraceString.From($"f{i / 2 % 20}")), Arg2 = i / 2 % 20 + 1,
                };
            }
            return 0;
        }

        public void Start()
        {
        }

        public bool TryRead(out EventBatch batch, TimeSpan wait)
        {
            var now = GC.GetAllocatedBytesForCurrentThread();
            if (_batch == WarmUp)
                _before = now;
            Allocated = now - _before;
            for (var i = 0; i < Length; i++)
                _events[i].Time = _batch * Length + i + 1;
            batch = new EventBatch(_events, _events[^1].Time);
            return _batch++ < Batches;
        }

        public void Dispose()
        {
        }
    }
}
