using Pyd.Runtime.Events;

namespace Pyd.Sources.Usdt;

/// <summary>Events that the kernel has only counted, because only their number matters: given one by one nevertheless, as any others.</summary>
/// <param name="maps">Hold the counters.</param>
/// <param name="sites">The markers by their numbers.</param>
/// <param name="decoder">Makes the events.</param>
/// <param name="pid">The only process that is traced.</param>
internal sealed class TallyReader(TracingMaps maps, IReadOnlyList<MarkerSite> sites, EventDecoder decoder, int pid)
{
    private readonly long[] _counted = new long[TracingMaps.MostCounters];
    private readonly long[] _given = new long[TracingMaps.MostCounters];

    /// <summary>Looks how many there are by now.</summary>
    public void Look()
    {
        for (var site = 0; site < Count; site++)
            _counted[site] = maps.CountOf(site);
    }

    /// <summary>Fills events in, with the time up to which all was given before; returns how many.</summary>
    public int Take(Span<ProbeEvent> events)
    {
        var taken = 0;
        for (var site = 0; site < Count && taken < events.Length; site++)
        {
            var count = (int)Math.Min(_counted[site] - _given[site], events.Length - taken);
            if (count == 0)
                continue;
            events.Slice(taken, count).Fill(decoder.OfSite(sites[site], pid));
            _given[site] += count;
            taken += count;
        }
        return taken;
    }

    private int Count => Math.Min(sites.Count, TracingMaps.MostCounters);
}
