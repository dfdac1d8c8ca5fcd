using System.Runtime.InteropServices;

namespace Pyd.Runtime.Events;

/// <summary>
/// One firing of a probe: 64 bytes, one cache line, the same in an agent's ring, in memory and in the hands of compiled code.
/// </summary>
/// <remarks>
/// A string argument is an address in the session's <see cref="StringTable"/>, as in C; an integer argument is its value, sign-extended.
/// </remarks>
[StructLayout(LayoutKind.Explicit, Size = Size)]
public struct ProbeEvent
{
    /// <summary>Bytes of one event.</summary>
    public const int Size = 64;

    /// <summary>How many arguments an event carries.</summary>
    public const int ArgumentCount = 6;

    /// <summary>When it happened, in nanoseconds of the trace's monotonic clock.</summary>
    [FieldOffset(0)] public long Time;

    /// <summary>Who did it: an index for <see cref="ProcessTable.Thread"/>.</summary>
    [FieldOffset(8)] public int Thread;

    /// <summary>What fired: an index into <see cref="SessionTables.Probes"/>.</summary>
    [FieldOffset(12)] public ushort Probe;

    /// <summary>The processor, or 0 where the source does not know it.</summary>
    [FieldOffset(14)] public short Cpu;

    /// <summary>D's <c>arg0</c>, stap's <c>$arg1</c>.</summary>
    [FieldOffset(16)] public long Arg0;

    /// <summary>D's <c>arg1</c>, stap's <c>$arg2</c>.</summary>
    [FieldOffset(24)] public long Arg1;

    /// <summary>D's <c>arg2</c>, stap's <c>$arg3</c>.</summary>
    [FieldOffset(32)] public long Arg2;

    /// <summary>D's <c>arg3</c>, stap's <c>$arg4</c>.</summary>
    [FieldOffset(40)] public long Arg3;

    /// <summary>D's <c>arg4</c>, stap's <c>$arg5</c>.</summary>
    [FieldOffset(48)] public long Arg4;

    /// <summary>D's <c>arg5</c>, stap's <c>$arg6</c>.</summary>
    [FieldOffset(56)] public long Arg5;
}
