using Pyd.Sources.Inspection;

namespace Pyd.Sources.Tests.Usdt;

/// <summary>A test that traces through the kernel; skipped where this user may not, and says why.</summary>
public sealed class KernelFactAttribute : FactAttribute
{
    public KernelFactAttribute() => Skip = Obstacle;

    /// <summary>Why it is skipped, or null.</summary>
    public static string? Obstacle { get; } = KernelFacts.Read().Obstacle ?? Zoo.Absence;
}

/// <summary>A test that traces an interpreter with markers through the kernel.</summary>
public sealed class MarkedFactAttribute : FactAttribute
{
    public MarkedFactAttribute() => Skip = KernelFactAttribute.Obstacle ?? (MarkedInterpreters.Any is null ? "no CPython on this machine has the marker gc-start" : null);
}

/// <summary>A test that traces a program of C++ through the kernel.</summary>
public sealed class CPlusPlusFactAttribute : FactAttribute
{
    public CPlusPlusFactAttribute() => Skip = KernelFactAttribute.Obstacle ?? (HasCompiler ? null : "no C++ compiler on this machine (c++)");

    private static bool HasCompiler => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, "c++")));
}

/// <summary>A test with rows that traces through the kernel; skipped where this user may not, and says why.</summary>
public sealed class KernelTheoryAttribute : TheoryAttribute
{
    public KernelTheoryAttribute() => Skip = KernelFactAttribute.Obstacle;
}
