namespace Pyd.Compiler.Diagnostics;

/// <summary>PYD2xxx: the script is well formed, but something in it cannot be meant.</summary>
public static class BindingTemplates
{
    /// <summary>A name that nothing defines.</summary>
    public static readonly DiagnosticTemplate UndefinedName = Error("PYD2001", "D_IDENT_UNDEF",
        "'{0}' is not a variable that was assigned before, nor one that the language has{1}");

    /// <summary>A function that does not exist.</summary>
    public static readonly DiagnosticTemplate UndefinedFunction = Error("PYD2002", "D_FUNC_UNDEF", "there is no function '{0}'{1}");

    /// <summary>The wrong number of arguments.</summary>
    public static readonly DiagnosticTemplate WrongArgumentCount = Error("PYD2003", "D_PROTO_LEN", "{0}() takes {1}, not {2}");

    /// <summary>An argument of the wrong type.</summary>
    public static readonly DiagnosticTemplate WrongArgumentType = Error("PYD2004", "D_PROTO_ARG", "argument {0} of {1}() must be {2}, not {3}");

    /// <summary>Two types that do not go together.</summary>
    public static readonly DiagnosticTemplate IncompatibleTypes = Error("PYD2005", "D_OP_INCOMPAT", "'{0}' cannot join {1} and {2}");

    /// <summary>An operator that a type does not have.</summary>
    public static readonly DiagnosticTemplate WrongOperandType = Error("PYD2006", "D_OP_INT", "'{0}' needs {1}, not {2}");

    /// <summary>Something on the left of an assignment that cannot be assigned.</summary>
    public static readonly DiagnosticTemplate NotAssignable = Error("PYD2007", "D_OP_LVAL", "{0} cannot be assigned; assign to a variable or to an element of an array");

    /// <summary>A variable that is used as something else.</summary>
    public static readonly DiagnosticTemplate WrongReference = Error("PYD2008", "D_IDENT_BADREF", "'{0}' is {1}; it cannot be used as {2}");

    /// <summary>A D thread-local or clause-local that was never assigned.</summary>
    public static readonly DiagnosticTemplate UnassignedLocal = Error("PYD2009", "D_VAR_UNDEF",
        "'{0}' has not been declared or assigned yet; assign it in an earlier clause or declare it");

    /// <summary>The wrong number of keys.</summary>
    public static readonly DiagnosticTemplate WrongKeyCount = Error("PYD2010", "D_PROTO_LEN", "'{0}' has {1}, not {2}");

    /// <summary>A key of the wrong type.</summary>
    public static readonly DiagnosticTemplate WrongKeyType = Error("PYD2011", "D_PROTO_ARG", "key {0} of '{1}' is {2}, not {3}");

    /// <summary>A constant division by zero.</summary>
    public static readonly DiagnosticTemplate ConstantDivisionByZero = Error("PYD2012", "D_DIV_ZERO", "this divides by zero");

    /// <summary>A name declared twice.</summary>
    public static readonly DiagnosticTemplate Redeclared = Error("PYD2013", "D_DECL_IDRED", "'{0}' is declared already, in line {1}");

    /// <summary>One aggregation, two aggregating functions.</summary>
    public static readonly DiagnosticTemplate AggregationRedefined = Error("PYD2014", "D_AGG_REDEF",
        "'@{0}' already aggregates with {1}(); it cannot use {2} as well");

    /// <summary>Something else than an aggregating function assigned to an aggregation.</summary>
    public static readonly DiagnosticTemplate NotAggregating = Error("PYD2015", "D_AGG_FUNC",
        "an aggregation takes only an aggregating function, assigned with '=': count, sum, avg, min, max, stddev, quantize, lquantize or llquantize{0}");

    /// <summary>An aggregating function outside an aggregation.</summary>
    public static readonly DiagnosticTemplate AggregatingFunctionMisplaced = Error("PYD2016", "D_CG_DYN",
        "{0}() works only in an assignment to an aggregation: @name[keys] = {0}(…)");

    /// <summary>An aggregation used as a value.</summary>
    public static readonly DiagnosticTemplate AggregationMisplaced = Error("PYD2017", "D_AGG_NULL",
        "an aggregation is no value; assign an aggregating function to it, or give it to printa, clear, trunc or normalize");

