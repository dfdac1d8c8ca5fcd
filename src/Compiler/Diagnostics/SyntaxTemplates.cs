namespace Pyd.Compiler.Diagnostics;

/// <summary>PYD1xxx: the text is not a script of its language.</summary>
public static class SyntaxTemplates
{
    /// <summary>A token that nothing can begin with here.</summary>
    public static readonly DiagnosticTemplate Unexpected = Error("PYD1001", "D_SYNTAX", "unexpected {0}: {1}");

    /// <summary>A bracket that is never closed.</summary>
    public static readonly DiagnosticTemplate ExpectedClosing = Error("PYD1002", "D_SYNTAX", "expected {0} to close the {1} opened at {2}");

    /// <summary>An operator without its right side, an empty parenthesis.</summary>
    public static readonly DiagnosticTemplate ExpectedExpression = Error("PYD1003", "D_SYNTAX", "expected an expression after {0}");

    /// <summary>Two statements of D, or a declaration and what follows, run together.</summary>
    public static readonly DiagnosticTemplate ExpectedSemicolon = Error("PYD1004", "D_SYNTAX", "expected `;` after this {0}");

    /// <summary>Something else had to follow.</summary>
    public static readonly DiagnosticTemplate Expected = Error("PYD1005", "D_SYNTAX", "expected {0} after {1}");

    /// <summary>A word at the top level that begins nothing.</summary>
    public static readonly DiagnosticTemplate NotAConstruct = Error("PYD1006", "D_SYNTAX", "unexpected {0}; {1}");

    /// <summary>A keyword with a slip of the finger.</summary>
    public static readonly DiagnosticTemplate MisspeltKeyword = Error("PYD1007", "D_SYNTAX", "unexpected `{0}`; did you mean `{1}`?");

    /// <summary>A script of the other language.</summary>
    public static readonly DiagnosticTemplate OtherDialect = Error("PYD1008", "D_SYNTAX",
        "`{0}` begins no construct of {1}; this looks like {2}, whose files end in `{3}`");

    /// <summary>A loop in D.</summary>
    public static readonly DiagnosticTemplate NoLoops = Error("PYD1009", "D_SYNTAX",
        "D has no `{0}`: it has no loops; do the work one firing at a time, or in a probe such as tick-1s");

    /// <summary>A reserved word used as a name.</summary>
    public static readonly DiagnosticTemplate ReservedWord = Error("PYD1010", "D_SYNTAX",
        "`{0}` is a reserved word of {1} and cannot stand here; if it is a name, choose another");

    /// <summary>More levels than the compiler follows.</summary>
    public static readonly DiagnosticTemplate TooDeep = Error("PYD1012", null,
        "this is nested too deeply, or has too many operators; split it into several statements");

    /// <summary>A character of neither language.</summary>
    public static readonly DiagnosticTemplate UnknownCharacter = Error("PYD1013", "D_SYNTAX", "unknown character {0}; remove it");

    /// <summary>A string that its line ends.</summary>
    public static readonly DiagnosticTemplate UnterminatedString = Error("PYD1014", "D_STR_NL", "unterminated string: expected `\"` before the end of the line");

    /// <summary>A comment that the file ends.</summary>
    public static readonly DiagnosticTemplate UnterminatedComment = Error("PYD1015", "D_SYNTAX", "unterminated comment: expected `*/` before the end of the file");

    /// <summary>A comment in a comment.</summary>
    public static readonly DiagnosticTemplate NestedComment = Error("PYD1016", "D_SYNTAX",
        "`/*` inside a comment: comments do not nest; end the comment opened at {0} first");

    /// <summary>A comment of C++ in D.</summary>
    public static readonly DiagnosticTemplate LineComment = Error("PYD1017", "D_SYNTAX", "D has no `//` comments; write /* … */");

