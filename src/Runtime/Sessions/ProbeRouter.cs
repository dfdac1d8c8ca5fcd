using Pyd.Runtime.Events;

namespace Pyd.Runtime.Sessions;

/// <summary>
/// Finds the handlers of an event by two array look-ups: the event's thread leads to a route table of its process, the probe to
/// the handlers in it. Patterns are matched when a process is seen first, never per event.
/// </summary>
internal sealed class ProbeRouter
{
    private readonly TraceProgram _program;
    private readonly ProgramDescription _description;
    private readonly SessionTables _tables;
    private Route[][] _routes = [];
    private Route _last;
    private int _lastThread = -1;

    public ProbeRouter(TraceProgram program, ProgramDescription description, SessionTables tables)
    {
        _program = program;
        _description = description;
        _tables = tables;
        Tracer = program.CreateThread(new ThreadInfo(tables.Tracer, tables.Tracer.Pid));
        _last = new Route(Tracer, []);
        Probes = new ProbeNumbers(description.Timers, tables);
        program.Identify = Probes.Of;
    }

    /// <summary>The session's probes by their numbers.</summary>
    public ProbeNumbers Probes { get; }

    /// <summary>Keeps the stacks of threads, if the script asks for them.</summary>
    public StackKeeper? Stacks { get; init; }

    /// <summary>What the run has asked about processors, or null.</summary>
    public ProcessorRules? Processors { get; init; }

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
                Executables = group.Any(probe => probe.Pattern.Executable.Length == 0) ? null : [.. group.Select(probe => probe.Pattern.Executable).Distinct()],
                Captures = string.Join(',', group.SelectMany(probe => probe.Pattern.Captures.Split(',', StringSplitOptions.RemoveEmptyEntries)).Distinct()),
            });
        var interest = new ProbeInterest([.. wanted],
            description.Probes.Count > 0 && description.Probes.All(probe => probe.Pattern.Scope == ProcessScope.Target));
        return description.KeepsStacks ? StackKeeper.Extend(interest) : interest;
    }

    /// <summary>Runs the handlers of an event.</summary>
    /// <returns>False when there are none.</returns>
    public bool Fire(ref readonly ProbeEvent e)
    {
        var route = e.Thread == _lastThread ? _last : RouteOf(in e);
        var all = route.Handlers;
        if (e.Probe >= all.Length)
            all = Extend(route, e.Probe);
        var handlers = all[e.Probe];
        if (Processors?.Enter(e.Cpu) == false)
            handlers = [];
        if (Stacks is { } stacks)
            FireWithStacks(stacks, handlers, in e, route.State);
        else if (handlers.Length == 1)
            _program.Fire(handlers[0], in e, route.State);
        else
            Fire(handlers, in e, route.State);
        return handlers.Length > 0;
    }

    private void Fire(int[] handlers, ref readonly ProbeEvent e, TraceThread thread)
    {
        foreach (var handler in handlers)
        {
            if (_program.Requests.Exiting)
                break;
            _program.Fire(handler, in e, thread);
        }
    }

    private void FireWithStacks(StackKeeper stacks, int[] handlers, ref readonly ProbeEvent e, TraceThread thread)
    {
        stacks.Before(in e, thread);
        Fire(handlers, in e, thread);
        stacks.After(in e, thread);
    }

    private int[][] Extend(Route route, int probe)
    {
        route.Extend(this);
        if (probe >= route.Handlers.Length)
            throw new SourceException($"event of probe {probe}, but the trace has only {_tables.Probes.Count} probes");
        return route.Handlers;
    }

    /// <summary>The state of an event's thread.</summary>
    public TraceThread ThreadOf(ref readonly ProbeEvent e) => RouteOf(in e).State;

    /// <summary>An event's probe, for messages: with the process id in its provider.</summary>
    public ProbeIdentity IdentityOf(ref readonly ProbeEvent e)
    {
        var probe = Probes.Of(e.Probe);
        return probe with { Provider = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{probe.Provider}{RouteOf(in e).State.Pid}") };
    }

    private Route RouteOf(ref readonly ProbeEvent e)
    {
        int process = e.Thread >>> 16, thread = e.Thread & 0xFFFF;
        var routes = _routes;
        if (process >= routes.Length || thread >= routes[process].Length || routes[process][thread] is not { } route)
            route = AddRoute(e.Thread);
        // Threads run for a while: the next event is mostly of the same one.
        (_last, _lastThread) = (route, e.Thread);
        return route;
    }

    private Route AddRoute(int number)
    {
        if (_tables.Processes.Thread(number) is not { } info)
            throw new SourceException($"event of thread {number}, which the trace does not define");
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
        var first = threads.FirstOrDefault(route => route is not null);
        return threads[thread] = new Route(_program.CreateThread(info), first?.Handlers ?? []);
    }

    private int[] HandlersOf(ProbeInfo probe, ProcessInfo process) =>
        [.. _description.Probes.Where(handler => ProbeMatch.Matches(handler.Pattern, probe, process)).Select(handler => handler.Handler)];

    /// <summary>A thread's state beside the handlers of its process.</summary>
    private sealed class Route(TraceThread state, int[][] handlers)
    {
        public TraceThread State { get; } = state;

        public int[][] Handlers { get; private set; } = handlers;

        public void Extend(ProbeRouter router) =>
            Handlers = [.. router._tables.Probes.Select(probe => router.HandlersOf(probe, State.Info.Process))];
    }
}
