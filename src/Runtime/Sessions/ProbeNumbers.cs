using Pyd.Runtime.Events;

namespace Pyd.Runtime.Sessions;

/// <summary>The numbers of a session's probes: 1 to 3 are DTrace's own, then the timers, then the probes of the source in the order it shows them.</summary>
internal sealed class ProbeNumbers
{
    private const int FirstTimer = 4;

    private readonly Dictionary<string, ProbeIdentity> _timers = [];
    private readonly SessionTables _tables;
    private readonly List<ProbeIdentity> _source = [];

    public ProbeNumbers(IEnumerable<TimerHandler> timers, SessionTables tables)
    {
        _tables = tables;
        foreach (var timer in timers)
            _timers.TryAdd(timer.Name, new ProbeIdentity(FirstTimer + _timers.Count, "profile", "", "", timer.Name));
    }

    /// <summary>A timer.</summary>
    public ProbeIdentity TimerOf(string name) => _timers[name];

    /// <summary>A probe of the source by its index; its provider without a process id.</summary>
    public ProbeIdentity Of(int probe)
    {
        while (_source.Count <= probe)
        {
            var info = _tables.Probes[_source.Count];
            _source.Add(new ProbeIdentity(FirstTimer + _timers.Count + _source.Count, info.Provider, info.Module, info.Function, info.Name));
        }
        return _source[probe];
    }
}
