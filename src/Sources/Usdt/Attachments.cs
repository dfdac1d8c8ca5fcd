using System.Globalization;
using Pyd.Runtime.Events;
using Pyd.Sources.Inspection;
using Pyd.Sources.Usdt.Bpf;
using Pyd.Sources.Usdt.Elf;
using Pyd.Sources.Usdt.Markers;

namespace Pyd.Sources.Usdt;

/// <summary>The files that were looked at, and the wanted markers in them that are listened to.</summary>
/// <param name="wanted">What the script asks for.</param>
/// <param name="tables">Gets the probes.</param>
/// <param name="linker">Attaches programs.</param>
/// <param name="programs">Makes those of markers.</param>
/// <param name="libraries">The program for the notice of dynamic linkers.</param>
/// <param name="notice">Takes sentences about markers that are absent.</param>
internal sealed class Attachments(ProbeInterest wanted, SessionTables tables, UprobeLinker linker, MarkerProgram programs, ulong[] libraries, Action<string> notice) : IDisposable
{
    private readonly HashSet<(FileIdentity File, string Path)> _seen = [];
    private readonly HashSet<(FileIdentity File, string Provider, string Marker)> _listened = [];
    private readonly List<MarkerSite> _sites = [];
    private readonly List<IDisposable> _attached = [];
    private readonly HashSet<string> _said = [];

    /// <summary>The markers that are listened to, by the numbers in records.</summary>
    public IReadOnlyList<MarkerSite> Sites => _sites;

    /// <summary>Programs that were looked at and have nothing of what is wanted.</summary>
    public List<string> Without { get; } = [];

