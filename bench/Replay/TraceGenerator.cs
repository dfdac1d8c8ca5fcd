using System.Globalization;
using Pyd.Runtime.Events;
using Pyd.Runtime.Variables;

namespace Pyd.Bench.Replay;

/// <summary>
/// A trace as a busy service makes it: 8 processes of 8 threads, 2000 functions in 100 files called by Zipf's law, calls nested up to 40 deep,
/// a few hundred nanoseconds apart, or so far that they take a number of seconds in all. The same for the same length.
/// </summary>
internal sealed class TraceGenerator : IEventSource
{
    private const int Processes = 8, ThreadsOfEach = 8, Functions = 2000, Files = 100, DeepestCall = 40, BatchLength = 512;
    private const int LongestSlice = 200, LongestGap = 700;

    private readonly long _count, _gap;
    private readonly ProbeEvent[] _events = new ProbeEvent[BatchLength];
    private readonly long[] _files = new long[Functions], _names = new long[Functions];
    private readonly double[] _ranks = new double[Functions];
    private readonly int[] _threads = new int[Processes * ThreadsOfEach];
    private readonly int[][] _stacks = new int[Processes * ThreadsOfEach][];
    private readonly int[] _depths = new int[Processes * ThreadsOfEach];
    private ulong _state = 88172645463325252;
    private long _made, _time = 1_000_000;
    private int _thread, _slice, _open;

    public TraceGenerator(long count, long seconds = 0)
    {
        _count = count;
        _gap = Math.Max(100, seconds * 1_000_000_000 / count - LongestGap / 2);
        Tables.Target = 1000;
        foreach (var name in new[] { "function-entry", "function-return" })
            Tables.Probes.Add(new ProbeInfo("python", "python3.12", "_PyEval_EvalFrameDefault", name));
        for (var process = 0; process < Processes; process++)
        {
            var index = Tables.Processes.Add(new ProcessInfo(1000 + process, 1, 1000, 1000, new TraceString("python3.12"u8), "/usr/bin/python3.12", process == 0));
            for (var thread = 0; thread < ThreadsOfEach; thread++)
                _threads[process * ThreadsOfEach + thread] = Tables.Processes.AddThread(index, 1000 + process + thread * 100);
        }
        for (var i = 0; i < _stacks.Length; i++)
            _stacks[i] = new int[DeepestCall];
        var sum = 0.0;
        for (var i = 0; i < Functions; i++)
        {
            _ranks[i] = sum += 1.0 / (i + 1);
            _files[i] = Text($"/srv/app/module_{i % Files}.py");
            _names[i] = Text($"function_{i}");
        }
        for (var i = 0; i < Functions; i++)
            _ranks[i] /= sum;
    }

    public SessionTables Tables { get; } = new();

    public SourceOutcome Outcome => SourceOutcome.Fine;

    public long Open(ProbeInterest wanted) => _time;

    public void Start()
    {
    }

    public bool TryRead(out EventBatch batch, TimeSpan wait)
    {
        var length = (int)Math.Min(BatchLength, _count - _made);
        for (var i = 0; i < length; i++)
            Next(ref _events[i], _count - _made - i);
        _made += length;
        batch = new EventBatch(_events.AsSpan(0, length), _time);
        return length > 0;
    }

    public void Dispose()
    {
    }

    // Every call returns before the end, so that a trace can follow itself.
    private void Next(ref ProbeEvent e, long left)
    {
        if (_slice-- <= 0)
        {
            _slice = (int)(Random() % LongestSlice);
            _thread = (int)(Random() % (ulong)_threads.Length);
        }
        if (left <= _open)
            _thread = Array.FindIndex(_depths, depth => depth > 0);
        _time += _gap + (long)(Random() % LongestGap);
        ref var depth = ref _depths[_thread];
        var stack = _stacks[_thread];
        var enters = depth == 0 || (left > _open + 1 && depth < DeepestCall && Random() % 100 < 50);
        _open += enters ? 1 : -1;
        var function = enters ? Zipf() : stack[depth - 1];
        if (enters)
            stack[depth++] = function;
        else
            depth--;
        e = new ProbeEvent
        {
            Time = _time, Thread = _threads[_thread], Probe = (ushort)(enters ? 0 : 1), Cpu = (short)(_thread & 3),
            Arg0 = _files[function], Arg1 = _names[function], Arg2 = function % 500 + 1,
        };
    }

    private int Zipf()
    {
        var found = Array.BinarySearch(_ranks, (Random() >> 11) * (1.0 / (1UL << 53)));
        return Math.Min(found < 0 ? ~found : found, Functions - 1);
    }

    private ulong Random()
    {
        _state ^= _state << 13;
        _state ^= _state >> 7;
        return _state ^= _state << 17;
    }

    private long Text(FormattableString text) => Tables.Strings.Intern(TraceString.From(text.ToString(CultureInfo.InvariantCulture)));
}
