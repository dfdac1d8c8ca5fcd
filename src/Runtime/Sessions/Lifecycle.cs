using Pyd.Runtime.Events;
using Pyd.Runtime.Formatting;
using Pyd.Runtime.Output;

namespace Pyd.Runtime.Sessions;

/// <summary>What a session fires by itself: begin, timers, the answer to faults, end.</summary>
internal sealed class Lifecycle(TraceProgram program, ProgramDescription description, ProbeRouter router, FaultReporter faults)
{
    private bool EndedByError => description.FaultPolicy == FaultPolicy.EndSession && faults.Count > 0;

    /// <summary>Runs the begin handlers, lowest priority first.</summary>
    public void Begin(long time) => FireUntil(() => program.Requests.Exiting, description.Begins, time);

    /// <summary>
    /// Runs the end handlers, after a stap error (also in one of them) the error handlers instead, then prints the aggregations that the
    /// script has not printed.
    /// </summary>
    public void End(long time)
    {
        FireUntil(() => EndedByError, description.Ends, time);
        if (EndedByError)
            FireUntil(() => false, description.Errors, time);
        if (description.FaultPolicy == FaultPolicy.EndClause && description.Aggregations.Exists(aggregation => !aggregation.IsPrinted))
            AggregationLayout.PrintRemaining(program.Output, description.Aggregations);
        faults.Summarize();
    }

    /// <summary>Fires every timer that is due at or before a time, each at its own moment.</summary>
    public void FireTimers(TimerWheel timers, long now)
    {
        while (!program.Requests.Exiting && timers.Take(now) is { } due)
            Fire(due.Timer.Handler, due.Due, due.Timer.Name);
    }

    /// <summary>Reports what clauses have left, and fires <c>ERROR</c> for each fault of a D clause.</summary>
    public void HandleFaults(ref readonly ProbeEvent e, TraceThread thread, string probe)
    {
        while (program.Requests.HasFault)
        {
            var fault = program.Requests.TakeFault();
            faults.Report(fault, probe);
            if (description.FaultPolicy == FaultPolicy.EndClause)
                FireError(in e, thread, fault);
        }
    }

    /// <summary>The session's result.</summary>
    public SessionResult Result(SourceOutcome outcome) => new(EndedByError ? 1 : program.Requests.ExitStatus, outcome);

    private void FireError(ref readonly ProbeEvent e, TraceThread thread, RaisedFault fault)
    {
        var error = e with { Arg0 = 0, Arg1 = 1, Arg2 = fault.Site, Arg3 = 0, Arg4 = (long)fault.Kind, Arg5 = fault.Value };
        foreach (var handler in description.Errors)
            program.Fire(handler.Handler, in error, thread);
        // A fault inside ERROR itself is reported and fires nothing more.
        while (program.Requests.HasFault)
            faults.Report(program.Requests.TakeFault(), "dtrace:::ERROR");
    }

    private void FireUntil(Func<bool> isOver, List<ScheduledHandler> handlers, long time)
    {
        foreach (var handler in handlers.OrderBy(handler => handler.Priority).TakeWhile(_ => !isOver()))
            Fire(handler.Handler, time, handler.Name);
    }

    private void Fire(int handler, long time, string probe)
    {
        var e = new ProbeEvent { Time = time };
        program.Fire(handler, in e, router.Tracer);
        if (program.Requests.HasFault)
            HandleFaults(in e, router.Tracer, probe);
        if (program.Output.Mark > TraceOutput.FlushThreshold)
            program.Output.Flush();
    }
}