    /// <summary>An aggregation that nothing is ever put into.</summary>
    public static readonly DiagnosticTemplate UndefinedAggregation = Error("PYD2018", "D_PRINTA_AGGBAD", "there is no aggregation '@{0}'; nothing was assigned to it before{1}");

    /// <summary>A parameter of lquantize or llquantize that is wrong.</summary>
    public static readonly DiagnosticTemplate BadQuantizeParameter = Error("PYD2019", "D_LQUANT_STEPVAL", "{0}(): {1}");

    /// <summary>A type name that names nothing.</summary>
    public static readonly DiagnosticTemplate UnknownType = Error("PYD2020", "D_SYNTAX", "'{0}' is not a type");

    /// <summary>A built-in variable or an inline that is assigned.</summary>
    public static readonly DiagnosticTemplate ReadOnly = Error("PYD2021", "D_OP_WRITE", "'{0}' is {1} and cannot be assigned; use a variable of your own");

    /// <summary>A predicate without a truth value.</summary>
    public static readonly DiagnosticTemplate PredicateType = Error("PYD2022", "D_PRED_SCALAR", "a predicate is an integer, not {0}; compare it, as in /execname == \"python\"/");

    /// <summary>A declaration of a name that the language has already.</summary>
    public static readonly DiagnosticTemplate BuiltinRedeclared = Error("PYD2023", "D_DECL_IDRED", "'{0}' is {1} of D itself; choose another name");

    /// <summary>A printf argument is missing.</summary>
    public static readonly DiagnosticTemplate FormatArgumentMissing = Error("PYD2030", "D_PRINTF_ARG_PROTO",
        "'{0}' has nothing to print: {1}");

    /// <summary>A printf argument too many.</summary>
    public static readonly DiagnosticTemplate FormatArgumentExtra = Error("PYD2031", "D_PRINTF_ARG_EXTRA", "the format has only {0}; argument {1} has none");

    /// <summary>A printf argument of the wrong type.</summary>
    public static readonly DiagnosticTemplate FormatArgumentType = Error("PYD2032", "D_PRINTF_ARG_TYPE", "'{0}' prints {1}, but {2} is {3}");

    /// <summary>A conversion that does not exist.</summary>
    public static readonly DiagnosticTemplate UnknownConversion = Error("PYD2033", "D_PRINTF_ARG_FMT", "'{0}' is not a conversion of this format");

    /// <summary>A format that is not a literal.</summary>
    public static readonly DiagnosticTemplate FormatNotLiteral = Error("PYD2034", "D_PRINTF_ARG_FMT", "the format of {0}() must be a string literal");

    /// <summary>printa of something else.</summary>
    public static readonly DiagnosticTemplate PrintaArgument = Error("PYD2035", "D_PRINTA_PROTO", "{0}() takes an aggregation here, as @name");

    /// <summary>printa of aggregations with different keys.</summary>
    public static readonly DiagnosticTemplate PrintaKeys = Error("PYD2036", "D_PRINTA_AGGKEY", "'@{0}' and '@{1}' have different keys; printa prints together only what has the same");

    /// <summary>A format that ends in an escaped backslash and n.</summary>
    public static readonly DiagnosticTemplate EscapedNewline = Warning("PYD2037",
        "this format ends in a backslash and an 'n', written '\\\\n'; it prints a newline, as the HOWTO's output shows. Write '\\n'");

    /// <summary>A probe description that matches nothing.</summary>
    public static readonly DiagnosticTemplate NoSuchProbe = Error("PYD2040", "D_PDESC_ZERO", "{0} does not match any probes{1}");

    /// <summary>A probe description with too many fields.</summary>
    public static readonly DiagnosticTemplate OverspecifiedProbe = Error("PYD2041", "D_PDESC_INVAL", "invalid probe description \"{0}\": Overspecified probe description");

    /// <summary>A timer that makes no sense.</summary>
    public static readonly DiagnosticTemplate BadTimer = Error("PYD2042", "D_PDESC_ZERO", "'{0}' is not a timer: {1}");

    /// <summary>A macro variable that has no value.</summary>
    public static readonly DiagnosticTemplate UndefinedMacro = Error("PYD2043", "D_MACRO_UNDEF", "'{0}' has no value here{1}");

