using Pyd.Runtime.Events;
using Pyd.Runtime.Variables;

namespace Pyd.Runtime.Output;

/// <summary>What rows say of a probe, made once.</summary>
internal sealed class ProbeRow(ProbeIdentity probe)
{
    /// <summary>Where a probe leads in a tree of entries and returns.</summary>
    internal enum Direction
    {
        None,
        Entry,
        Return,
    }

    /// <summary>The probe.</summary>
    public ProbeIdentity Probe => probe;

    /// <summary>Function and name: <c>_PyEval_EvalFrameDefault:function-entry</c>.</summary>
    public TraceString FunctionAndName { get; } = TraceString.From($"{probe.Function}:{probe.Name}");

    /// <summary>The function.</summary>
    public TraceString Function { get; } = TraceString.From(probe.Function);

    /// <summary>By the probe's name, or its last part after a hyphen: <c>function-entry</c>, not <c>carpentry</c>.</summary>
    public Direction Flow { get; } = probe.Name switch
    {
        "entry" => Direction.Entry,
        "return" => Direction.Return,
        _ when probe.Name.EndsWith("-entry", StringComparison.Ordinal) => Direction.Entry,
        _ when probe.Name.EndsWith("-return", StringComparison.Ordinal) => Direction.Return,
        _ => Direction.None,
    };

    /// <summary>The arrow before the function, where the probe leads into it or out of it: with two strokes for system calls.</summary>
    public ReadOnlySpan<byte> ArrowOf(Direction flow) => (flow, probe.Provider == "syscall") switch
    {
        (Direction.Entry, false) => " -> "u8,
        (Direction.Return, false) => " <- "u8,
        (Direction.Entry, true) => " => "u8,
        (Direction.Return, true) => " <= "u8,
        _ => "| "u8,
    };
}
