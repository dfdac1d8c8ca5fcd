using System.Globalization;
using Pyd.Compiler.Symbols;

namespace Pyd.Compiler.Lowering;

/// <summary>A type as D's <c>print()</c> is told of it; <c>Pyd.Runtime.Formatting.PrintedType</c> reads it.</summary>
internal static class TypeDescription
{
    // In the order of Pyd.Runtime.Formatting.PrintedKind.
    private enum Kind
    {
        Structure, Array, Signed, Unsigned, Character, Enumeration, Pointer, Other,
    }

    public static string Of(TypeSymbol type) => string.Join('\n', Lines(type, 0, null));

    private static IEnumerable<string> Lines(TypeSymbol type, int depth, StructMember? member)
    {
        var bits = member?.Bits ?? 0;
        var size = bits > 0 ? StructType.BytesOf(bits) : TypeLayout.SizeOf(type);
        var count = type switch { ArrayType array => array.Count, StringType => size, _ => 0 };
        IEnumerable<string> fields = [.. new[] { depth, (long)KindOf(type), member?.Offset ?? 0, size, bits, count }
            .Select(number => number.ToString(CultureInfo.InvariantCulture)), member?.Name ?? "", type.Name.Replace(" (anon)", "", StringComparison.Ordinal)];
        if (type is EnumType enumeration)
            fields = fields.Concat(enumeration.Values.SelectMany(value => new[] { value.Key, value.Value.ToString(CultureInfo.InvariantCulture) }));
        var parts = type switch
        {
            StructType structure => structure.Members.SelectMany(part => Lines(part.Type, depth + 1, part)),
            ArrayType array => Lines(array.Element, depth + 1, null),
            StringType => Lines(Types.Char, depth + 1, null),
            _ => [],
        };
        return parts.Prepend(string.Join('\t', fields));
    }

    private static Kind KindOf(TypeSymbol type) => type switch
    {
        StructType => Kind.Structure,
        ArrayType or StringType => Kind.Array,
        EnumType => Kind.Enumeration,
        IntegerType { Name: "char" } => Kind.Character,
        IntegerType { IsSigned: true } => Kind.Signed,
        IntegerType => Kind.Unsigned,
        PointerType => Kind.Pointer,
        _ => Kind.Other,
    };
}
