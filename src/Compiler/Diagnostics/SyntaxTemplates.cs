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

    /// <summary>A name with a backtick.</summary>
    public static readonly DiagnosticTemplate KernelSymbol = Error("PYD1027", "D_IDENT_UNDEF", "{0} is a kernel symbol; pyd runs without the kernel and cannot read it");

    /// <summary><c>%{ … %}</c>.</summary>
    public static readonly DiagnosticTemplate EmbeddedC = Error("PYD1028", null, "embedded C (%{{ … %}}) needs a kernel to run in and is not supported; write it in the script language");

    /// <summary><c>%( … %)</c> and <c>@define</c>.</summary>
    public static readonly DiagnosticTemplate Preprocessor = Error("PYD1029", null, "preprocessing ({0}) is not supported; write out the text that it stands for");

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

    private static DiagnosticTemplate Error(string id, string? tag, string format) => new(id, DiagnosticSeverity.Error, tag, format);
}