    /// <summary>A line for the C preprocessor.</summary>
    public static readonly DiagnosticTemplate ControlLine = Error("PYD1018", "D_PRAGCTL_INVAL",
        "`#{0}` is for the C preprocessor; in D only #pragma, #line, #ident, #error and #! lines are understood");

    /// <summary>A line <c>#error</c>.</summary>
    public static readonly DiagnosticTemplate ErrorLine = Error("PYD1019", "D_PRAGERR", "#error: {0}");

    /// <summary>More than 64 bits.</summary>
    public static readonly DiagnosticTemplate IntegerOverflow = Error("PYD1020", "D_INT_OFLOW",
        "integer constant {0} fits no integer type; the largest is {1}");

    /// <summary>A digit that the base does not have.</summary>
    public static readonly DiagnosticTemplate IntegerDigit = Error("PYD1021", "D_INT_DIGIT", "`{0}` is no {1} digit, in integer constant {2}");

    /// <summary>A constant with a point.</summary>
    public static readonly DiagnosticTemplate FloatConstant = Error("PYD1022", "D_SYNTAX", "{0} is a floating-point constant; D has integers only");

    /// <summary><c>''</c>.</summary>
    public static readonly DiagnosticTemplate CharacterEmpty = Error("PYD1023", "D_CHR_NULL", "empty character constant; write '\\0' for the null character");

    /// <summary>A character constant that its line ends.</summary>
    public static readonly DiagnosticTemplate CharacterNewline = Error("PYD1024", "D_CHR_NL",
        "unterminated character constant: expected `'` before the end of the line");

    /// <summary>More characters than an integer holds.</summary>
    public static readonly DiagnosticTemplate CharacterOverflow = Error("PYD1025", "D_CHR_OFLOW",
        "character constant of {0} bytes; the longest has 8; a string is written in double quotes");

    /// <summary>Two strings side by side in D.</summary>
    public static readonly DiagnosticTemplate AdjacentStrings = Error("PYD1026", "D_SYNTAX", "D does not join adjacent strings; use one string, or strjoin()");

    /// <summary><c>%{ … %}</c>.</summary>
    public static readonly DiagnosticTemplate EmbeddedC = Error("PYD1028", null, "embedded C (%{{ … %}}) needs a kernel to run in and is not supported; write it in the script language");

    /// <summary><c>[a, b]</c> alone.</summary>
    public static readonly DiagnosticTemplate KeysWithoutArray = Error("PYD1030", "D_SYNTAX", "`[…]` is no value by itself; write `[…] in array`");

    /// <summary>Two signs in one foreach.</summary>
    public static readonly DiagnosticTemplate SortedTwice = Error("PYD1031", null, "foreach sorts by one thing only; remove this sign or the one at {0}");

    /// <summary>A global that starts as something computed.</summary>
    public static readonly DiagnosticTemplate GlobalValue = Error("PYD1032", null, "a global starts as a number or a string; assign `{0}` in probe begin instead");

    /// <summary><c>func *</c>.</summary>
    public static readonly DiagnosticTemplate SplitComponent = Error("PYD1033", "D_SYNTAX", "white space inside `{0}`; write it in one piece, or put `.` or `,` between its parts");

    /// <summary>Probes that do nothing.</summary>
    public static readonly DiagnosticTemplate NoActions = Error("PYD1034", "D_SYNTAX", "expected `,`, /predicate/ or {{ after the probe description `{0}`");

    /// <summary>An <c>else</c> alone.</summary>
    public static readonly DiagnosticTemplate ElseWithoutIf = Error("PYD1035", "D_SYNTAX", "`else` without an `if` before it");

    /// <summary>What <c>%(</c> compares.</summary>
    public static readonly DiagnosticTemplate BadCondition = Error("PYD1036", null, "this is no condition of `%(`: {0}");

    /// <summary>A conditional that lacks a part, or has one too many.</summary>
    public static readonly DiagnosticTemplate IncompleteConditional = Error("PYD1037", null, "this `%( condition %? … %: … %)` is not right: {0}");

