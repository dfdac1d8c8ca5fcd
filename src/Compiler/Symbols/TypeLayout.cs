namespace Pyd.Compiler.Symbols;

/// <summary>How types lie in memory on LP64, and what they have in common for D's rules (dt_parser.c).</summary>
internal static class TypeLayout
{
    /// <summary>The bytes of a value of type <c>string</c> in memory: DTrace's default <c>strsize</c>. Only a string in a structure is cut to it.</summary>
    public const int StringSize = 256;

    /// <summary>What <c>alloca()</c> can take in one clause: DTrace's default <c>scratchsize</c>.</summary>
    public const int ScratchSize = 256;

    /// <summary>The most bytes that a type, and all variables in memory together, may have.</summary>
    public const long MostBytes = int.MaxValue / 2;

    /// <summary>The bytes that a variable takes in memory.</summary>
    public static long RoomOf(TypeSymbol type) => (SizeOf(type) + 7) / 8 * 8;

    /// <summary>In bytes; 0 for what has no size.</summary>
    public static long SizeOf(TypeSymbol type) => type switch
    {
        IntegerType integer => integer.Size,
        FloatType number => number.Size,
        PointerType => 8,
        StringType => StringSize,
        ArrayType array => array.Count * SizeOf(array.Element),
        StructType structure => structure.Size,
        _ => 0,
    };

    /// <summary>The smallest integer of C that has as many bytes, 8 at most.</summary>
    public static long PowerAtLeast(long bytes) => bytes switch { <= 1 => 1, <= 2 => 2, <= 4 => 4, _ => 8 };

    public static long AlignmentOf(TypeSymbol type) => type switch
    {
        StringType => 1,
        ArrayType array => AlignmentOf(array.Element),
        StructType structure => structure.Alignment,
        _ => Math.Max(1, SizeOf(type)),
    };

    /// <summary>Whether a value of it is kept as bytes in memory and stands for their address.</summary>
    public static bool IsAggregate(TypeSymbol type) => type is StructType or ArrayType;

    /// <summary>An integer or an address, with a truth value.</summary>
    public static bool IsScalar(TypeSymbol type) => type is IntegerType or PointerType or ErrorType;

    /// <summary>An integer, not an address.</summary>
    public static bool IsArithmetic(TypeSymbol type) => type is IntegerType or ErrorType;

    /// <summary>What a pointer or array leads to; null for other types.</summary>
    public static TypeSymbol? TargetOf(TypeSymbol type) => type switch
    {
        PointerType pointer => pointer.Target,
        ArrayType array => array.Element,
        _ => null,
    };

    /// <summary>A pointer to what has no size to step by.</summary>
    public static bool IsBlindPointer(TypeSymbol type) => type is PointerType { Target: VoidType or FunctionType };

    /// <summary>Whether a value of it can be read as a string without more ado: <c>string</c>, <c>char *</c>, <c>char []</c>.</summary>
    public static bool IsText(TypeSymbol type) => type is StringType || TargetOf(type) is IntegerType { Size: 1, IsSigned: true } and not EnumType;

    /// <summary>C's type compatibility: typedefs count as what they name.</summary>
    public static bool AreCompatible(TypeSymbol left, TypeSymbol right) => (left, right) switch
    {
        (ErrorType, _) or (_, ErrorType) => true,
        (EnumType, EnumType) or (StructType, StructType) => left == right,
        (EnumType, _) or (_, EnumType) => false,
        (IntegerType a, IntegerType b) => a.Size == b.Size && a.IsSigned == b.IsSigned,
        (PointerType a, PointerType b) => AreCompatible(a.Target, b.Target),
        (ArrayType a, ArrayType b) => a.Count == b.Count && AreCompatible(a.Element, b.Element),
        (FunctionType, FunctionType) => true,
        _ => left == right,
    };

    /// <summary>Whether two addresses may meet: of the same type, or one of no type.</summary>
    public static bool ArePointersCompatible(TypeSymbol left, TypeSymbol right) =>
        TargetOf(left) is { } a && TargetOf(right) is { } b && (a is VoidType || b is VoidType || AreCompatible(a, b));
}
