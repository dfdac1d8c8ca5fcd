namespace Pyd.Compiler.Diagnostics;

/// <summary>PYD23xx: mistakes in what a D clause aggregates and prints.</summary>
public static class PrintingTemplates
{
    /// <summary>An aggregating function over something else than a number.</summary>
    public static readonly DiagnosticTemplate AggregateScalar = Error("PYD2300", "D_AGG_SCALAR", "{0}() aggregates numbers, not {1}");

    /// <summary><c>@a[1][2]</c></summary>
    public static readonly DiagnosticTemplate AggregateDimensions = Error("PYD2301", "D_AGG_MDIM",
        "an aggregation has one list of keys; write them with commas: @{0}[a, b]");

    /// <summary>A key without a value.</summary>
    public static readonly DiagnosticTemplate KeyType = Error("PYD2302", "D_KEY_TYPE", "{0} cannot be a key; a key is a number, a string or a stack");

    /// <summary>lquantize: the base.</summary>
    public static readonly DiagnosticTemplate LinearBaseType = Error("PYD2303", "D_LQUANT_BASETYPE", Quantize);

    /// <summary>lquantize: the base.</summary>
    public static readonly DiagnosticTemplate LinearBaseValue = Error("PYD2304", "D_LQUANT_BASEVAL", Quantize);

    /// <summary>lquantize: the limit.</summary>
    public static readonly DiagnosticTemplate LinearLimitType = Error("PYD2305", "D_LQUANT_LIMTYPE", Quantize);

    /// <summary>lquantize: the limit.</summary>
    public static readonly DiagnosticTemplate LinearLimitValue = Error("PYD2306", "D_LQUANT_LIMVAL", Quantize);

    /// <summary>lquantize: the base is not below the limit.</summary>
    public static readonly DiagnosticTemplate LinearMismatch = Error("PYD2307", "D_LQUANT_MISMATCH", Quantize);

    /// <summary>lquantize: the step.</summary>
    public static readonly DiagnosticTemplate LinearStepType = Error("PYD2308", "D_LQUANT_STEPTYPE", Quantize);

    /// <summary>lquantize: the step is larger than the range.</summary>
    public static readonly DiagnosticTemplate LinearStepLarge = Error("PYD2309", "D_LQUANT_STEPLARGE", Quantize);

    /// <summary>lquantize: there are too many steps.</summary>
    public static readonly DiagnosticTemplate LinearStepSmall = Error("PYD2310", "D_LQUANT_STEPSMALL", Quantize);

    /// <summary>lquantize: another base than before.</summary>
    public static readonly DiagnosticTemplate LinearOtherBase = Error("PYD2311", "D_LQUANT_MATCHBASE", Match);

    /// <summary>lquantize: another limit than before.</summary>
    public static readonly DiagnosticTemplate LinearOtherLimit = Error("PYD2312", "D_LQUANT_MATCHLIM", Match);

    /// <summary>lquantize: another step than before.</summary>
    public static readonly DiagnosticTemplate LinearOtherStep = Error("PYD2313", "D_LQUANT_MATCHSTEP", Match);

    /// <summary>llquantize: the factor.</summary>
    public static readonly DiagnosticTemplate LogFactorType = Error("PYD2314", "D_LLQUANT_FACTORTYPE", Quantize);

    /// <summary>llquantize: the factor.</summary>
    public static readonly DiagnosticTemplate LogFactorValue = Error("PYD2315", "D_LLQUANT_FACTORVAL", Quantize);

    /// <summary>llquantize: the low magnitude.</summary>
    public static readonly DiagnosticTemplate LogLowType = Error("PYD2316", "D_LLQUANT_LMAGTYPE", Quantize);

    /// <summary>llquantize: the low magnitude.</summary>
    public static readonly DiagnosticTemplate LogLowValue = Error("PYD2317", "D_LLQUANT_LMAGVAL", Quantize);

    /// <summary>llquantize: the high magnitude.</summary>
    public static readonly DiagnosticTemplate LogHighType = Error("PYD2318", "D_LLQUANT_HMAGTYPE", Quantize);

    /// <summary>llquantize: the high magnitude.</summary>
    public static readonly DiagnosticTemplate LogHighValue = Error("PYD2319", "D_LLQUANT_HMAGVAL", Quantize);

    /// <summary>llquantize: the steps.</summary>
    public static readonly DiagnosticTemplate LogStepType = Error("PYD2320", "D_LLQUANT_STEPTYPE", Quantize);