    /// <summary>A part of a conditional alone.</summary>
    public static readonly DiagnosticTemplate StrayConditional = Error("PYD1038", null, "`{0}` belongs to no conditional; one begins with `%(`");

    /// <summary>A macro definition that is none.</summary>
    public static readonly DiagnosticTemplate BadMacro = Error("PYD1039", null, "this is no `@define name %( body %)`: {0}");

    /// <summary>Two macros of one name in one file.</summary>
    public static readonly DiagnosticTemplate MacroRedefined = Error("PYD1040", null, "the macro '@{0}' is defined already, at {1}");

    /// <summary>A macro with too few or too many arguments.</summary>
    public static readonly DiagnosticTemplate MacroArguments = Error("PYD1041", null, "the macro '@{0}' takes {1}; {2}");

    /// <summary>A macro that leads to itself.</summary>
    public static readonly DiagnosticTemplate EndlessMacro = Error("PYD1042", null, "the macro '@{0}' expands without end");

    /// <summary>A word with <c>@</c> that is neither operator nor macro.</summary>
    public static readonly DiagnosticTemplate UnknownAtWord = Error("PYD1043", null, "'{0}' is neither an operator nor a macro{1}");

    /// <summary><c>$1</c> without a first argument.</summary>
    public static readonly DiagnosticTemplate MissingArgument = Error("PYD1044", null, "'{0}': the script was started with {1}");

    /// <summary>A macro with the name of an operator.</summary>
    public static readonly DiagnosticTemplate MacroHidesOperator = Warning("PYD1045", "the macro '@{0}' hides the operator of that name");

    /// <summary>A script's argument that the script does not mention.</summary>
    public static readonly DiagnosticTemplate UnusedArgument = Warning("PYD1046", "nothing in the script uses its argument {0}, `{1}`");

    /// <summary>More than definitions in a file of macros.</summary>
    public static readonly DiagnosticTemplate MacroFileText = Error("PYD1047", null, "a file of macros holds definitions only, `@define name %( body %)`; move `{0}` to a .stp file");

    /// <summary>The argument of a probe point.</summary>
    public static readonly DiagnosticTemplate ComponentArgument = Error("PYD1048", null, "the argument of `{0}` must be a number or a string, written out");

    /// <summary>An array of no elements, or with an initial value.</summary>
    public static readonly DiagnosticTemplate ArraySize = Error("PYD1050", null, "{0}");

    /// <summary>An operator that only <c>-g</c> allows.</summary>
    public static readonly DiagnosticTemplate GuruOnly = Error("PYD1051", null, "'{0}' reads the kernel's memory or registers; pyd runs without the kernel");

    /// <summary>Two parameters of one name.</summary>
    public static readonly DiagnosticTemplate DuplicateParameter = Error("PYD1052", null, "the parameter '{0}' is there twice; give one another name");

    /// <summary>An operator with <c>@</c> and other arguments than it takes.</summary>
    public static readonly DiagnosticTemplate AtWordArguments = Error("PYD1053", null, "{0}(…) takes {1}");

    /// <summary>Something other than a name is called.</summary>
    public static readonly DiagnosticTemplate NotAFunction = Error("PYD1054", "D_FUNC_IDENT", "only a name can be called; {0} is none");

    /// <summary>A control line that the text ends.</summary>
    public static readonly DiagnosticTemplate OpenControlLine = Error("PYD1055", "D_SYNTAX", "the text ends within the line `{0}`; end the line");

    /// <summary>Letters at the end of a number that mean nothing there.</summary>
    public static readonly DiagnosticTemplate ConstantSuffix = Error("PYD1056", "D_SYNTAX", "`{0}` cannot end the integer constant {1}; u, l and ll can");

    private static DiagnosticTemplate Warning(string id, string format) => new(id, DiagnosticSeverity.Warning, null, format);

    private static DiagnosticTemplate Error(string id, string? tag, string format) => new(id, DiagnosticSeverity.Error, tag, format);
}
