namespace Pyd.Runtime.Formatting;

/// <summary>What a format's conversion prints. The compiler chooses it; compiled code passes its number.</summary>
public enum Conversion
{
    /// <summary><c>%d</c>, <c>%i</c>.</summary>
    SignedDecimal,

    /// <summary><c>%u</c>. The compiler has cut the value to its type's width, for this and the next three.</summary>
    UnsignedDecimal,

    /// <summary><c>%o</c>.</summary>
    Octal,

    /// <summary><c>%x</c>.</summary>
    Hex,

    /// <summary><c>%X</c>.</summary>
    HexUpper,

    /// <summary><c>%c</c>: one byte.</summary>
    Character,

    /// <summary>D's <c>%C</c>: one byte, escaped unless it is printable.</summary>
    EscapedCharacter,

    /// <summary><c>%s</c>.</summary>
    Text,

    /// <summary>D's <c>%S</c>: escaped, and with the terminating NUL, which DTrace for Linux shows as <c>\0</c>.</summary>
    EscapedText,

    /// <summary>D's <c>%p</c>: hexadecimal without a prefix. stap's is <see cref="Hex"/> with <see cref="FormatFlags.Alternate"/>.</summary>
    Pointer,

    /// <summary>D's <c>%Y</c>: nanoseconds since 1970 as <c>1973 Dec  3 17:20:00</c>, in the <see cref="Output.TraceOutput.TimeZone"/>.</summary>
    CalendarTime,

    /// <summary>D's <c>%T</c>: nanoseconds since 1970 as <c>Mon, 03 Dec 1973 17:20:00 UTC</c>, in the <see cref="Output.TraceOutput.TimeZone"/>.</summary>
    RfcTime,

    /// <summary>stap's <c>%b</c>: the value's bytes, lowest first.</summary>
    Binary,

    /// <summary>stap's <c>%#c</c>.</summary>
    EscapedCharacterStap,

    /// <summary>D's <c>%k</c>: a stack, indented by the width when <see cref="FormatFlags.Left"/> is set, else not at all.</summary>
    Stack,

    /// <summary>D's <c>%e</c>, of a number's 64 bits as a <c>double</c>, as are the next four.</summary>
    Scientific,

    /// <summary><c>%E</c>.</summary>
    ScientificUpper,

    /// <summary><c>%f</c>.</summary>
    Fixed,

    /// <summary><c>%g</c>.</summary>
    General,

    /// <summary><c>%G</c>.</summary>
    GeneralUpper,
}

/// <summary>A conversion's flags. The compiler has settled which of <c>-</c> and <c>0</c> wins.</summary>
[Flags]
public enum FormatFlags
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary><c>-</c>: blanks after, not before.</summary>
    Left = 1,

    /// <summary><c>0</c>: zeros instead of blanks before a number.</summary>
    Zero = 2,

    /// <summary><c>+</c>: a sign before positive signed numbers too.</summary>
    Plus = 4,

    /// <summary>Blank: a blank where a sign would be.</summary>
    Space = 8,

    /// <summary><c>#</c>: <c>0</c> or <c>0x</c> before the digits.</summary>
    Alternate = 16,

    /// <summary><c>'</c>: commas between groups of three digits.</summary>
    Group = 32,

    /// <summary>
    /// SystemTap's own rules (runtime/vsprintf.c) where they are not C's: <see cref="Alternate"/> also before 0, <see cref="Zero"/> in
    /// spite of a precision, and a precision of 0 that cuts a string to nothing. DTrace takes a precision of 0 as none.
    /// </summary>
    Stap = 64,
}
