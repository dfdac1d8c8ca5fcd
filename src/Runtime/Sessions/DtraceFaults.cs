using Pyd.Runtime.Events;

namespace Pyd.Runtime.Sessions;

/// <summary>Each fault, in the words of libdtrace (dt_handle.c). A place in the script stands for that in DTrace's machine code.</summary>
internal sealed class DtraceFaults(ProgramDescription description, Action<string> messages) : FaultReporter(description, messages)
{
    public override void Refuse(ProbeIdentity probe, int site, string message) =>
        Messages(Invariant($"dtrace: error in dt_clause_{Description.Sites[site].Clause} for probe ID {probe.Id} ({probe}): {message}"));

    protected override void Say(RaisedFault fault, ProbeIdentity probe) => Messages(Invariant(
        $"dtrace: error in dt_clause_{Description.Sites[fault.Site].Clause} for probe ID {probe.Id} ({probe}): {NameOf(fault.Kind)}{Details(fault)} at BPF pc {fault.Site + 1}"));

    private static string Details(RaisedFault fault) => fault.Kind switch
    {
        FaultKind.BadAddress when fault.Value == -1 => "",
        FaultKind.BadAddress or FaultKind.BadSize => Invariant($" (0x{fault.Value:x})"),
        FaultKind.BadIndex => Invariant($" ({fault.Value})"),
        _ => "",
    };
}
