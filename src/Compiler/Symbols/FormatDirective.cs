namespace Pyd.Compiler.Symbols;

/// <summary>How one argument of a printf is written. The numbers are those of <c>Pyd.Runtime.Formatting.Conversion</c>; a test compares them.</summary>
internal enum FormatConversion
{
    SignedDecimal, UnsignedDecimal, Octal, Hex, HexUpper, Character, EscapedCharacter, Text, EscapedText, Pointer, CalendarTime, RfcTime, Binary,
    EscapedCharacterStap, Stack, Scientific, ScientificUpper, Fixed, General, GeneralUpper,
}

/// <summary>The flags of a conversion; the numbers are those of <c>Pyd.Runtime.Formatting.FormatFlags</c>.</summary>
[Flags]
internal enum FormatFlags
{
    None = 0,
    Left = 1,
    Zero = 2,
    Plus = 4,
    Space = 8,
    Alternate = 16,
    Group = 32,

    /// <summary>SystemTap's rules where they differ from C's.</summary>
    Stap = 64,
}

/// <summary>A conversion with constant width and precision; null for none.</summary>
internal sealed record FormatDirective(FormatConversion Conversion, FormatFlags Flags, long? Width, long? Precision)
{
    /// <summary>In printa, a width or precision that the next key gives; the number is that of <c>Pyd.Runtime.Formatting.PrintaFormat</c>.</summary>
    public const long FromKey = long.MaxValue;
}
