namespace Pyd.Compiler.Diagnostics;

/// <summary>PYD3xxx: the script is right, but only another system could run it.</summary>
public static class TargetTemplates
{
    /// <summary>A probe that only a kernel has.</summary>
    public static readonly DiagnosticTemplate KernelProbe = new("PYD3001", DiagnosticSeverity.Error, null,
        "'{0}' is a probe of the kernel; pyd traces user programs: their markers, timers, and the session's begin and end");

    /// <summary>Embedded C that the text may have (stap -g), where it would run.</summary>
    public static readonly DiagnosticTemplate EmbeddedCode = new("PYD3003", DiagnosticSeverity.Error, null,
        "embedded C (%{{ … %}}) is compiled for a kernel, and pyd runs without one; write it in the script language");
}
