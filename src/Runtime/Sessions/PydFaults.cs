using Pyd.Runtime.Events;

namespace Pyd.Runtime.Sessions;

/// <summary>Each cause of a fault once, when it happens first, and how often it happened in the end.</summary>
internal sealed class PydFaults(ProgramDescription description, Action<string> messages) : FaultReporter(description, messages)
{
    private readonly Dictionary<(int Site, FaultKind Kind, string Probe), int> _counts = [];

    /// <summary>Says what happened more than once.</summary>
    public override void Summarize()
    {
        foreach (var ((site, kind, probe), count) in _counts.Where(cause => cause.Value > 1))
            Messages(Invariant($"{Place(site)}: note: {NameOf(kind)} {count} times in {probe}"));
    }

    public override void Refuse(ProbeIdentity probe, int site, string message) =>
        Messages($"{Place(site)}: error {RuntimeMessages.ActionRefused}: {message.TrimEnd('\n')}");

    protected override void Say(RaisedFault fault, ProbeIdentity probe)
    {
        var name = NameOf(probe);
        var cause = (fault.Site, fault.Kind, name);
        if (!_counts.TryAdd(cause, 1))
            _counts[cause]++;
        else
            Messages(Describe(fault, name));
    }

    private string Describe(RaisedFault fault, string probe) => fault.Message is { } message
        ? $"{Place(fault.Site)}: error {RuntimeMessages.ScriptError}: {message}{Near(fault.Site)}"
        : $"{Place(fault.Site)}: error {RuntimeMessages.ClauseFault}: {NameOf(fault.Kind)}{Address(fault)} in {probe}; the clause ended there";

    private static string Address(RaisedFault fault) => fault.Kind == FaultKind.BadAddress ? Invariant($" (0x{fault.Value:x})") : "";

    private string Near(int site) => Description.Sites[site].Token is { Length: > 0 } token ? $" near {token}" : "";

    private string Place(int site)
    {
        var place = Description.Sites[site];
        return Invariant($"{place.File}({place.Line},{place.Column})");
    }

    // DTrace's own probes go by their names alone.
    private static string NameOf(ProbeIdentity probe) => probe.Provider is "dtrace" or "profile" ? probe.Name : probe.ToString();
}
