using Pyd.Compiler.Symbols;

namespace Pyd.Compiler.Binding.D;

/// <summary>
/// C's integer types on LP64, joined as DTrace for Linux joins them: small types are not promoted to int (char + char is a char).
/// </summary>
internal static class DConversions
{
    /// <summary>The type that an operator computes in when it has one operand.</summary>
    public static IntegerType Operand(TypeSymbol type) => type as IntegerType ?? Types.Long;

    /// <summary>The type in which two integers meet: the larger; of two of one size the unsigned.</summary>
    public static IntegerType Common(TypeSymbol left, TypeSymbol right)
    {
        var (a, b) = (Operand(left), Operand(right));
        if (a.Size != b.Size)
            return a.Size > b.Size ? a : b;
        return a.IsSigned ? b : a;
    }

    /// <summary>An integer as a type; the same node when nothing changes.</summary>
    public static BoundExpression Convert(BoundExpression expression, TypeSymbol type)
    {
        if (type is not IntegerType target || expression.Type is not IntegerType source || source == target)
            return expression;
        if (expression is BoundInteger constant)
            return constant with { Value = Wrap(constant.Value, target), Type = target };
        return Fits(source, target) ? expression : new BoundConversion(expression.Location, expression, target);
    }

    /// <summary>A value cut to a type's size and extended again by its sign.</summary>
    public static long Wrap(long value, IntegerType type) => (type.Size, type.IsSigned) switch
    {
        (1, true) => (sbyte)value,
        (1, false) => (byte)value,
        (2, true) => (short)value,
        (2, false) => (ushort)value,
        (4, true) => (int)value,
        (4, false) => (uint)value,
        _ => value,
    };

    /// <summary>Every value of the source has the same 64 bits in the target.</summary>
    private static bool Fits(IntegerType source, IntegerType target) =>
        target.Size == 8 || (source.Size < target.Size && (!source.IsSigned || target.IsSigned)) || (source.Size == target.Size && source.IsSigned == target.IsSigned);
}
