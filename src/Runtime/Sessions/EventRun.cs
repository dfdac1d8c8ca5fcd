using System.Numerics;
using System.Runtime.CompilerServices;
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
        var (requests, output) = (_requests, _output);
        // Threads run for a while: the next event is mostly of the same one.
        var lastThread = -1;
        var thread = _router.Tracer;
        int[] table = [];
        for (var start = 0; start < events.Length; start += ProbeRouter.Piece)
        {
            ref readonly var first = ref events[start];
            for (var wanted = _router.WantedOf(events[start..]); wanted != 0; wanted &= wanted - 1)
            {
                var i = BitOperations.TrailingZeroCount(wanted);
                ref readonly var e = ref Unsafe.Add(ref Unsafe.AsRef(in first), i);
                if (e.Thread != lastThread)
                {
                    if (_router.Find(e.Thread) is not { } route)
                        return start + i;
                    (lastThread, thread, table) = (e.Thread, route.State, route.Handlers);
                }
                if (e.Probe >= table.Length)
                    return start + i;
                var handler = table[e.Probe];
                if (handler >= 0)
                    handlers.Fire(handler, in e, thread);
                else if (handler == ProbeRouter.SeveralHandlers)
                    _router.FireSeveral(in e);
                if (requests.IsPending || output.IsPending)
                    return start + i + 1;
            }
        }
        return events.Length;
    }
}
