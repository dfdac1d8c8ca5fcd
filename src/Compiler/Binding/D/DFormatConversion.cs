using Pyd.Compiler.Symbols;

namespace Pyd.Compiler.Binding.D;

/// <summary>One of D's conversions: how it prints, and of what (dt_printf.c).</summary>
/// <param name="Kind">How.</param>
/// <param name="Takes">Of what, for messages.</param>
/// <param name="Accepts">Whether a type is that.</param>
internal sealed record DFormatConversion(FormatConversion Kind, string Takes, Func<TypeSymbol, bool> Accepts)
{
    /// <summary>The conversion of a size prefix and a letter for an argument; null when there is none.</summary>
    public static DFormatConversion? Find(string size, char letter, TypeSymbol type) => (size, letter) switch
    {
        // %d follows the argument's own sign: an unsigned number has none to show.
        ("", 'd' or 'i') => Integer(type is IntegerType { IsSigned: false } ? FormatConversion.UnsignedDecimal : FormatConversion.SignedDecimal),
        ("", _) when Unsigned(letter) is { } kind => Integer(kind),
        ("", 'p' or 'a') or ("", 'A') when type is not SymbolType => new(FormatConversion.Pointer, "an integer or a pointer", argument => argument.IsInteger),
        ("", 'A') => new(FormatConversion.Text, "a symbol", _ => true),
        ("", 'c') => Character(FormatConversion.Character),
        ("", 'C') => Character(FormatConversion.EscapedCharacter),
        ("l" or "w", 'c') => Sized(FormatConversion.Character, 4, true),
        ("", 'Y') => Time(FormatConversion.CalendarTime),
        ("", 'T') => Time(FormatConversion.RfcTime),
        ("", 's') => Text(FormatConversion.Text),
        ("", 'S') => Text(FormatConversion.EscapedText),
        ("", 'k') => new(FormatConversion.Stack, "a stack", argument => argument is StackType),
        ("", 'e') => Float(FormatConversion.Scientific),
        ("", 'E') => Float(FormatConversion.ScientificUpper),
        ("", 'f') => Float(FormatConversion.Fixed),
        ("", 'g') => Float(FormatConversion.General),
        ("", 'G') => Float(FormatConversion.GeneralUpper),
        ("h" or "l" or "ll", 'd' or 'i') => Sized(FormatConversion.SignedDecimal, BytesOf(size), true),
        ("h" or "l" or "ll", 'u' or 'o') when Unsigned(letter) is { } kind => Sized(kind, BytesOf(size), false),
        ("h" or "l" or "ll", 'x' or 'X') when Unsigned(letter) is { } kind => new(kind, $"{NameOf(size)}, signed or not", argument => IsNamed(argument, size)),
        _ => null,
    };

    private static FormatConversion? Unsigned(char letter) => letter switch
    {
        'u' => FormatConversion.UnsignedDecimal,
        'o' => FormatConversion.Octal,
        'x' => FormatConversion.Hex,
        'X' => FormatConversion.HexUpper,
        _ => null,
    };

    private static int BytesOf(string size) => size == "h" ? 2 : 8;

    private static string NameOf(string size) => size switch { "h" => "short", "l" => "long", _ => "long long" };

    // long and long long have as many bytes, and yet %lx takes the one and %llx the other, or a type of exactly 64 bits.
    private static bool IsNamed(TypeSymbol type, string size) => type is ErrorType || (type is IntegerType integer and not EnumType && integer.Size == BytesOf(size) && size switch
    {
        "l" => !IsLongLong(integer),
        "ll" => IsLongLong(integer) || integer.Name is "int64_t" or "uint64_t",
        _ => true,
    });

    private static bool IsLongLong(IntegerType type) => type.Name is "long long" or "unsigned long long" or "longlong_t" or "u_longlong_t" or "__s64" or "__u64";

    private static DFormatConversion Integer(FormatConversion kind) => new(kind, "an integer", type => type is IntegerType or ErrorType);

    private static DFormatConversion Sized(FormatConversion kind, int bytes, bool isSigned) =>
        new(kind, $"{(isSigned ? "a signed" : "an unsigned")} integer of {Wording.Count(bytes, "byte")}",
            type => type is ErrorType || (type is IntegerType integer and not EnumType && integer.Size == bytes && integer.IsSigned == isSigned));

    private static DFormatConversion Character(FormatConversion kind) => new(kind, "an integer of at most 4 bytes", type => type is ErrorType or IntegerType { Size: <= 4 });

    private static DFormatConversion Time(FormatConversion kind) => new(kind, "an integer of 8 bytes", type => type is ErrorType or IntegerType { Size: 8 });

    private static DFormatConversion Text(FormatConversion kind) => new(kind, "a string", type => type.IsString);

    private static DFormatConversion Float(FormatConversion kind) => new(kind, "a floating-point number", type => type is FloatType { Size: <= 8 });
}