    /// <summary>Looks at a file under a path for the first time; what is wanted of it there is listened to from now on.</summary>
    /// <param name="file">The file.</param>
    /// <returns>The dynamic linker that it names, or null.</returns>
    /// <exception cref="SourceException">The kernel refuses.</exception>
    public string? Consider(MappedFile file)
    {
        if (FileIdentity.Of(file.Access) is not { } identity || !_seen.Add((identity, file.Path)))
            return null;
        MarkerFile found;
        try
        {
            found = MarkerFile.Read(file.Access, file.Path);
        }
        catch (Exception e) when (e is ElfException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
        if (found.LinkerNotice is { } place && _listened.Add((identity, "", "")))
            _attached.Add(linker.Attach(libraries, file.Access, [place], 0, maySleep: false));
        var before = _sites.Count;
        foreach (var marker in found.Markers)
        {
            if (Wanted(marker.Provider, marker.Name, FunctionOf(marker), file) is { } probe && _listened.Add((identity, marker.Provider, marker.CName)))
                Attach(marker, probe, found, file);
        }
        if (_sites.Count == before && !MarkerFile.IsLibrary(file.Path))
            Without.Add(file.Path);
        LookAfterPython(found, file, identity);
        return found.Interpreter;
    }

    public void Dispose()
    {
        foreach (var attached in _attached)
            attached.Dispose();
        _attached.Clear();
    }

    /// <summary>What is wanted of a probe in a file. A library may be in processes of any executable.</summary>
    private WantedProbe? Wanted(string provider, string name, string function, MappedFile file) =>
        wanted.Find(provider, name) is { } probe && probe.IsWantedOf(Path.GetFileName(file.Path), function) && (MarkerFile.IsLibrary(file.Path) || probe.IsWantedIn(file.Path)) ? probe : null;

    private WantedProbe? WantedOfPython(string name, MappedFile file) => Wanted(PythonFacts.Provider, name, Agent.Markers.FunctionOf(PythonFacts.Provider, name), file);

    private static string FunctionOf(Marker marker) =>
        marker.Locations[0].Function is { Length: > 0 } known ? known : Agent.Markers.FunctionOf(marker.Provider, marker.Name);

    private void Attach(Marker marker, WantedProbe probe, MarkerFile found, MappedFile file)
    {
        var info = new ProbeInfo(marker.Provider, Path.GetFileName(file.Path), FunctionOf(marker), marker.Name);
        var index = tables.Probes.IndexOf(info);
        if (index < 0)
        {
            index = tables.Probes.Count;
            tables.Probes.Add(info);
        }
        var count = marker.Locations.Min(place => place.Arguments.Count);
        int[] arguments = [.. Enumerable.Range(0, Math.Min(count, MarkerProgram.MostArguments)).Where(i => (probe.Arguments >> i & 1) != 0)];
        bool[] strings = [.. arguments.Select(i => (probe.Strings >> i & 1) != 0)];
        var site = _sites.Count;
        if (site >= EventRecord.FirstNotice)
            throw new SourceException("there are too many markers to listen to; name fewer in the script");
        _sites.Add(new MarkerSite((ushort)index, file.Path, arguments, strings));
        foreach (var places in marker.Locations.GroupBy(place => (place.ArgumentText, place.SemaphoreOffset)))
        {
            var read = arguments.Select(i => places.First().Arguments[i]).ToList();
            foreach (var unreadable in read.Where(argument => !programs.CanRead(argument.Place)))
                Say($"{file.Path}: an argument of {marker.Provider}:::{marker.Name} is where the kernel cannot read it ({unreadable.Text}); it reads as 0");
            var code = programs.Assemble(site, read, strings, FilterOf(probe, arguments, strings), found.Machine == ElfMachine.Arm64 ? Arm64Operand.InstructionPointer : X64Operand.InstructionPointer);
            _attached.Add(linker.Attach(code, file.Access, [.. places.Select(place => place.Offset)], places.Key.SemaphoreOffset, maySleep: true));
        }
    }

    /// <summary>What the kernel evaluates of a probe's filter: the place of an argument among those that are read, and the condition on it.</summary>
    private (int Argument, StringFilter Condition) FilterOf(WantedProbe probe, int[] arguments, bool[] strings)
    {
        // A string that is cut at the limit is not what the kernel compares; it is longer than these constants.
        var (argument, condition) = StringFilter.Of(probe.Filter, Math.Min(FilterCode.LongestConstant, programs.StringLimit - 2));
        var place = Array.IndexOf(arguments, argument);
        return place >= 0 && strings[place] ? (place, condition) : (-1, StringFilter.True);
    }

    /// <summary>What is known of CPython: the counter that 3.11 looks at by mistake, and markers that some versions lack.</summary>
    private void LookAfterPython(MarkerFile found, MappedFile file, FileIdentity identity)
    {
        if (found.PythonVersion is not { } version)
            return;
        var present = found.Markers.Where(marker => marker.Provider == PythonFacts.Provider).Select(marker => marker.Name).ToHashSet();
        var missing = PythonMarkers.All.Where(name => WantedOfPython(name, file) is not null && !present.Contains(name)).ToList();
        if (missing.Count > 0 && present.Count > 0)
        {
            var why = PythonMarkers.Absence(missing[0], version) is { } absence ? $", {absence}" : "";
            Say($"{file.Path} (CPython {version}) has no markers {string.Join(", ", missing)}{why}; the agent has them: --source agent -c COMMAND");
        }
        if (PythonMarkers.NeedsLine(version) && WantedOfPython("function-entry", file) is not null && WantedOfPython("line", file) is null
            && found.Markers.FirstOrDefault(marker => marker is { Provider: PythonFacts.Provider, Name: "line" }) is { } line && found.QuietPlace is { } quiet && _listened.Add((identity, PythonFacts.Provider, "")))
        {
            // A program that does nothing, where a process comes by once, holds the counter of line up.
            _attached.Add(linker.Attach(new BpfAssembler().Exit().ToProgram(), file.Access, [quiet], line.Locations[0].SemaphoreOffset, maySleep: false));
            Say(string.Create(CultureInfo.InvariantCulture,
                $"CPython {version} reports function entries only while its line marker is on: pyd turns it on, which makes calls about 7 times slower; --source agent -c COMMAND is the cheap way"));
        }
    }

    private void Say(string sentence)
    {
        if (_said.Add(sentence))
            notice(sentence);
    }
}
