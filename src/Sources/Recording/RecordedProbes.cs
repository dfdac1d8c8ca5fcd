using Pyd.Runtime.Events;

namespace Pyd.Sources.Recording;

/// <summary>Which events are recorded: those of the probes that are wanted. A source that replays a trace hands out the others as well.</summary>
/// <param name="wanted">The probes.</param>
/// <param name="tables">What the numbers in the events stand for.</param>
internal sealed class RecordedProbes(ProbeInterest wanted, SessionTables tables)
{
    private readonly List<bool> _isWanted = [];

    /// <summary>The first events that are of one kind, recorded or not.</summary>
    /// <param name="events">One or more events.</param>
    /// <param name="areWanted">Whether they are recorded.</param>
    public ReadOnlySpan<ProbeEvent> FirstRun(ReadOnlySpan<ProbeEvent> events, out bool areWanted)
    {
        areWanted = IsWanted(events[0].Probe);
        var length = 1;
        while (length < events.Length && IsWanted(events[length].Probe) == areWanted)
            length++;
        return events[..length];
    }

    private bool IsWanted(int probe)
    {
        while (_isWanted.Count <= probe)
            _isWanted.Add(tables.Probes[_isWanted.Count] is var info && wanted.Wants(info.Provider, info.Name));
        return _isWanted[probe];
    }
}
