using Pyd.Runtime.Events;
using Pyd.Runtime.Output;

namespace Pyd.Runtime.Sessions;

/// <summary>Tells an output that makes JSON of which firing it is what is printed next.</summary>
/// <param name="output">The output.</param>
/// <param name="lines">What makes its lines.</param>
/// <param name="router">Knows probes and threads.</param>
/// <param name="isStap">The session's own probes are named as in stap.</param>
internal sealed class FiringHeaders(TraceOutput output, JsonLines lines, ProbeRouter router, bool isStap)
{
    private readonly Dictionary<(int Thread, int Probe), int> _ofEvents = [];
    private readonly Dictionary<(TraceThread? Thread, ProbeIdentity Probe), int> _ofSession = [];

    /// <summary>Those of an output, or null when it prints text.</summary>
    public static FiringHeaders? Of(TraceOutput? output, ProbeRouter router, FaultPolicy policy) =>
        output?.Json is { } lines ? new FiringHeaders(output, lines, router, policy == FaultPolicy.EndSession) : null;

    /// <summary>The firing of an event.</summary>
    public void Begin(ref readonly ProbeEvent e)
    {
        if (!_ofEvents.TryGetValue((e.Thread, e.Probe), out var header))
        {
            header = lines.AddHeader(router.IdentityOf(in e), router.Find(e.Thread)?.State.Info);
            _ofEvents.Add((e.Thread, e.Probe), header);
        }
        output.BeginFiring(new Firing(e.Time, e.Cpu, header));
    }

    /// <summary>The firing of a probe of the session's own.</summary>
    /// <param name="e">The event that it is fired with.</param>
    /// <param name="probe">The probe.</param>
    /// <param name="thread">The thread in which it fires: the session's, or that of an event that has faulted.</param>
    public void Begin(ref readonly ProbeEvent e, ProbeIdentity probe, TraceThread thread)
    {
        var place = thread == router.Tracer ? null : thread;
        if (!_ofSession.TryGetValue((place, probe), out var header))
        {
            header = lines.AddHeader(isStap ? StapName(probe) : probe, place?.Info);
            _ofSession.Add((place, probe), header);
        }
        output.BeginFiring(new Firing(e.Time, e.Cpu, header));
    }

    private static ProbeIdentity StapName(ProbeIdentity probe) =>
        probe with { Provider = "", Name = probe.Provider == Lifecycle.Provider ? probe.Name.ToLowerInvariant() : probe.Name };
}