    /// <summary>llquantize: the steps.</summary>
    public static readonly DiagnosticTemplate LogStepValue = Error("PYD2321", "D_LLQUANT_STEPVAL", Quantize);

    /// <summary>llquantize: another factor than before.</summary>
    public static readonly DiagnosticTemplate LogOtherFactor = Error("PYD2322", "D_LLQUANT_MATCHFACTOR", Match);

    /// <summary>llquantize: another low magnitude than before.</summary>
    public static readonly DiagnosticTemplate LogOtherLow = Error("PYD2323", "D_LLQUANT_MATCHLMAG", Match);

    /// <summary>llquantize: another high magnitude than before.</summary>
    public static readonly DiagnosticTemplate LogOtherHigh = Error("PYD2324", "D_LLQUANT_MATCHHMAG", Match);

    /// <summary>llquantize: other steps than before.</summary>
    public static readonly DiagnosticTemplate LogOtherSteps = Error("PYD2325", "D_LLQUANT_MATCHSTEPS", Match);

    /// <summary>printa() of something else.</summary>
    public static readonly DiagnosticTemplate PrintaValue = Error("PYD2326", "D_PRINTA_AGGARG", Aggregation);

    /// <summary>printa() of aggregations whose keys have different types.</summary>
    public static readonly DiagnosticTemplate PrintaKeyTypes = Error("PYD2327", "D_PRINTA_AGGPROTO",
        "'@{0}' and '@{1}' have keys of different types; printa prints together only what has the same");

    /// <summary>An empty format.</summary>
    public static readonly DiagnosticTemplate FormatEmpty = Error("PYD2328", "D_PRINTF_FMT_EMPTY", "the format of {0}() is empty; there is nothing to print");

    /// <summary><c>%@d</c> in printf.</summary>
    public static readonly DiagnosticTemplate FormatAggregation = Error("PYD2329", "D_PRINTF_AGG_CONV",
        "'{0}' prints the value of an aggregation, which {1}() does not have; printa() does");

    /// <summary>A <c>*</c> without its number.</summary>
    public static readonly DiagnosticTemplate FormatDynamicMissing = Error("PYD2330", "D_PRINTF_DYN_PROTO", "the '*' of '{0}' has no number: {1}");

    /// <summary>A <c>*</c> for something else than a number.</summary>
    public static readonly DiagnosticTemplate FormatDynamicType = Error("PYD2331", "D_PRINTF_DYN_TYPE", "the '*' of '{0}' takes an integer, but argument {1} is {2}");

    /// <summary>A format that cannot be read.</summary>
    public static readonly DiagnosticTemplate FormatSyntax = Error("PYD2332", "D_SYNTAX", "conversion {0} of this format is wrong: {1}");

    /// <summary>trace() of an aggregation.</summary>
    public static readonly DiagnosticTemplate TraceAggregation = Error("PYD2333", "D_TRACE_DYN", "trace() prints a value, and an aggregation is none; print it with printa()");

    /// <summary>trace() of nothing.</summary>
    public static readonly DiagnosticTemplate TraceNothing = Error("PYD2334", "D_TRACE_VOID", "trace() prints a value, and this has none");

    /// <summary>An aggregating function as a statement.</summary>
    public static readonly DiagnosticTemplate AggregatingStatement = Error("PYD2335", "D_CG_EXPR",
        "{0}() does nothing by itself; assign it to an aggregation: @name[keys] = {0}(…)");

    /// <summary>tracemem() of something else than an address.</summary>
    public static readonly DiagnosticTemplate TracememAddress = Error("PYD2340", "D_TRACEMEM_ADDR", "tracemem() takes an address, not {0}");

    /// <summary>tracemem() of a number of bytes that is not known.</summary>
    public static readonly DiagnosticTemplate TracememSize = Error("PYD2341", "D_TRACEMEM_SIZE",
        "the second argument of tracemem() is a number of bytes that is known at compile time and at least 1");

    /// <summary>print() of what has no size.</summary>
    public static readonly DiagnosticTemplate PrintSize = Error("PYD2342", "D_PRINT_SIZE", "print() shows what a pointer leads to, and {0} has no size");

    private const string Quantize = "{0}(): {1}";
    private const string Match = "'@{0}' has another {1} before, in line {2}; all its values go into one distribution";
    private const string Aggregation = "{0}() takes an aggregation here, as @name";

    private static DiagnosticTemplate Error(string id, string tag, string format) => new(id, DiagnosticSeverity.Error, tag, format);
}
