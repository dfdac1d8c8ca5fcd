using Pyd.Runtime.Events;

namespace Pyd.Runtime.Sessions;

/// <summary>Each error of a handler, and their number in the end, in the words of SystemTap's runtime.</summary>
internal sealed class SystemTapFaults(ProgramDescription description, Action<string> messages) : FaultReporter(description, messages)
{
    public override void Summarize()
    {
        if (Count > 0)
            Messages(Invariant($"WARNING: Number of errors: {Count}, skipped probes: 0"));
    }

    // Only D has such actions.
    public override void Refuse(ProbeIdentity probe, int site, string message) => Messages($"ERROR: {message}");

    protected override void Say(RaisedFault fault, ProbeIdentity probe)
    {
        if (Description.HidesErrors)
            return;
        var place = Description.Sites[fault.Site].Token == "" ? "" : $" near {Place(fault.Site)}";
        var callers = string.Concat(fault.Callers.Select(caller => $" (called from {Place(caller)})"));
        Messages($"ERROR: {Cut($"{fault.Message}{place}{callers}{(place == "" ? "" : $" in probe {Description.Sites[fault.Probe].Token}")}")}");
    }

    // SystemTap builds the text in a string of its own.
    private string Cut(string text) => Description.MaximumText is > 0 and var room && text.Length >= room ? text[..(int)(room - 1)] : text;

    private string Place(int site)
    {
        var place = Description.Sites[site];
        return Invariant($"{place.Token} at {place.File}:{place.Line}:{place.Column}");
    }
}
