namespace Pyd.Compiler.Diagnostics;

/// <summary>PYD22xx: D's actions and subroutines.</summary>
public static class ActionTemplates
{
    /// <summary>Two speculations in one clause.</summary>
    public static readonly DiagnosticTemplate SpeculateTwice = Error("PYD2201", "D_SPEC_SPEC",
        "this clause speculates already; a clause writes to one speculation");

    /// <summary>speculate() after commit().</summary>
    public static readonly DiagnosticTemplate SpeculateAfterCommit = Error("PYD2202", "D_SPEC_COMM",
        "speculate() may not follow commit(); put one of them into a clause of its own");

    /// <summary>speculate() after something was recorded.</summary>
    public static readonly DiagnosticTemplate SpeculateAfterData = Error("PYD2203", "D_SPEC_DREC",
        "speculate() comes before all that the clause prints or aggregates");

    /// <summary>commit() after something was recorded.</summary>
    public static readonly DiagnosticTemplate CommitAfterData = Error("PYD2204", "D_COMM_DREC",
        "commit() may not follow what prints or aggregates; put it into a clause of its own");

    /// <summary>Something recorded after commit().</summary>
    public static readonly DiagnosticTemplate DataAfterCommit = Error("PYD2205", "D_DREC_COMM",
        "{0}() may not follow commit(); put it into the next clause");

    /// <summary>Something aggregated after commit().</summary>
    public static readonly DiagnosticTemplate AggregationAfterCommit = Error("PYD2206", "D_AGG_COMM",
        "nothing is aggregated after commit(); do it in the next clause");

    /// <summary>Something aggregated in a speculation.</summary>
    public static readonly DiagnosticTemplate AggregationAfterSpeculate = Error("PYD2207", "D_AGG_SPEC",
        "nothing is aggregated after speculate(): only what is printed can be kept back; do it in another clause");

    /// <summary>A destructive action in a speculation.</summary>
    public static readonly DiagnosticTemplate DestructiveAfterSpeculate = Error("PYD2208", "D_ACT_SPEC",
        "{0}() may not follow speculate(): it acts at once; put it into another clause");

    /// <summary>exit() in a speculation.</summary>
    public static readonly DiagnosticTemplate ExitAfterSpeculate = Error("PYD2209", "D_EXIT_SPEC",
        "exit() may not follow speculate(); put it into another clause");

    /// <summary>The number of frames of ustack() or jstack().</summary>
    public static readonly DiagnosticTemplate UserStackFrames = Error("PYD2210", "D_USTACK_FRAMES",
        "the number of frames of {0}() is a constant above 0");

    /// <summary>The size of strings of ustack() or jstack().</summary>
    public static readonly DiagnosticTemplate UserStackStrings = Error("PYD2211", "D_USTACK_STRSIZE",
        "the size of the strings of {0}() is a constant, 0 or more");

    /// <summary>The number of frames of stack().</summary>
    public static readonly DiagnosticTemplate KernelStackFrames = Error("PYD2212", "D_STACK_SIZE",
        "the number of frames of stack() is a constant above 0");

    /// <summary>freopen of the word that DTrace keeps for standard output.</summary>
    public static readonly DiagnosticTemplate FreopenInvalid = Error("PYD2213", "D_FREOPEN_INVALID",
        "freopen() cannot write to '.'; an empty name goes back to the first output");

    /// <summary>clear() of what is no aggregation.</summary>
    public static readonly DiagnosticTemplate ClearArgument = Error("PYD2214", "D_CLEAR_AGGARG", "clear() takes an aggregation here, as @name");

    /// <summary>trunc() of what is no aggregation.</summary>
    public static readonly DiagnosticTemplate TruncArgument = Error("PYD2215", "D_TRUNC_AGGARG", "trunc() takes an aggregation here, as @name");

    /// <summary>normalize() or denormalize() of what is no aggregation.</summary>
    public static readonly DiagnosticTemplate NormalizeArgument = Error("PYD2216", "D_NORMALIZE_AGGARG", "{0}() takes an aggregation here, as @name");

    /// <summary>clear() of an aggregation that nothing is ever put into.</summary>
    public static readonly DiagnosticTemplate ClearUndefined = Error("PYD2217", "D_CLEAR_AGGBAD", Undefined);

    /// <summary>trunc() of an aggregation that nothing is ever put into.</summary>
    public static readonly DiagnosticTemplate TruncUndefined = Error("PYD2218", "D_TRUNC_AGGBAD", Undefined);

    /// <summary>normalize() or denormalize() of an aggregation that nothing is ever put into.</summary>
    public static readonly DiagnosticTemplate NormalizeUndefined = Error("PYD2219", "D_NORMALIZE_AGGBAD", Undefined);

    private const string Undefined = "there is no aggregation '@{0}'; nothing was assigned to it before{1}";

    private static DiagnosticTemplate Error(string id, string? tag, string format) => new(id, DiagnosticSeverity.Error, tag, format);
}
