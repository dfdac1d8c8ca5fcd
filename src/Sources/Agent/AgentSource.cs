using Pyd.Runtime.Events;

namespace Pyd.Sources.Agent;

/// <summary>Runs a command and traces every CPython 3.6 and later in it, by an agent inside the process; no privilege is needed.</summary>
/// <remarks>
/// <para>The command keeps its standard streams, its signals and its exit status. The trace ends when it ends; children that live on are then
/// left untraced. A session that ends first ends the command with SIGKILL, as DTrace does with a command that it has started.</para>
/// <para>Events of one process are in order. Between processes the order holds within a window of 2 ms; see <see cref="RingMerge"/>.</para>
/// </remarks>
/// <param name="command">The command, quoted as for a shell; nothing in it is expanded.</param>
/// <param name="options">How to trace, or null for the usual way.</param>
public sealed class AgentSource(string command, AgentOptions? options = null) : ICommandSource, ISignalTarget, IThreadStates
{
    /// <summary>The native agent's file, beside this assembly.</summary>
    public const string LibraryName = "libpyd_agent.so";

    /// <summary>Whether all that a script wants are probes that the agent knows.</summary>
    public static bool Gives(ProbeInterest wanted) => wanted.Probes.All(probe => probe.Provider is Markers.Provider or Markers.ProcessProvider);

    private static readonly TimeSpan Nap = TimeSpan.FromMilliseconds(1);

    /// <summary>After a batch of few events, for more to gather: a reader at the heels of the writer slows it down.</summary>
    private static readonly TimeSpan Breath = TimeSpan.FromMicroseconds(200);

    private const int FewEvents = 256, LastSignal = 64;

    /// <summary>Naps of a millisecond after the last event before the reader asks to be woken and sleeps longer.</summary>
    private const int Naps = 20;

    private readonly AgentOptions _options = options ?? new();
    private readonly List<string> _problems = [];
    private AgentFiles? _files;
    private AgentServer? _server;
    private TargetProcess? _target;
    private RingMerge? _merge;
    private ProbeInterest? _interest;
    private bool _isStarted;
    private long? _end;
    private bool _isStopped;
    private bool _isOver;
    private bool _isShort;
    private int _naps;

    /// <inheritdoc/>
    public SessionTables Tables { get; } = new();

    /// <inheritdoc/>
    public SourceOutcome Outcome =>
        new(_isStarted ? _target?.Status : null, (_merge?.Dropped ?? 0) + (_server?.Connections.Sum(connection => connection.Dropped) ?? 0), _problems);

    /// <inheritdoc/>
    public long Open(ProbeInterest wanted)
    {
        var words = CommandLine.WithoutHelper(CommandLine.Split(command));
        _ = CommandLine.Find(words[0], Environment.GetEnvironmentVariable("PATH"));
        var ring = new RingPolicy(RingMemory.SlotsFor(_options.RingSize), _options.DropsWhenFull, _options.Kind == AgentKind.Native);
        _interest = wanted;
        // Values of variables are read by Python code only.
        _files = new AgentFiles(wanted.Probes.Any(probe => probe.Captures.Length > 0) ? AgentKind.Python : _options.Kind);
        _server = new AgentServer(_files.Socket, Tables, _options.Filters ? wanted : wanted.OfEveryEvent(), ring, _problems);
        _merge = new RingMerge(_server.Connections, _problems);
        _target = new TargetProcess(words, _files.Gate, _files.Environment());
        var now = TraceClock.Now;
        Tables.WallClockOffset = (DateTime.UtcNow - DateTime.UnixEpoch).Ticks * 100 - now;
        Tables.Target = _target.Id;
        Tables.Tracer = ProcessFacts.Self();
        return _merge.Idle(now + RingMerge.Window);
    }

    /// <inheritdoc/>
    public void Start()
    {
        if (_target is null)
            throw new InvalidOperationException("the source is not open");
        _isStarted = true;
        _target.Release();
    }

    /// <inheritdoc/>
    public bool? IsRunning(ThreadInfo thread) => ThreadStatus.IsRunning(thread);

