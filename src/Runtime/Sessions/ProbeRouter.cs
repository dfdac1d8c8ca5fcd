using System.Runtime.CompilerServices;
using Pyd.Runtime.Events;

namespace Pyd.Runtime.Sessions;

/// <summary>
/// Finds the handlers of an event by two array look-ups: the event's thread leads to a table, the probe to the handler in it. Patterns are
/// matched when a thread is seen first, never per event.
/// </summary>
internal sealed class ProbeRouter
{
    /// <summary>Nothing is to be done with the event.</summary>
    public const int NoHandler = -1;

    /// <summary><see cref="FireSeveral"/> has to do it.</summary>
    public const int SeveralHandlers = -2;

    /// <summary>How many events <see cref="WantedOf"/> looks at.</summary>
    public const int Piece = 64;

    private readonly TraceProgram _program;
    private readonly ProgramDescription _description;
    private readonly SessionTables _tables;
    private Route[][] _routes = [];
    private bool _hasUnwanted;

    public ProbeRouter(TraceProgram program, ProgramDescription description, SessionTables tables)
    {
        _program = program;
        _description = description;
        _tables = tables;
        Tracer = program.CreateThread(new ThreadInfo(tables.Tracer, tables.Tracer.Pid));
        Probes = new ProbeNumbers(description.Timers, tables);
        program.Identify = Probes.Of;
    }

    /// <summary>The session's probes by their numbers.</summary>
    public ProbeNumbers Probes { get; }

    /// <summary>Keeps the stacks of threads, if the script asks for them.</summary>
    public StackKeeper? Stacks { get; init; }

    /// <summary>What the run has asked about processors, or null.</summary>
    public ProcessorRules? Processors { get; init; }

    /// <summary>Tells an output that makes JSON what is printed by whom; null where it prints text.</summary>
    public FiringHeaders? Headers { get; set; }

    private bool SeesAll => Stacks is not null || Processors is not null || Headers is not null;

    /// <summary>The thread in which begin, end and timers run.</summary>
    public TraceThread Tracer { get; }

    /// <summary>What all handlers together want of a source.</summary>
    public static ProbeInterest InterestOf(ProgramDescription description)
    {
        var wanted = description.Probes
            .GroupBy(probe => (probe.Pattern.Provider, probe.Pattern.Name))
            .Select(group => new WantedProbe(group.Key.Provider, group.Key.Name,
                group.Aggregate(0, (mask, probe) => mask | probe.Pattern.Arguments),
                group.Aggregate(0, (mask, probe) => mask | probe.Pattern.Strings),
                group.Select(probe => probe.Pattern.Filter).Aggregate((one, two) => one == two ? one : $"|{one}{two}"),
                group.All(probe => probe.Pattern.IsTally))
            {
                Executables = Named(group, pattern => pattern.Executable),
                Modules = Named(group, pattern => pattern.Module),
                Functions = Named(group, pattern => pattern.Function),
                Captures = string.Join(',', group.SelectMany(probe => probe.Pattern.Captures.Split(',', StringSplitOptions.RemoveEmptyEntries)).Distinct()),
            });
        var interest = new ProbeInterest([.. wanted],
            description.Probes.Count > 0 && description.Probes.All(probe => probe.Pattern.Scope == ProcessScope.Target));
        return description.KeepsStacks ? StackKeeper.Extend(interest) : interest;
    }

    /// <summary>What patterns name of something; null when one of them leaves it open.</summary>
    private static IReadOnlyList<string>? Named(IEnumerable<ProbeHandler> probes, Func<ProbePattern, string> part) =>
        probes.Select(probe => part(probe.Pattern)).Distinct().ToList() is var names && names.Contains("") ? null : names;

    /// <summary>Which of the next events may have something to do, a bit for each of a <see cref="Piece"/>.</summary>
    /// <remarks>
    /// Without branches: which probe comes next is as good as random, and a processor that has guessed wrong begins again at the event. The
    /// loop over what is left guesses right.
    /// </remarks>
    public ulong WantedOf(ReadOnlySpan<ProbeEvent> events)
    {
        var count = Math.Min(events.Length, Piece);
        if (!_hasUnwanted)
            return ulong.MaxValue >>> Piece - count;
        var wanted = 0UL;
        var lastThread = -1;
        int[] table = [];
        for (var i = 0; i < count; i++)
        {
            ref readonly var e = ref events[i];
            if (e.Thread != lastThread)
                (lastThread, table) = (e.Thread, Find(e.Thread)?.Handlers ?? []);
            // One of a new thread or probe has to be looked at.
            var handler = e.Probe < table.Length ? table[e.Probe] : SeveralHandlers;
            wanted |= (handler != NoHandler ? 1UL : 0) << i;
        }
        return wanted;
    }

