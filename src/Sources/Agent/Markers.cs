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

    private static readonly (string Name, string Function)[] All =
    [
        ("function-entry", Evaluation),
        ("function-return", Evaluation),
        ("line", Evaluation),
        ("gc-start", Collection),
        ("gc-done", Collection),
        ("import-find-load-start", Import),
        ("import-find-load-done", Import),
        ("audit", "sys_audit"),
    ];

    /// <summary>The C function that holds a marker in CPython's source, where the file itself does not tell; empty for other markers.</summary>
    public static string FunctionOf(string provider, string name) =>
        provider == Provider ? All.FirstOrDefault(marker => marker.Name == name).Function ?? "" : "";

    /// <summary>The wanted markers as probes of an executable.</summary>
    public static IEnumerable<(WantedProbe Wanted, ProbeInfo Probe)> In(string module, ProbeInterest interest) =>
        from marker in All
        let wanted = interest.Find(Provider, marker.Name)
        where wanted is not null
        select (wanted, new ProbeInfo(Provider, module, marker.Function, marker.Name));
}
