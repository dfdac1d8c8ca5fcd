using Pyd.Runtime.Aggregations;
using Pyd.Runtime.Builtins;
using Pyd.Runtime.Events;
using Pyd.Runtime.Output;
using Pyd.Runtime.Results;
using Pyd.Runtime.Variables;

namespace Pyd.Runtime.Sessions;

/// <summary>
/// Runs a compiled script on the events of a source: begin, events and timers in the order of the trace's time, end.
/// </summary>
/// <param name="program">The script; belongs to this session from now on.</param>
/// <param name="source">The events; not disposed.</param>
/// <param name="output">Where the script prints.</param>
/// <param name="messages">Where runtime messages go (faults, drops), a line each.</param>
/// <param name="options">The options of the run, or null for those that the script sets.</param>
public sealed class TraceSession(TraceProgram program, IEventSource source, TraceOutput output, Action<string> messages, SessionOptions? options = null)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(100);

    private readonly ProgramDescription _description = Describe(program);
    private volatile bool _stopRequested;
    private Crew? _crew;

    /// <summary>How many events were handed to the script.</summary>
    public long EventCount { get; private set; }

    /// <summary>
    /// Copies of the program that share out the events: two or more, made anew; see <see cref="CanSplit"/>. What is printed is the same; it
    /// counts only when <see cref="HasGivenUp"/> is false at the end.
    /// </summary>
    public IReadOnlyList<TraceProgram> Copies { get; init; } = [];

    /// <summary>Whether an event has done what copies cannot do in order (a fault, an error): the run has to begin again without them.</summary>
    public bool HasGivenUp { get; private set; }

    /// <summary>Whether copies of a program may share out its events.</summary>
    public static bool CanSplit(TraceProgram program, SessionOptions options) =>
        Describe(program).IsSplittable && options is { Processor: null, AggregatesByProcessor: false, AggregationSize: 0 };

    /// <summary>Called between two batches, on the session's thread, at least ten times a second while nothing comes; may read <see cref="Results"/>.</summary>
    public Action? BetweenBatches { get; set; }

    /// <summary>What the script's aggregations and stap's arrays hold at this moment; only between batches and after the run.</summary>
    /// <param name="most">How many rows of each at most.</param>
    public IReadOnlyList<ResultTable> Results(int most) =>
        [.. _description.Aggregations.Select(aggregation => ResultTable.Of(aggregation, most)), .. _description.Arrays.Select(array => array.Show(most))];

    /// <summary>Asks the session to end as if the script had called <c>exit()</c>: what was read is processed, the end handlers run. From any thread.</summary>
    public void RequestStop() => _stopRequested = true;

    /// <summary>What the script wants of a source.</summary>
    public static ProbeInterest InterestOf(TraceProgram program) => ProbeRouter.InterestOf(Describe(program));

    /// <summary>The options of a run of a program.</summary>
    /// <param name="program">The program.</param>
    /// <param name="settings">What the command line sets; see <see cref="SessionOptions.Set"/>.</param>
    public static SessionOptions OptionsOf(TraceProgram program, params IEnumerable<string> settings)
    {
        var options = new SessionOptions();
        foreach (var setting in settings.Concat(Describe(program).Options))
            options.Set(setting);
        return options;
    }

    /// <summary>Runs to the end of the trace, of the script, or until <see cref="RequestStop"/>.</summary>
    /// <remarks>A source that turns out to be broken ends the trace there; the script's end still runs, and the result names the problem.</remarks>
    /// <exception cref="SourceException">The source cannot be opened or started.</exception>
    /// <exception cref="DestructiveActionException">The script has a destructive action that no option allows; nothing has run.</exception>
    /// <exception cref="IOException">The output refuses what is printed.</exception>
    public SessionResult Run()
    {
        program.Output = output;
        program.Tables = source.Tables;
        program.Memory.Strings = source.Tables.Strings;
        program.Requests.Warned = options is { HidesWarnings: true } ? null : messages;
        program.Requests.SaidWarnings = options is { HidesRepeatedWarnings: true } ? [] : null;
        program.Requests.MaximumErrors = _description.HidesErrors ? long.MaxValue : _description.MaximumErrors;
        var settings = options ?? OptionsOf(program);
        if (_description.DestructiveAction is var (site, name) && !settings.IsDestructive)
            throw new DestructiveActionException(_description.Sites[site], name);
        Apply(settings);
        program.Apply(_description);
        program.Records.EndFiring();
        program.Speculations.Most = settings.Speculations;
        program.Speculations.Size = settings.SpeculationSize;
        program.Requests.SetOption = (option, value) => Set(settings, option, value);
        program.Requests.Signalled = (source as ISignalTarget) is { } target ? target.Signal : null;
        var processors = ProcessorRules.Of(settings, _description.Aggregations);
        var interest = ProbeRouter.InterestOf(_description);
        // A number of events does not say on which processor they were.
        var start = source.Open(processors is not null ? interest.OfEveryEvent() : interest);
        // BEGIN and END see the tool that the script is written for.
        if (settings.Manner == SessionManner.Dtrace)
            source.Tables.Tracer = source.Tables.Tracer with { ExecName = new TraceString("dtrace"u8) };
        program.Memory.ScratchLimit = Math.Min(settings.ScratchSize, Variables.TraceMemory.ScratchSize);
        program.Stacks = _description.KeepsStacks ? new StackTree(source.Tables.Strings) : null;
        var router = new ProbeRouter(program, _description, source.Tables)
        {
            Stacks = program.Stacks is { } stacks ? new StackKeeper(stacks, source.Tables, settings.StackFrames) : null,
            Processors = processors,
        };
        var room = AggregationRoom.Of(_description.Aggregations, settings, output.TextRoom);
        foreach (var aggregation in _description.Aggregations)
            aggregation.Room = room;
        var drops = new DropReporter(source, room, program.VariableRoom, program.Speculations, _description.FaultPolicy, settings, messages);
        var faults = FaultReporter.Create(settings.Manner, _description, messages);
        program.Requests.Refused = faults.Refuse;
        router.Headers = FiringHeaders.Of(output, router, _description.FaultPolicy);
        var lifecycle = new Lifecycle(program, _description, router, faults, settings.Manner == SessionManner.Dtrace)
        {
            Sampler = new ThreadSampler(router, source as IThreadStates),
        };
        string? broken = null;
        Try(() => lifecycle.Begin(start));
        output.Flush();
        var now = start;
        if ((!program.Requests.Exiting || settings.NoticesExitLate) && broken is null)
        {
            source.Start();
            using var crew = Copies.Count > 1 ? new Crew(program, _description, Copies, source.Tables) : null;
            _crew = crew;
            try
            {
                Pump(new EventRun(router, program.Requests, output), router, lifecycle, new TimerWheel(_description.Timers, start, program.NewRandom()), drops, ref now);
                if (settings.NoticesExitLate)
                    AwaitStatus(start, settings.ExitRate, ref now);
            }
            catch (Exception failure) when (failure is SourceException or MemoryExhaustedException)
            {
                // What came before is whole: the script ends with it.
                broken = failure.Message;
            }
            Gather();
        }
        if (HasGivenUp)
            return lifecycle.Result(source.Outcome);
        // dtrace(1) ends the line on which the terminal has shown ^C.
        if (_stopRequested && settings is { Manner: SessionManner.Dtrace, HidesVarying: false } && !output.AsJson)
            output.Bytes("\n"u8);
        Try(() => lifecycle.End(now));
        output.End();
        drops.Finish();
        var outcome = source.Outcome;
        return lifecycle.Result(broken is null ? outcome : outcome with { Problems = [.. outcome.Problems, broken] });

        void Try(Action run)
        {
            try
            {
                run();
            }
            catch (MemoryExhaustedException failure)
            {
                broken ??= failure.Message;
            }
        }
    }

    private void Pump(EventRun run, ProbeRouter router, Lifecycle lifecycle, TimerWheel timers, DropReporter drops, ref long now)
    {
        var requests = program.Requests;
        var isStopped = false;
        while (!requests.Exiting && !HasGivenUp && GoesOn(ref isStopped) && source.TryRead(out var batch, timers.WaitFrom(now, LongestWait)))
        {
            Fire(batch.Events, run, router, lifecycle, timers, ref now);
            if (!requests.Exiting && batch.Now >= now)
            {
                now = batch.Now;
                if (timers.IsDue(now) && Gather())
                {
                    lifecycle.FireTimers(timers, now);
                    _crew?.Share();
                }
            }
            output.Flush();
            drops.Look(now);
            if (!requests.Exiting)
                BetweenBatches?.Invoke();
        }
    }

    // dtrace(1) hears of exit() when it looks at the status next; until then nothing fires.
    private void AwaitStatus(long start, long rate, ref long now)
    {
        var due = start + (((now - start) / rate) + 1) * rate;
        while (program.Requests.Exiting && !_stopRequested && now < due && source.TryRead(out var batch, TimeSpan.FromTicks(Math.Min((due - now) / 100 + 1, LongestWait.Ticks))))
            now = Math.Max(now, Math.Min(batch.Now, due));
    }

    private void Fire(ReadOnlySpan<ProbeEvent> events, EventRun run, ProbeRouter router, Lifecycle lifecycle, TimerWheel timers, ref long now)
    {
        var requests = program.Requests;
        while (!events.IsEmpty)
        {
            now = events[0].Time;
            if (timers.IsDue(now) && Gather())
            {
                lifecycle.FireTimers(timers, now);
                _crew?.Share();
            }
            if (requests.Exiting || HasGivenUp)
                return;
            if (_crew is { } crew)
            {
                var count = timers.CountBefore(events);
                crew.Add(events[..count]);
                EventCount += count;
                now = events[count - 1].Time;
                events = events[count..];
                continue;
            }
            var done = program.Run(run, events[..timers.CountBefore(events)]);
            if (done == 0)
            {
                router.Prepare(in events[0]);
                continue;
            }
            EventCount += done;
            ref readonly var last = ref events[done - 1];
            now = last.Time;
            program.EndFiring();
            if (requests.HasFault)
                lifecycle.HandleErrors(router.IdentityOf(in last));
            if (requests.Exiting)
                return;
            requests.IsPending = false;
            if (output.Mark > TraceOutput.FlushThreshold)
                output.Flush();
            events = events[done..];
        }
    }

    // The whole is looked at. False when the copies have given up.
    private bool Gather()
    {
        _crew?.Gather();
        HasGivenUp |= _crew is { HasGivenUp: true };
        return !HasGivenUp;
    }

    // setopt(): null, or why not, in DTrace's words.
    private string? Set(SessionOptions settings, string name, string? value)
    {
        var problem = settings.SetWhileRunning(name, value);
        if (problem is null)
            Apply(settings);
        return problem;
    }

    /// <summary>Whether there is more to read: after a stop only what was there before it.</summary>
    private bool GoesOn(ref bool isStopped)
    {
        if (isStopped || !_stopRequested)
            return true;
        isStopped = true;
        return source.Stop();
    }

    private void Apply(SessionOptions settings)
    {
        output.StackIndent = settings.StackIndent;
        output.RawBytes = settings.RawBytes;
        if (settings.StringSize > 0)
            output.TextRoom = (int)Math.Min(settings.StringSize, Formatting.FieldLayout.Largest);
        program.Records.PrintSize = settings.PrintSize;
        program.Records.Quiet = settings.Quiet;
        program.Records.FlowIndent = settings.FlowIndent;
        program.Records.Testing = settings.HidesVarying;
        output.AggregationOrder = settings.AggregationOrder;
    }

    private static ProgramDescription Describe(TraceProgram program)
    {
        var description = new ProgramDescription();
        program.Describe(description);
        return description;
    }
}

/// <summary>How a session ended.</summary>
/// <param name="ExitStatus">D's <c>exit(n)</c>, or 0; 1 when a stap script ended by an error.</param>
/// <param name="Source">What became of the source.</param>
public sealed record SessionResult(int ExitStatus, SourceOutcome Source);
