using Pyd.Runtime.Events;

namespace Pyd.Sources.Agent;

/// <summary>CPython's static markers, which the agent gives: their names and the C functions that hold them.</summary>
internal static class Markers
{
    /// <summary>The provider of all of them.</summary>
    public const string Provider = "python";

    private const string Evaluation = "_PyEval_EvalFrameDefault";
    private const string Collection = "gc_collect_main";
    private const string Import = "PyImport_ImportModuleLevelObject";

    /// <summary>The markers in the order in which people meet them, with the arguments that they have, and which of these are strings.</summary>
    public static readonly (string Name, string Function, int Arguments, int Strings)[] All =
    [
        ("function-entry", Evaluation, 0b111, 0b11),
        ("function-return", Evaluation, 0b111, 0b11),
        ("line", Evaluation, 0b111, 0b11),
        ("gc-start", Collection, 0b1, 0),
        ("gc-done", Collection, 0b1, 0),
        ("import-find-load-start", Import, 0b1, 0b1),
        ("import-find-load-done", Import, 0b11, 0b1),
        ("audit", "sys_audit", 0b11, 0b1),
    ];

    /// <summary>The provider of the moments of processes and threads.</summary>
    public const string ProcessProvider = "process";

    /// <summary>The moments of a process, which the reader sees by itself.</summary>
    public const string Begin = "begin", End = "end";

    private static readonly string[] Moments = [Begin, End, "thread-begin", "thread-end"];

    /// <summary>A wanted probe with all of its arguments, where the marker is one of CPython's; others stay as they are.</summary>
    public static WantedProbe WithAllArguments(WantedProbe wanted) =>
        wanted.Provider == Provider && Array.Find(All, marker => marker.Name == wanted.Name) is { Name: not null } marker
            ? wanted with { Arguments = wanted.Arguments | marker.Arguments, Strings = wanted.Strings | marker.Strings }
            : wanted;

    /// <summary>The C function that holds a marker in CPython's source, where the file itself does not tell; empty for other markers.</summary>
    public static string FunctionOf(string provider, string name) =>
        provider == Provider ? All.FirstOrDefault(marker => marker.Name == name).Function ?? "" : "";

    /// <summary>The wanted markers as probes of an executable.</summary>
    public static IEnumerable<(WantedProbe Wanted, ProbeInfo Probe)> In(string module, ProbeInterest interest) =>
        from marker in All
        let wanted = interest.Find(Provider, marker.Name)
        where wanted is not null
        select (wanted, new ProbeInfo(Provider, module, marker.Function, marker.Name));

    /// <summary>The wanted moments of processes and threads.</summary>
    public static IEnumerable<(WantedProbe Wanted, ProbeInfo Probe)> MomentsOf(ProbeInterest interest) =>
        from name in Moments
        let wanted = interest.Find(ProcessProvider, name)
        where wanted is not null
        select (wanted, new ProbeInfo(ProcessProvider, "", "", name));
}