    /// <summary>A program without clauses.</summary>
    public static readonly DiagnosticTemplate EmptyScript = Error("PYD2044", "D_EMPTY", "{0}; there is nothing to run");

    /// <summary>A pragma that is not understood.</summary>
    public static readonly DiagnosticTemplate UnknownPragma = Error("PYD2045", "D_PRAGMA_INVAL", "'#pragma {0}' is not a pragma of D");

    /// <summary>An option that does not exist.</summary>
    public static readonly DiagnosticTemplate UnknownOption = Error("PYD2046", "D_PRAGMA_OPTSET", "there is no option '{0}'{1}");

    /// <summary>A number that no probe has.</summary>
    public static readonly DiagnosticTemplate UnknownProbeNumber = Error("PYD2047", "D_PDESC_INVAL", "invalid probe identifier {0}: Unknown probe identifier");

    /// <summary>stap: a type that two uses disagree about.</summary>
    public static readonly DiagnosticTemplate TypeMismatch = Error("PYD2060", null, "type mismatch: {0} here, but {1} is {2} since line {3}");

    /// <summary>stap: a type that nothing settles.</summary>
    public static readonly DiagnosticTemplate UnresolvedType = Error("PYD2061", null, "nothing says whether '{0}' is a number or a string; {1}");

    /// <summary>stap: a context variable that the probe does not have.</summary>
    public static readonly DiagnosticTemplate UnknownContextVariable = Error("PYD2062", null, "'{0}' is not a variable of this probe{1}");

    /// <summary>stap: a name that is declared as something else.</summary>
    public static readonly DiagnosticTemplate ArrayMisused = Error("PYD2063", null, "'{0}' is {1}; {2}");

    /// <summary>stap: a statement in the wrong place.</summary>
    public static readonly DiagnosticTemplate MisplacedStatement = Error("PYD2064", null, "'{0}' works only {1}");

    /// <summary>stap: foreach's array is changed in its body.</summary>
    public static readonly DiagnosticTemplate ModifiedInForeach = Error("PYD2065", null, "'{0}' is changed while foreach walks over it; note what to change, and change it after the loop");

    /// <summary>stap: an alias that leads to itself.</summary>
    public static readonly DiagnosticTemplate RecursiveAlias = Error("PYD2067", null, "the alias '{0}' leads back to itself");

    /// <summary>stap: a histogram with other parameters.</summary>
    public static readonly DiagnosticTemplate HistogramConflict = Error("PYD2068", null, "'{0}' is read as another histogram elsewhere; a statistic has one: add the values to a second one, too");

    /// <summary>stap: a histogram's parameters.</summary>
    public static readonly DiagnosticTemplate HistogramParameters = Error("PYD2069", null, "{0} needs numbers after the statistic: {1}");

    /// <summary>stap: a local that is read and never assigned; SystemTap warns, too.</summary>
    public static readonly DiagnosticTemplate NeverAssigned = Warning("PYD2070", "nothing assigns '{0}': it is always {1}{2}");

    /// <summary>stap: an array or statistic that is not declared.</summary>
    public static readonly DiagnosticTemplate UndeclaredArray = Error("PYD2071", null,
        "'{0}' is not declared; an array or statistic is declared at the top of the script: global {0}");

    /// <summary>A value that an option does not take.</summary>
    public static readonly DiagnosticTemplate BadOptionValue = Error("PYD2072", "D_PRAGMA_OPTSET", "option '{0}' takes {1}, not {2}");

    /// <summary>An option that only a command line can set.</summary>
    public static readonly DiagnosticTemplate OptionOfCommandLine = Error("PYD2073", "D_PRAGMA_OPTSET", "a script cannot set option '{0}'; give it on the command line: -x {0}=…");

    /// <summary>stap: a histogram whose buckets have no size; SystemTap's words.</summary>
    public static readonly DiagnosticTemplate HistogramInterval = Warning("PYD2074", "histogram: interval cannot be zero.");

    /// <summary>stap: a histogram with too many buckets or none; SystemTap's words.</summary>
    public static readonly DiagnosticTemplate HistogramBuckets =
        Warning("PYD2075", "histogram: Number of buckets must be between 1 and {0}; it is (stop - start) / interval. -D STP_MAX_BUCKETS=N allows more");

