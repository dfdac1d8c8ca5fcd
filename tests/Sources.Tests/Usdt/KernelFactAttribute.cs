using Pyd.Sources.Inspection;

namespace Pyd.Sources.Tests.Usdt;

/// <summary>A test that traces through the kernel; skipped where this user may not, and says why.</summary>
public sealed class KernelFactAttribute : FactAttribute
{
    public KernelFactAttribute() => Skip = Obstacle;

    /// <summary>Why it is skipped, or null.</summary>
    public static string? Obstacle { get; } = KernelFacts.Read().Obstacle ?? Zoo.Absence;
}

/// <summary>A test with rows that traces through the kernel; skipped where this user may not, and says why.</summary>
public sealed class KernelTheoryAttribute : TheoryAttribute
{
    public KernelTheoryAttribute() => Skip = KernelFactAttribute.Obstacle;
}
