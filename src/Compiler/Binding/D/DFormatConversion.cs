using Pyd.Compiler.Symbols;

namespace Pyd.Compiler.Binding.D;

/// <summary>One of D's conversions: how it prints, and of what (dt_printf.c).</summary>
/// <param name="Kind">How.</param>
/// <param name="Takes">Of what, for messages.</param>
/// <param name="Accepts">Whether a type is that.</param>
internal sealed record DFormatConversion(FormatConversion Kind, string Takes, Func<TypeSymbol, bool> Accepts)
{
    /// <summary>The conversion of a letter for an argument; null when there is none.</summary>
    public static DFormatConversion? Find(char letter, TypeSymbol type) => letter switch
    {
        // %d follows the argument's own sign, which only 64 bits show.
        'd' when type is IntegerType { IsSigned: false, Size: 8 } => Integer(FormatConversion.UnsignedDecimal),
        'd' or 'i' => Integer(FormatConversion.SignedDecimal),
        'u' => Integer(FormatConversion.UnsignedDecimal),
        'o' => Integer(FormatConversion.Octal),
        'x' => Integer(FormatConversion.Hex),
        'X' => Integer(FormatConversion.HexUpper),
        'A' when type is SymbolType => new(FormatConversion.Text, "a symbol", _ => true),
        'p' or 'a' or 'A' => Integer(FormatConversion.Pointer),
        'c' => Integer(FormatConversion.Character),
        'C' => Integer(FormatConversion.EscapedCharacter),
        'Y' => Integer(FormatConversion.CalendarTime),
        'T' => Integer(FormatConversion.RfcTime),
        's' => Text(FormatConversion.Text),
        'S' => Text(FormatConversion.EscapedText),
        'k' => new(FormatConversion.Stack, "a stack", argument => argument is StackType),
        'e' => Float(FormatConversion.Scientific),
        'E' => Float(FormatConversion.ScientificUpper),
        'f' => Float(FormatConversion.Fixed),
        'g' => Float(FormatConversion.General),
        'G' => Float(FormatConversion.GeneralUpper),
        _ => null,
    };

    private static DFormatConversion Integer(FormatConversion kind) => new(kind, "an integer", type => type.IsInteger);

    private static DFormatConversion Text(FormatConversion kind) => new(kind, "a string", type => type.IsString);

    private static DFormatConversion Float(FormatConversion kind) => new(kind, "a floating-point number", type => type is FloatType { Size: <= 8 });
}
