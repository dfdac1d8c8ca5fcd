namespace Pyd.Sources.Tests.Usdt;

/// <summary>A test that builds <c>Programs/zoo.c</c>; skipped where the machine has no <c>sys/sdt.h</c>.</summary>
public sealed class SdtFactAttribute : FactAttribute
{
    public SdtFactAttribute() => Skip = Zoo.Absence;
}
