using Pyd.Compiler.Symbols;

namespace Pyd.Compiler.Binding;

/// <summary>Probes for lists, with the numbers that a session gives them: DTrace's own, the script's timers, the probes of the source.</summary>
internal static class ProbeListing
{
    private static readonly string[] Own = ["BEGIN", "END", "ERROR"];

    public static IEnumerable<ListedProbe> All =>
    [
        .. Own.Select((name, i) => new ListedProbe(i + 1, "dtrace", "", "", name)),
        .. Providers.Markers.Select((marker, i) => Listed(marker, Own.Length + 1 + i)),
        .. Providers.Timers.Select((name, i) => new ListedProbe(Own.Length + Providers.Markers.Count + 1 + i, "profile", "", "", name)),
    ];

    public static IEnumerable<ListedProbe> Of(BoundProgram program)
    {
        var triggers = program.Clauses.SelectMany(clause => clause.Triggers).ToArray();
        var timers = triggers.OfType<BoundTimer>().Select(timer => timer.Name).Distinct().ToList();
        return triggers.Select(trigger => trigger switch
        {
            BoundTimer timer => new ListedProbe(Own.Length + 1 + timers.IndexOf(timer.Name), timer.Provider, "", "", timer.Name),
            BoundProbe { Point.Marker: var marker } => Listed(marker, Own.Length + timers.Count + 1 + Providers.Markers.ToList().IndexOf(marker)),
            _ => new ListedProbe(Array.IndexOf(Own, trigger.Name) + 1, trigger.Provider, "", "", trigger.Name),
        }).Distinct();
    }

    private static ListedProbe Listed(MarkerSymbol marker, int id) => new(id, marker.Provider, "", "", marker.Name) { Arguments = marker.ArgumentTypes };
}
