using System.Text;
using Pyd.Runtime.Events;

namespace Pyd.Testing;

/// <summary>A source without the events that the program's filters leave out; time goes on as it would with them.</summary>
public sealed class FilteredSource(IEventSource source) : IEventSource
{
    private Dictionary<(string, string), EventFilterText> _filters = [];
    private ProbeEvent[] _events = [];

    /// <summary>How many events were left out.</summary>
    public int LeftOut { get; private set; }

    public SessionTables Tables => source.Tables;

    public SourceOutcome Outcome => source.Outcome;

    public long Open(ProbeInterest wanted)
    {
        _filters = wanted.Probes.ToDictionary(probe => (probe.Provider, probe.Name), probe => new EventFilterText(probe.Filter));
        return source.Open(wanted);
    }

    public void Start() => source.Start();

    public bool TryRead(out EventBatch batch, TimeSpan wait)
    {
        var isThere = source.TryRead(out var whole, wait);
        _events = whole.Events.ToArray();
        var kept = Array.FindAll(_events, IsWanted);
        LeftOut += _events.Length - kept.Length;
        batch = new EventBatch(kept, whole.Now);
        return isThere;
    }

    public void Dispose() => source.Dispose();

    private bool IsWanted(ProbeEvent e)
    {
        var probe = Tables.Probes[e.Probe];
        long[] arguments = [e.Arg0, e.Arg1, e.Arg2, e.Arg3, e.Arg4, e.Arg5];
        return !_filters.TryGetValue((probe.Provider, probe.Name), out var filter)
            || filter.Accepts(argument => Tables.Strings.Read(arguments[argument]) is { } text ? Encoding.Latin1.GetString(text.Bytes) : null);
    }
}
