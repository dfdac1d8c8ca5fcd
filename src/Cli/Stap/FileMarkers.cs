using System.Globalization;
using Pyd.Compiler;
using Pyd.Runtime.Events;
using Pyd.Shared;
using Pyd.Sources.Usdt;
using Pyd.Sources.Usdt.Markers;

namespace Pyd.Cli.Stap;

/// <summary>Points that mean markers which only a file knows, as the markers that it has: <c>process("/usr/bin/stap").mark("pass*")</c>.</summary>
internal static class FileMarkers
{
    /// <summary>The probes, each of those replaced by its file's markers with their arguments. A point whose file cannot be read stays as it is.</summary>
    public static IEnumerable<SummaryProbe> In(IEnumerable<SummaryProbe> probes) =>
        probes.SelectMany(probe => probe.Markers is { } query && FileOf(query) is { } file ? Find(probe, query, file) : [probe]);

    private static MarkerFile? FileOf(MarkerQuery query)
    {
        try
        {
            return query.Library.Length > 0 ? MarkerSearch.OfLibrary(query.Library) : query.Program.Length > 0 ? MarkerSearch.OfProgram(query.Program) : null;
        }
        catch (SourceException)
        {
            return null;
        }
    }

    private static IEnumerable<SummaryProbe> Find(SummaryProbe probe, MarkerQuery query, MarkerFile file)
    {
        // process("stap").mark("pass1*")   ──►   process("/usr/bin/stap").mark("pass1__end")
        var written = query.Library.Length > 0 ? query.Library : query.Program;
        var before = probe.Name[..probe.Name.LastIndexOf(".mark(", StringComparison.Ordinal)].Replace($"(\"{written}\")", $"(\"{file.Path}\")", StringComparison.Ordinal);
        foreach (var marker in file.Markers.Where(marker => Glob.IsMatch(query.Provider, marker.Provider) && Glob.IsMatch(query.Name, marker.Name)))
        {
            var name = $"{before}.mark(\"{marker.CName}\")";
            var count = marker.Locations.Max(location => location.Arguments.Count);
            yield return new SummaryProbe(name, name, [.. Enumerable.Range(1, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"$arg{i}:long"))]);
        }
    }
}