    /// <summary>What is known of a thread, or null when it is new.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public Route? Find(int number)
    {
        int process = number >>> 16, thread = number & 0xFFFF;
        return process < _routes.Length && thread < _routes[process].Length ? _routes[process][thread] : null;
    }

    /// <summary>The threads that are in a Python function, with the numbers that their events have.</summary>
    public IEnumerable<(int Number, TraceThread Thread)> ThreadsInPython()
    {
        for (var process = 0; process < _routes.Length; process++)
        {
            for (var thread = 0; thread < _routes[process].Length; thread++)
            {
                if (_routes[process][thread] is { State: { Stack: not null } state })
                    yield return (process << 16 | thread, state);
            }
        }
    }

    /// <summary>Finds the handlers of an event whose thread or probe is new.</summary>
    /// <exception cref="SourceException">The trace defines no such thread or probe.</exception>
    public void Prepare(ref readonly ProbeEvent e)
    {
        var route = RouteOf(e.Thread);
        if (e.Probe < route.Handlers.Length)
            return;
        if (e.Probe >= _tables.Probes.Count)
            throw new SourceException($"event of probe {e.Probe}, but the trace has only {_tables.Probes.Count} probes");
        route.Extend(this, e.Probe + 1);
    }

    /// <summary>Runs the handlers of an event that has several, or of any event where the session looks at every event.</summary>
    public void FireSeveral(ref readonly ProbeEvent e)
    {
        var route = RouteOf(e.Thread);
        Headers?.Begin(in e);
        Stacks?.Before(in e, route.State);
        foreach (var handler in Processors?.Enter(e.Cpu) == false ? [] : route.Lists[e.Probe])
        {
            if (_program.Requests.Exiting)
                break;
            _program.Fire(handler, in e, route.State);
        }
        Stacks?.After(in e, route.State);
    }

    /// <summary>An event's probe, for messages: with the process id in its provider.</summary>
    public ProbeIdentity IdentityOf(ref readonly ProbeEvent e)
    {
        var probe = Probes.Of(e.Probe);
        return probe with { Provider = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{probe.Provider}{RouteOf(e.Thread).State.Pid}") };
    }

    private Route RouteOf(int number) => Find(number) ?? AddRoute(number);

    private Route AddRoute(int number)
    {
        var info = _tables.Processes.Thread(number);
        int process = number >>> 16, thread = number & 0xFFFF;
        if (process >= _routes.Length)
        {
            var length = _routes.Length;
            Array.Resize(ref _routes, Math.Max(process + 1, length * 2));
            _routes.AsSpan(length).Fill([]);
        }
        ref var threads = ref _routes[process];
        if (thread >= threads.Length)
            Array.Resize(ref threads, Math.Max(thread + 1, threads.Length * 2));
        return threads[thread] = new Route(_program.CreateThread(info));
    }

    private int[] HandlersOf(ProbeInfo probe, ProcessInfo process) =>
        [.. _description.Probes.Where(handler => ProbeMatch.Matches(handler.Pattern, probe, process)).Select(handler => handler.Handler)];

    /// <summary>A thread's state beside the handlers of its process, by probe.</summary>
    internal sealed class Route(TraceThread state)
    {
        public TraceThread State { get; } = state;

        /// <summary>The one handler of a probe, or <see cref="NoHandler"/> or <see cref="SeveralHandlers"/>.</summary>
        public int[] Handlers { get; private set; } = [];

        /// <summary>All handlers of a probe.</summary>
        public int[][] Lists { get; private set; } = [];

        /// <summary>Finds the handlers of more probes.</summary>
        /// <param name="router">The router.</param>
        /// <param name="count">For how many probes in all: no more than events have had, since a source may be adding probes where copies work beside it.</param>
        public void Extend(ProbeRouter router, int count)
        {
            var probes = router._tables.Probes;
            Lists = [.. Lists, .. Enumerable.Range(Lists.Length, count - Lists.Length).Select(probe => router.HandlersOf(probes[probe], State.Info.Process))];
            Handlers = [.. Lists.Select(list => router.SeesAll || list.Length > 1 ? SeveralHandlers : list.Length == 1 ? list[0] : NoHandler)];
            router._hasUnwanted |= Handlers.Contains(NoHandler);
        }
    }
}