    /// <inheritdoc/>
    public void Signal(int pid, int signal)
    {
        if (Tables.Processes.Find(pid) is not null)
            _ = Native.Kill(pid, signal);
    }

    /// <inheritdoc/>
    public bool TryRead(out EventBatch batch, TimeSpan wait)
    {
        if (_server is null || _target is null || _merge is null)
            throw new InvalidOperationException("the source is not open");
        batch = default;
        _merge.Release();
        var deadline = TraceClock.Now + wait.Ticks * 100;
        if (_isShort && _end is null && wait > Breath)
            _server.Serve(_target.ExitEvent, Breath);
        _isShort = false;
        while (!_isOver)
        {
            // Before the rings are looked at: what the target has written is there once it has ended.
            if (_end is null && _target.HasExited)
                _end = TraceClock.Now;
            var now = TraceClock.Now;
            _server.Serve(_target.ExitEvent, TimeSpan.Zero);
            var events = _merge.Take(now, _end);
            if (events.Length > 0)
            {
                _naps = 0;
                _isShort = events.Length < FewEvents;
                batch = new EventBatch(events, events[^1].Time);
                return true;
            }
            if (_end is not null)
            {
                Finish(_server);
            }
            else if (now >= deadline)
            {
                batch = new EventBatch([], _merge.Idle(now));
                return true;
            }
            else
            {
                Sleep(_server, _merge, _target, TimeSpan.FromTicks(Math.Max(1, (deadline - now) / 100)));
            }
        }
        return false;
    }

    /// <inheritdoc/>
    public bool Stop()
    {
        _isStopped |= _end is null;
        _end ??= TraceClock.Now;
        return true;
    }

    /// <inheritdoc/>
    public bool LetGo(TimeSpan patience)
    {
        _isOver = true;
        _server?.Dispose();
        _server = null;
        return _target is null || !_isStarted || _target.LetGo(patience);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _isOver = true;
        _target?.Dispose();
        _server?.Dispose();
        _files?.Dispose();
    }

    private void Sleep(AgentServer server, RingMerge merge, TargetProcess target, TimeSpan wait)
    {
        if (server.Connections.Count > 0)
        {
            if (++_naps > Naps)
                server.Connections.ForEach(connection => connection.SetAsleep());
            // One nap more after asking: an event may have come just before the writer could see the question.
            if (_naps <= Naps + 1 || merge.HasWaiting)
                wait = wait < Nap ? wait : Nap;
        }
        server.Serve(target.ExitEvent, wait);
    }

    private void Finish(AgentServer server)
    {
        _isOver = true;
        if (server.Accepted == 0 && _problems.Count == 0 && _interest is { } interest && interest.Probes.Any(probe => probe.Provider is Markers.Provider or Markers.ProcessProvider))
            _problems.Add(WhyNothing(server));
    }

    private string WhyNothing(AgentServer server) => (server.Declined, _isStopped, _target?.Status) switch
    {
        ( > 0, _, _) => $"the command itself is not a Python, so $target fired nothing; the Pythons that it started are other processes: name the Python in -c, or use python* in place of python$target: {command}",
        (_, true, _) => $"no Python was traced in the command: the session ended before one had begun: {command}",
        (_, _, 126 or 127) => $"no Python was traced in the command: it ended with status {_target.Status}, with which shells and pyenv say that there is no such program: name the Python by its path in -c: {command}",
        (_, _, > 128 and <= 128 + LastSignal) => $"no Python was traced in the command: a signal ended it, or what it ran (status {_target.Status}), before one had begun: {command}",
        _ => $"no Python was traced in the command: it runs no CPython of 3.6 or later, or one that {Hindrance}: {command}",
    };

    /// <summary>What keeps an agent out, and what to do.</summary>
    private string Hindrance => _options.Kind == AgentKind.Python
        ? "ignores PYTHONPATH (options -I, -E, -S; a frozen program): run it without these options, with --source agent, or name the Python itself in -c"
        : "no agent can be loaded into (linked statically or for another processor, with a set-user-id bit, or with an environment of its own): name the Python itself in -c";
}
