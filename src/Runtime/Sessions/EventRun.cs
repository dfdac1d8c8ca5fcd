using Pyd.Runtime.Events;
using Pyd.Runtime.Output;

namespace Pyd.Runtime.Sessions;

/// <summary>Hands events to handlers as long as there is nothing else to do: the loop that every event goes through.</summary>
public sealed class EventRun
{
    private readonly ProbeRouter _router;
    private readonly SessionRequests _requests;
    private readonly TraceOutput _output;

    internal EventRun(ProbeRouter router, SessionRequests requests, TraceOutput output) => (_router, _requests, _output) = (router, requests, output);

    /// <summary>Runs the handlers of events.</summary>
    /// <param name="handlers">The program's handlers.</param>
    /// <param name="events">The events; no timer is due among them.</param>
    /// <returns>
    /// How many events are done. Fewer than all when the last of them has left something for the session to do, or when the next is the first
    /// of its thread or probe.
    /// </returns>
    public int Run<THandlers>(THandlers handlers, ReadOnlySpan<ProbeEvent> events) where THandlers : struct, IEventHandlers
    {
        var (router, requests, output) = (_router, _requests, _output);
        // Threads run for a while: the next event is mostly of the same one.
        var lastThread = -1;
        var thread = router.Tracer;
        int[] table = [];
        for (var i = 0; i < events.Length; i++)
        {
            ref readonly var e = ref events[i];
            if (e.Thread != lastThread)
            {
                if (router.Find(e.Thread) is not { } route)
                    return i;
                (lastThread, thread, table) = (e.Thread, route.State, route.Handlers);
            }
            if (e.Probe >= table.Length)
                return i;
            var handler = table[e.Probe];
            if (handler >= 0)
                handlers.Fire(handler, in e, thread);
            else if (handler == ProbeRouter.NoHandler)
                continue;
            else
                router.FireSeveral(in e);
            if (requests.IsPending || output.IsPending)
                return i + 1;
        }
        return events.Length;
    }
}