    /// <summary>stap: what follows from one of these two.</summary>
    public static readonly DiagnosticTemplate HistogramRefused = Error("PYD2076", null, "there is no histogram of '{0}' with these buckets; adjust start, stop or interval");

    /// <summary>stap: a backtrace where no Python function is known to run.</summary>
    public static readonly DiagnosticTemplate NoPythonFunction =
        Error("PYD2077", null, "{0}() is for probes of a Python function, python3.module(…).function(…); elsewhere print_ubacktrace() prints the Python stack");

    /// <summary>stap: a global that nothing uses.</summary>
    public static readonly DiagnosticTemplate UnusedGlobal = Warning("PYD2900", "nothing uses the global '{0}'; remove it");

    /// <summary>stap: a function after one of its name that never gives up.</summary>
    public static readonly DiagnosticTemplate UnreachableFunction = Warning("PYD2901", "this '{0}' is never called: the one before it has no 'next'");

    /// <summary>stap: a probe's condition that does more than to read globals.</summary>
    public static readonly DiagnosticTemplate ProbeCondition = Error("PYD2902", null, "the condition of a probe only reads globals; this one {0}");

    /// <summary>stap: a limit that is no number.</summary>
    public static readonly DiagnosticTemplate BadLimit = Error("PYD2903", null, "{0} must be a number; it is '{1}'");

    /// <summary>stap: a pattern that cannot be compiled.</summary>
    public static readonly DiagnosticTemplate BadRegex = Error("PYD2904", null, "this is no regular expression: {0}");

    /// <summary>stap: a print function without what it needs.</summary>
    public static readonly DiagnosticTemplate PrintArguments = Error("PYD2905", null, "{0}() needs {1}");

    /// <summary>stap: what needs a program's debug information.</summary>
    public static readonly DiagnosticTemplate DebugInformation = Error("PYD2906", null, "{0} needs debug information, which pyd does not read; use the arguments of markers");

    /// <summary>stap: <c>*</c> outside of a slice.</summary>
    public static readonly DiagnosticTemplate MisplacedWildcard = Error("PYD2907", null, "'*' stands for any key in foreach, delete and 'in' only");

    /// <summary>stap: a probe of a program that is found by its debug information.</summary>
    public static readonly DiagnosticTemplate DebugProbe = Error("PYD2908", null, "'{0}' is found by debug information, which pyd does not read; probe a marker: process(\"…\").mark(\"…\")");

    /// <summary>stap: something that only a return probe has.</summary>
    public static readonly DiagnosticTemplate EntryOutsideReturn = Error("PYD2909", null, "@entry saves a value for a .return probe; this is none");

    /// <summary>stap: something other than a constant after <c>=~</c>.</summary>
    public static readonly DiagnosticTemplate RegexNotLiteral = Error("PYD2910", null, "{0} needs a string, written out, on its right side");

    /// <summary>stap: a probe of a Python function that cannot be found.</summary>
    public static readonly DiagnosticTemplate PythonProbe = Error("PYD2911", null, "'{0}': {1}");

    /// <summary>stap: more than SystemTap's translator takes.</summary>
    public static readonly DiagnosticTemplate TooMany = Error("PYD2912", null, "{0} takes at most {1}; this has {2}");

    /// <summary>stap: nothing at all, perhaps once the preprocessor has left things out.</summary>
    public static readonly DiagnosticTemplate EmptyFile = Error("PYD2913", null, "the script is empty; there is nothing to run");

    /// <summary>stap: the bits of a variance.</summary>
    public static readonly DiagnosticTemplate VarianceBits = Error("PYD2914", null,
        "@variance takes a number of bits from 0 to 62, the same one wherever '{0}' is read{1}");

    /// <summary>stap: -G gives a global that is a number something else.</summary>
    public static readonly DiagnosticTemplate BadGlobalValue = Error("PYD2915", null, "Invalid value of -G {0}: it must be a number; it is '{1}'");

    private static DiagnosticTemplate Error(string id, string? tag, string format) => new(id, DiagnosticSeverity.Error, tag, format);

    private static DiagnosticTemplate Warning(string id, string format) => new(id, DiagnosticSeverity.Warning, null, format);
}
