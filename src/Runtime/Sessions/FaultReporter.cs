using System.Globalization;

namespace Pyd.Runtime.Sessions;

/// <summary>Says each cause of a fault once, when it happens first, and how often it happened in the end.</summary>
internal sealed class FaultReporter(ProgramDescription description, Action<string> messages)
{
    private readonly Dictionary<(int Site, FaultKind Kind, string Probe), int> _counts = [];

    /// <summary>How many faults there were.</summary>
    public int Count { get; private set; }

    public void Report(RaisedFault fault, string probe)
    {
        Count++;
        var cause = (fault.Site, fault.Kind, probe);
        if (!_counts.TryAdd(cause, 1))
            _counts[cause]++;
        else
            messages(Describe(fault, probe));
    }

    /// <summary>Says what happened more than once.</summary>
    public void Summarize()
    {
        foreach (var ((site, kind, probe), count) in _counts.Where(cause => cause.Value > 1))
            messages(string.Create(CultureInfo.InvariantCulture, $"{Place(site)}: note: {NameOf(kind)} {count} times in {probe}"));
    }

    private string Describe(RaisedFault fault, string probe) => fault.Message is { } message
        ? $"{Place(fault.Site)}: error {RuntimeMessages.ScriptError}: {message}{Near(fault.Site)}"
        : $"{Place(fault.Site)}: error {RuntimeMessages.ClauseFault}: {NameOf(fault.Kind)}{Address(fault)} in {probe}; the clause ended there";

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
