namespace Pyd.Compiler.Diagnostics;

/// <summary>PYD24xx: D's arrays of arguments and registers, scratch memory, and aggregations where a value should stand.</summary>
public static class VariableTemplates
{
    /// <summary>An argument that the probe does not have.</summary>
    public static readonly DiagnosticTemplate ArgumentOutside = Error("PYD2400", "D_ARGS_IDX", "args[{0}]: {1}");

    /// <summary>An argument that only some of the probes have.</summary>
    public static readonly DiagnosticTemplate ArgumentsDiffer = Error("PYD2401", "D_ARGS_MULTI",
        "args[{0}]: the probes of this clause have different arguments; write a clause for each, or take arg{0}");

    /// <summary>An argument outside of a clause.</summary>
    public static readonly DiagnosticTemplate ArgumentsOutsideClause = Error("PYD2402", "D_ARGS_NONE",
        "args[] are the arguments of a probe; they are known in clauses only");

    /// <summary>A register with a number below 0.</summary>
    public static readonly DiagnosticTemplate RegisterNegative = Error("PYD2403", "D_REGS_IDX", "uregs[{0}]: registers are counted from 0");

    /// <summary>A register that no processor has.</summary>
    public static readonly DiagnosticTemplate RegisterUnknown = Error("PYD2404", "D_UNKNOWN", "uregs[{0}]: there is no such register");

    /// <summary>A variable for scratch memory that holds something else as well.</summary>
    public static readonly DiagnosticTemplate ScratchAndOther = Error("PYD2405", "D_ALLOCA_INCOMPAT",
        "'{0}' holds an address of alloca() or copyin() in one place and something else in another; take two variables");

    /// <summary>An assignment of one of two values of which one alone is scratch memory.</summary>
    public static readonly DiagnosticTemplate ScratchBranches = Error("PYD2406", "D_ALLOCA_INCOMPAT",
        "one value of this ?: is an address of alloca() or copyin(), the other is not; assign them in two statements");

    /// <summary>A destination that is no scratch memory.</summary>
    public static readonly DiagnosticTemplate NotScratch = Error("PYD2407", "D_PROTO_ARG",
        "argument {0} of {1}() must be an address of alloca() or copyin(), not {2}");

    /// <summary>The offset of a member that does not exist.</summary>
    public static readonly DiagnosticTemplate OffsetofMember = Error("PYD2408", "D_UNKNOWN", "{0} has no member '{1}'{2}");

    /// <summary>Something less stable than the option amin asks for.</summary>
    public static readonly DiagnosticTemplate LessStable = Error("PYD2409", "D_ATTR_MIN", "the stability of the {0} is {1}; the option amin asks for {2}");

    /// <summary>A structure or the variables together are larger than the script's memory can be.</summary>
    public static readonly DiagnosticTemplate MemoryTooBig = Error("PYD2410", null, "{0} takes the memory of the script to {1} bytes; it may have {2}");

    /// <summary>More keys than DTrace's code can put together.</summary>
    public static readonly DiagnosticTemplate TooManyKeys = Error("PYD2411", null, "{0} has {1} keys; D takes {2} at most");

    private static DiagnosticTemplate Error(string id, string? tag, string format) => new(id, DiagnosticSeverity.Error, tag, format);
}
