using System.Globalization;
using Pyd.Runtime.Aggregations;
using Pyd.Runtime.Events;
using Pyd.Runtime.Variables;

namespace Pyd.Runtime.Sessions;

/// <summary>Says what was lost, in the words of DTrace (dt_handle.c) or SystemTap: now and then, and what is left to say at the end.</summary>
/// <param name="source">May have lost events.</param>
/// <param name="room">Aggregations may have been too large for it.</param>
/// <param name="variables">Elements and thread-locals may have been too many for it.</param>
/// <param name="speculations">May have lost records.</param>
/// <param name="language">Whose words.</param>
/// <param name="options">How often, and whether with tags.</param>
/// <param name="messages">Takes the lines.</param>
internal sealed class DropReporter(IEventSource source, AggregationRoom? room, VariableRoom variables, Speculations speculations, FaultPolicy language, SessionOptions options, Action<string> messages)
{
    private readonly long _rate = options.StatusRate;
    private long _events, _aggregations, _variables, _records, _speculations;
    private long _next = long.MinValue;

    /// <summary>Looks for drops, unless it has looked a short time ago.</summary>
    /// <param name="now">The trace's time.</param>
    public void Look(long now)
    {
        if (now < _next)
            return;
        _next = now + _rate;
        if (language == FaultPolicy.EndClause)
            Finish();
    }

    /// <summary>Says the rest, once the source has ended.</summary>
    public void Finish()
    {
        if (New(ref _events, source.Outcome.Dropped) is > 0 and var events)
        {
            if (language == FaultPolicy.EndClause)
                Tell("DTRACEDROP_PRINCIPAL", events, $"drop{Plural(events)} on CPU 0");
            else
                messages(string.Create(CultureInfo.InvariantCulture, $"WARNING: There were {events} transport failures."));
        }
        if (New(ref _aggregations, room?.Dropped ?? 0) is > 0 and var entries)
            Tell("DTRACEDROP_AGGREGATION", entries, $"aggregation drop{Plural(entries)} on CPU 0");
        if (New(ref _variables, variables.Dropped) is > 0 and var unassigned)
            Tell("DTRACEDROP_DYNAMIC", unassigned, $"dynamic variable drop{Plural(unassigned)}");
        if (New(ref _records, speculations.Dropped) is > 0 and var records)
            Tell("DTRACEDROP_SPEC", records, $"speculative drop{Plural(records)}");
        if (New(ref _speculations, speculations.Unavailable) is > 0 and var missing)
            Tell("DTRACEDROP_SPECUNAVAIL", missing, $"failed speculation{Plural(missing)} (no speculative buffer available)");
    }

    private static string Plural(long count) => count == 1 ? "" : "s";

    private static long New(ref long told, long count)
    {
        var more = count - told;
        told = count;
        return more;
    }

    private void Tell(string tag, long count, string what) =>
        messages(string.Create(CultureInfo.InvariantCulture, $"dtrace: {(options.ShowsDropTags ? $"[{tag}] " : "")}{count} {what}"));
}
