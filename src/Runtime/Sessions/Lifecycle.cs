using Pyd.Runtime.Events;
using Pyd.Runtime.Formatting;
using Pyd.Runtime.Output;
using Pyd.Runtime.Variables;

namespace Pyd.Runtime.Sessions;

/// <summary>What a session fires by itself: begin, timers, the answer to faults, end.</summary>
internal sealed class Lifecycle
{
    /// <summary>The provider of begin, end and the answer to faults.</summary>
    public const string Provider = "dtrace";

    /// <summary>
    /// What a timer's <c>arg0</c> is when no program was interrupted: DTrace gives the address at which the kernel was; pyd knows of it only that
    /// the kernel's begin there.
    /// </summary>
    private const long InKernel = unchecked((long)0xFFFF_FFFF_8000_0000);

    private static readonly ProbeIdentity BeginProbe = Own(1, "BEGIN"), EndProbe = Own(2, "END"), ErrorProbe = Own(3, "ERROR");

    private readonly TraceProgram _program;
    private readonly ProgramDescription _description;
    private readonly ProbeRouter _router;
    private readonly FaultReporter _faults;
    private readonly bool _endsWithEmptyLine;
    private readonly List<TraceString> _lateOutput = [];
    private bool _isInError;

    public Lifecycle(TraceProgram program, ProgramDescription description, ProbeRouter router, FaultReporter faults, bool endsWithEmptyLine)
    {
        _endsWithEmptyLine = endsWithEmptyLine;
        _program = program;
        _description = description;
        _router = router;
        _faults = faults;
        if (description.FaultPolicy == FaultPolicy.EndClause)
            program.Requests.Faulted = FireError;
    }

    /// <summary>Finds what samples interrupt.</summary>
    public required ThreadSampler Sampler { get; init; }

    private bool EndedByError => _description.FaultPolicy == FaultPolicy.EndSession && _faults.Count > _program.Requests.MaximumErrors;

    /// <summary>Runs the begin handlers, lowest priority first.</summary>
    public void Begin(long time)
    {
        FireUntil(() => _program.Requests.Exiting, _description.Begins, time, BeginProbe);
        // DTrace reads what BEGIN printed before what ERROR printed about it.
        foreach (var text in _lateOutput.Where(text => text.Length > 0))
        {
            _program.Records.PrintHeader(_program.Output);
            _program.Output.Append(text);
        }
    }

    /// <summary>
    /// Runs the end handlers, after a stap error (also in one of them) the error handlers instead, then prints the aggregations that the
    /// script has not printed.
    /// </summary>
    public void End(long time)
    {
        FireUntil(() => EndedByError, _description.Ends, time, EndProbe);
        if (EndedByError)
            FireUntil(() => false, _description.Errors, time, EndProbe);
        // dtrace(1) ends what it prints with an empty line, whether aggregations follow or not.
        if (_description.FaultPolicy == FaultPolicy.EndClause && (_endsWithEmptyLine || _description.Aggregations.Exists(aggregation => !aggregation.IsPrinted)))
            AggregationLayout.PrintRemaining(_program.Output, _description.Aggregations);
        _program.Timings?.Report(_program.Output);
        _faults.Summarize();
    }

    /// <summary>Fires every timer that is due at or before a time, each at its own moment.</summary>
    public void FireTimers(TimerWheel timers, long now)
    {
        while (!_program.Requests.Exiting && timers.Take(now) is { } due)
        {
            var probe = _router.Probes.TimerOf(due.Timer.Name);
            if (!due.Timer.IsSample || !FireSamples(due.Timer.Handler, due.Due, probe))
                Fire(due.Timer.Handler, due.Due, probe, InKernel);
        }
    }

    /// <summary>Fires in each thread that runs; false when none does.</summary>
    private bool FireSamples(int handler, long time, ProbeIdentity probe)
    {
        var running = Sampler.Running();
        foreach (var (number, thread) in running)
        {
            if (_program.Requests.Exiting)
                break;
            // As in DTrace, arg0 would be an address in the kernel, arg1 is one in the program.
            Fire(handler, new ProbeEvent { Time = time, Thread = number, Cpu = thread.LastSeen.Processor, Arg1 = thread.Stack?.Frame.Address ?? 0 }, thread, probe);
        }
        return running.Count > 0;
    }

    /// <summary>Reports the errors that stap handlers have left, which end the session.</summary>
    public void HandleErrors(ProbeIdentity probe)
    {
        while (_program.Requests.HasFault)
            _faults.Report(_program.Requests.TakeFault(), probe);
    }

    /// <summary>The session's result.</summary>
    public SessionResult Result(SourceOutcome outcome) => new(_description is { FaultPolicy: FaultPolicy.EndSession, HidesErrors: false } && _faults.Count > 0 ? 1 : _program.Requests.ExitStatus, outcome);

    /// <summary>
    /// Fires <c>ERROR</c> in the middle of the firing that has faulted, before its next clause. A fault inside <c>ERROR</c> itself is reported
    /// and fires nothing more.
    /// </summary>
    private void FireError(RaisedFault fault, ref readonly ProbeEvent e, TraceThread thread)
    {
        var firing = _program.Firing;
        var probe = firing ?? _router.IdentityOf(in e);
        _faults.Report(fault, probe);
        if (_isInError)
            return;
        var error = e with
        {
            Arg0 = 0, Arg1 = probe.Id, Arg2 = _description.Sites[fault.Site].Clause, Arg3 = 0,
            Arg4 = (long)fault.Kind, Arg5 = fault.Value,
        };
        var mark = _program.Output.Mark;
        (_isInError, _program.Firing, _program.Records.HoldsHeader) = (true, ErrorProbe, firing == BeginProbe);
        _router.Headers?.Begin(in error, ErrorProbe, thread);
        foreach (var handler in _description.Errors)
            _program.Fire(handler.Handler, in error, thread);
        (_isInError, _program.Firing, _program.Records.HoldsHeader) = (false, firing, false);
        if (firing == BeginProbe)
            _lateOutput.Add(_program.Output.TakeString(mark));
        BeginAgain(in e, firing, thread);
    }

    private void BeginAgain(ref readonly ProbeEvent e, ProbeIdentity? firing, TraceThread thread)
    {
        if (firing is null)
            _router.Headers?.Begin(in e);
        else
            _router.Headers?.Begin(in e, firing, thread);
    }

    private static ProbeIdentity Own(int id, string name) => new(id, Provider, "", "", name);

    private void FireUntil(Func<bool> isOver, List<ScheduledHandler> handlers, long time, ProbeIdentity probe)
    {
        foreach (var handler in handlers.OrderBy(handler => handler.Priority).TakeWhile(_ => !isOver()))
            Fire(handler.Handler, time, probe);
    }

    private void Fire(int handler, long time, ProbeIdentity probe, long arg0 = 0) =>
        Fire(handler, new ProbeEvent { Time = time, Cpu = _router.Processors?.Own ?? 0, Arg0 = arg0 }, _router.Tracer, probe);

    private void Fire(int handler, ProbeEvent e, TraceThread thread, ProbeIdentity probe)
    {
        if (_router.Processors?.Enter(e.Cpu) == false)
            return;
        _program.Firing = probe;
        _router.Headers?.Begin(in e, probe, thread);
        _program.Fire(handler, in e, thread);
        _program.EndFiring();
        _program.Firing = null;
        if (_program.Requests.HasFault)
            HandleErrors(probe);
        if (_program.Output.Mark > TraceOutput.FlushThreshold)
            _program.Output.Flush();
    }
}
