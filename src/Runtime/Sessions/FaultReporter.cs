using System.Globalization;
using Pyd.Runtime.Events;

namespace Pyd.Runtime.Sessions;

/// <summary>Says each cause of a fault once, when it happens first, and how often it happened in the end.</summary>
/// <param name="description">The script.</param>
/// <param name="asDtrace">Says each fault, in the words of libdtrace (dt_handle.c).</param>
/// <param name="messages">Takes the lines.</param>
internal sealed class FaultReporter(ProgramDescription description, bool asDtrace, Action<string> messages)
{
    private readonly Dictionary<(int Site, FaultKind Kind, string Probe), int> _counts = [];

    /// <summary>How many faults there were.</summary>
    public int Count { get; private set; }

    public void Report(RaisedFault fault, ProbeIdentity probe)
    {
        Count++;
        if (asDtrace)
            messages(DtraceWords(fault, probe));
        else
            Report(fault, NameOf(probe));
    }

    private void Report(RaisedFault fault, string probe)
    {
        var cause = (fault.Site, fault.Kind, probe);
        if (!_counts.TryAdd(cause, 1))
            _counts[cause]++;
        else
            messages(Describe(fault, probe));
    }

    /// <summary>Says what an action could not do.</summary>
    public void Refuse(ProbeIdentity probe, int site, string message) => messages(asDtrace
        ? string.Create(CultureInfo.InvariantCulture, $"dtrace: error in dt_clause_{description.Sites[site].Clause} for probe ID {probe.Id} ({probe}): {message}")
        : $"{Place(site)}: error {RuntimeMessages.ActionRefused}: {message.TrimEnd('\n')}");

    /// <summary>Says what happened more than once.</summary>
    public void Summarize()
    {
        foreach (var ((site, kind, probe), count) in _counts.Where(cause => cause.Value > 1))
            messages(string.Create(CultureInfo.InvariantCulture, $"{Place(site)}: note: {NameOf(kind)} {count} times in {probe}"));
    }

    private string Describe(RaisedFault fault, string probe) => fault.Message is { } message
        ? $"{Place(fault.Site)}: error {RuntimeMessages.ScriptError}: {message}{Near(fault.Site)}"
        : $"{Place(fault.Site)}: error {RuntimeMessages.ClauseFault}: {NameOf(fault.Kind)}{Address(fault)} in {probe}; the clause ended there";

    // A place in the script stands for that in DTrace's machine code.
    private string DtraceWords(RaisedFault fault, ProbeIdentity probe) => string.Create(CultureInfo.InvariantCulture,
        $"dtrace: error in dt_clause_{description.Sites[fault.Site].Clause} for probe ID {probe.Id} ({probe}): {NameOf(fault.Kind)}{Details(fault)} at BPF pc {fault.Site + 1}");

    private static string Details(RaisedFault fault) => fault.Kind switch
    {
        FaultKind.BadAddress when fault.Value == -1 => "",
        FaultKind.BadAddress or FaultKind.BadSize => string.Create(CultureInfo.InvariantCulture, $" (0x{fault.Value:x})"),
        FaultKind.BadIndex => string.Create(CultureInfo.InvariantCulture, $" ({fault.Value})"),
        _ => "",
    };

    private static string Address(RaisedFault fault) => fault.Kind == FaultKind.BadAddress
        ? string.Create(CultureInfo.InvariantCulture, $" (0x{fault.Value:x})")
        : "";

    private string Near(int site) =>
        description.Sites[site].Token is { Length: > 0 } token ? $" near {token}" : "";

    private string Place(int site)
    {
        var place = description.Sites[site];
        return string.Create(CultureInfo.InvariantCulture, $"{place.File}({place.Line},{place.Column})");
    }

    // DTrace's own probes go by their names alone.
    private static string NameOf(ProbeIdentity probe) => probe.Provider is "dtrace" or "profile" ? probe.Name : probe.ToString();

    private static string NameOf(FaultKind kind) => kind switch
    {
        0 => "the same error",
        FaultKind.BadAddress => "invalid address",
        FaultKind.BadAlignment => "invalid alignment",
        FaultKind.IllegalOperation => "illegal operation",
        FaultKind.DivideByZero => "divide-by-zero",
        FaultKind.NoScratch => "out of scratch space",
        FaultKind.BadSize => "invalid size",
        FaultKind.BadIndex => "index out of bounds",
        _ => throw new System.Diagnostics.UnreachableException($"{kind}"),
    };
}
