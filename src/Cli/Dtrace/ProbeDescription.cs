using System.Globalization;
using Pyd.Compiler;
using Pyd.Compiler.Syntax;
using Pyd.Compiler.Syntax.D;
using Pyd.Shared;
using Pyd.Sources.Usdt;

namespace Pyd.Cli.Dtrace;

/// <summary>A probe description of a program, and the probes that it matches.</summary>
/// <param name="Fields">Provider, module, function and name.</param>
/// <param name="Probes">The probes; none when it matches nothing.</param>
internal sealed record ProbeDescription(string[] Fields, IReadOnlyList<ListedProbe> Probes)
{
    private const string Target = "$target";

    /// <summary>With all four fields.</summary>
    public string Text => string.Join(':', Fields);

    /// <summary>The descriptions of a program in order, each with its probes; with a process, the markers that are in it.</summary>
    /// <param name="program">The program.</param>
    /// <param name="compilation">The compilation that it is a part of.</param>
    /// <param name="pid">The process of <c>-p</c>, or null.</param>
    public static IReadOnlyList<ProbeDescription> Of(DtraceProgram program, ScriptCompilation compilation, int? pid)
    {
        var known = compilation.Probes.ToArray();
        var markers = pid is { } process ? MarkersOf(process, known.Length == 0 ? 1 : known.Max(probe => probe.Id) + 1) : [];
        return [.. program.Tree.Root.Members.OfType<ProbeClauseSyntax>().SelectMany(clause => clause.Probes).Select(syntax =>
        {
            var given = syntax.Text.Split(':');
            string[] fields = [.. Enumerable.Repeat("", 4 - given.Length), .. given];
            if (pid is not null)
                fields[0] = fields[0].Replace(Target, pid.Value.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
            var alone = ScriptCompilation.Create(syntax.Text, Dialect.D, compilation.Options with { AllowNoMatch = true, Arguments = [] });
            var matched = alone.Probes.Select(probe => known.FirstOrDefault(each => each with { Id = probe.Id } == probe)).OfType<ListedProbe>();
            return new ProbeDescription(fields, pid is null ? [.. matched] : [.. matched.Where(probe => probe.Arguments.Count == 0), .. markers.Where(marker => Matches(fields, marker))]);
        })];
    }

    /// <summary>The markers of a process as dtrace lists them: the provider with the process's number, the file, the C function.</summary>
    private static ListedProbe[] MarkersOf(int pid, int first) =>
    [
        .. MarkerSearch.OfProcess(pid)
            .SelectMany(file => file.Markers, (file, marker) => (file, marker))
            .SelectMany(each => each.marker.Locations.DistinctBy(place => place.Function), (each, place) => (each.file, each.marker, place))
            .Select((each, i) => new ListedProbe(first + i, $"{each.marker.Provider}{pid.ToString(CultureInfo.InvariantCulture)}", Path.GetFileName(each.file.Path), each.place.Function, each.marker.Name)
            {
                Arguments = [.. each.place.Arguments.Select(argument => argument.Type.ToString()!)],
            }),
    ];

    private static bool Matches(string[] fields, ListedProbe probe) =>
        Matches(fields[0], probe.Provider) && Matches(fields[1], probe.Module) && Matches(fields[2], probe.Function) && Matches(fields[3].Replace("__", "-", StringComparison.Ordinal), probe.Name);

    private static bool Matches(string pattern, string text) => pattern.Length == 0 || Glob.IsMatch(pattern, text);
}
