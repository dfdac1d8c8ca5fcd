namespace Pyd.Compiler.Diagnostics;

/// <summary>PYD3xxx: the script is right, but only another system could run it.</summary>
public static class TargetTemplates
{
    /// <summary>A probe that only a kernel has.</summary>
    public static readonly DiagnosticTemplate KernelProbe = new("PYD3001", DiagnosticSeverity.Error, "D_PDESC_ZERO",
        "'{0}' is a probe of the kernel; pyd traces user programs: their markers, timers, and the session's begin and end{1}");

    /// <summary>Embedded C that the text may have (stap -g), where it would run.</summary>
    public static readonly DiagnosticTemplate EmbeddedCode = new("PYD3003", DiagnosticSeverity.Error, null,
        "embedded C (%{{ … %}}) is compiled for a kernel, and pyd runs without one; write it in the script language");

    /// <summary>A variable or function that only a kernel can give.</summary>
    public static readonly DiagnosticTemplate KernelName = new("PYD3010", DiagnosticSeverity.Error, null,
        "'{0}' is {1} of the kernel, of which pyd sees nothing{2}");

    /// <summary>An action that must happen while the program stands still at the probe.</summary>
    public static readonly DiagnosticTemplate TooLate = new("PYD3011", DiagnosticSeverity.Error, null,
        "{0}() acts on a program that stands at the probe; pyd hears of it when the program has gone on");

    /// <summary>A symbol of the kernel or of a module of it.</summary>
    public static readonly DiagnosticTemplate KernelSymbol = new("PYD3012", DiagnosticSeverity.Error, "D_IDENT_UNDEF",
        "{0} is a kernel symbol; pyd runs without the kernel and cannot read it");

    /// <summary>A function about user space that a trace cannot answer.</summary>
    public static readonly DiagnosticTemplate Absent = new("PYD3013", DiagnosticSeverity.Error, null,
        "{0}() is not there: {1}");
}
