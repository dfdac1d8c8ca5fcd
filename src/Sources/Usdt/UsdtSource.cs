using System.Globalization;
using Pyd.Runtime.Events;
using Pyd.Sources.Agent;
using Pyd.Sources.Inspection;
using Pyd.Sources.Usdt.Bpf;

namespace Pyd.Sources.Usdt;

/// <summary>
/// Traces static markers (<c>sys/sdt.h</c>) of any program through the kernel: a command with its children, a running process, or every process. Needs
/// root, or CAP_BPF and CAP_PERFMON.
/// </summary>
/// <remarks>
/// <para>A traced process that becomes another program is stopped for a moment before its first instruction, and while its libraries are loaded, so
/// that no marker is missed. All that is in the kernel is held by descriptors of this process: when it ends, however it ends, nothing remains.</para>
/// <para>Events of one thread are in order. Those of threads that run at the same time are in the order in which the kernel took them down.</para>
/// </remarks>
public sealed class UsdtSource(UsdtOptions options) : ICommandSource, IThreadStates
{
    private const int Batch = 2048;

    private readonly List<string> _problems = [];
    private readonly ProbeEvent[] _events = new ProbeEvent[Batch];
    private UsdtCommand? _command;
    private KernelTrace? _trace;
    private RingRest? _rest;
    private long? _end;
    private long _nextLook;
    private bool _isStarted;
    private bool _isOver;

    /// <inheritdoc/>
    public SessionTables Tables { get; } = new();

    /// <inheritdoc/>
    public SourceOutcome Outcome => new(_isStarted ? _command?.Target.Status : null, _trace?.Maps.Dropped ?? 0, _problems);

    /// <inheritdoc/>
    public bool? IsRunning(ThreadInfo thread) => ThreadStatus.IsRunning(thread);

    /// <inheritdoc/>
    public long Open(ProbeInterest wanted)
    {
        if (!options.Filters)
            wanted = wanted.OfEveryEvent();
        if (wanted.WantsProcessorTime)
            throw new SourceException("the kernel's markers do not bring vtimestamp, the time of a thread on a processor; trace a Python with the agent (--source agent -c COMMAND), or take timestamp");
        if (wanted.Probes.Any(probe => probe.Provider == Agent.Markers.ProcessProvider))
            throw new SourceException("the kernel's markers do not bring process.begin, process.end and those of threads; trace a Python with the agent (--source agent -c COMMAND)");
        var words = options.Command is null ? null : CommandLine.Split(options.Command);
        var program = words is null ? null : CommandLine.Find(words[0], Environment.GetEnvironmentVariable("PATH"));
        var kernel = KernelFacts.Read();
        if (kernel.Obstacle is { } obstacle)
            throw new SourceException($"{obstacle}; or trace a Python with the agent, which needs no privilege: --source agent -c COMMAND");
        if (options.Process is { } running && !Directory.Exists(string.Create(CultureInfo.InvariantCulture, $"/proc/{running}")))
            throw new SourceException(string.Create(CultureInfo.InvariantCulture, $"there is no process {running}"));
        BpfSystem.RaiseLockedMemory();
        Tables.Tracer = ProcessFacts.Self();
        _command = words is null ? null : new UsdtCommand(words);
        Tables.Target = _command?.Target.Id ?? options.Process ?? 0;
        _trace = new KernelTrace(options, ScopeOf(wanted), wanted, Tables, kernel);
        _rest = new RingRest(_trace.Maps, _trace.Ring, _command?.Target);
        _trace.Attach(program is not null ? FirstFiles.OfCommand(program) : options.Process is { } pid ? FirstFiles.OfProcess(pid) : FirstFiles.OfMachine(wanted));
        var now = TraceClock.Now;
        Tables.WallClockOffset = (DateTime.UtcNow - DateTime.UnixEpoch).Ticks * 100 - now;
        return _trace.Decoder.Idle(now);
    }

    /// <inheritdoc/>
    public void Start()
    {
        if (_trace is null)
            throw new InvalidOperationException("the source is not open");
        _isStarted = true;
        _command?.Target.Release();
    }

    /// <inheritdoc/>
    public bool TryRead(out EventBatch batch, TimeSpan wait)
    {
        if (_trace is null || _rest is null)
            throw new InvalidOperationException("the source is not open");
        batch = default;
        var deadline = TraceClock.Now + wait.Ticks * 100;
        while (!_isOver)
        {
            // Before the ring is looked at: what the target has fired is there once it has ended.
            if (_end is null && _command is { Target.HasExited: true })
                _end = TraceClock.Now;
            var now = TraceClock.Now;
            if (_end is null && now < _nextLook && now < deadline)
            {
                _rest.Doze(TimeSpan.FromTicks((Math.Min(_nextLook, deadline) - now + 99) / 100));
                continue;
            }
            var count = _trace.Reader.Take(_events, _end, options.Process ?? 0, out var hasEnded);
            if (hasEnded)
                _end ??= TraceClock.Now;
            if (count < Batch)
                _nextLook = now + RingRest.Nap.Ticks * 100;
            if (count > 0)
            {
                _rest.Begin();
                // What was counted has the time of the look before this one.
                batch = new EventBatch(_events.AsSpan(0, count), _trace.Reader.IsTally && count < Batch ? _trace.Decoder.Idle(now) : _trace.Decoder.Last);
                return true;
            }
            if (_end is not null)
            {
                _isOver = true;
                if (_trace.WhyNothing() is { } reason)
                    _problems.Add(reason);
            }
            else if (now >= deadline)
            {
                batch = new EventBatch([], _trace.Decoder.Idle(now));
                return true;
            }
            else
            {
                _rest.Sleep(TimeSpan.FromTicks(Math.Max(1, (deadline - now) / 100)));
            }
        }
        return false;
    }

    /// <inheritdoc/>
    public bool Stop()
    {
        _end ??= TraceClock.Now;
        return true;
    }

    /// <inheritdoc/>
    public bool LetGo(TimeSpan patience)
    {
        _isOver = true;
        _trace?.Dispose();
        return _command is null || !_isStarted || _command.Target.LetGo(patience);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _isOver = true;
        _trace?.Dispose();
        _command?.Dispose();
    }

    private TracingScope ScopeOf(ProbeInterest wanted) =>
        options is { Command: null, Process: null } ? TracingScope.Machine : wanted.TargetOnly ? TracingScope.Target : TracingScope.Family;
}
