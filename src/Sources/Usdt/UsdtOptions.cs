namespace Pyd.Sources.Usdt;

/// <summary>What a <see cref="UsdtSource"/> traces, and how. Without command and process it traces every process of the machine.</summary>
public sealed record UsdtOptions
{
    /// <summary>The ring of a run that does not say how large it is to be.</summary>
    public const long UsualRing = 32 << 20;

    /// <summary>The most bytes of a string.</summary>
    public const int LongestString = 4095;

    /// <summary>A command to start and trace with its children, quoted as for a shell; nothing in it is expanded. Or null.</summary>
    public string? Command { get; init; }

    /// <summary>A running process to trace, with the children that it starts from now on; or null.</summary>
    public int? Process { get; init; }

    /// <summary>Bytes of the kernel's ring, how far the traced programs may be ahead of the script; rounded up to a power of two, at most 1 GiB.</summary>
    public long RingSize { get; init; } = UsualRing;

    /// <summary>Bytes that are read of a string at most.</summary>
    public int StringSize { get; init; } = LongestString;

    /// <summary>Whether events that no clause wants are left out in the kernel.</summary>
    public bool Filters { get; init; } = true;

    /// <summary>Takes sentences about the trace that are no errors.</summary>
    public Action<string> Notice { get; init; } = _ => { };

    /// <summary>Whether markers are attached one by one, as kernels before Linux 6.6 need it.</summary>
    public bool UsesPerformanceEvents { get; init; }
}
