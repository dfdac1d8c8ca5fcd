using Pyd.Compiler.Symbols;
using Pyd.Compiler.Text;

namespace Pyd.Compiler.Binding.D;

/// <summary>
/// C's types on LP64, joined as DTrace for Linux joins them: small integers are not promoted to int (char + char is a char), strings and
/// addresses of characters stand for each other.
/// </summary>
internal static class DConversions
{
    /// <summary>The type that an operator computes in when it has one operand.</summary>
    public static IntegerType Operand(TypeSymbol type) => type switch
    {
        EnumType => Types.Int,
        IntegerType integer => integer,
        PointerType => Types.UnsignedLong,
        _ => Types.Long,
    };

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
        if (type is not IntegerType target || expression.Type is not IntegerType source)
            return expression;
        if (expression is BoundInteger constant)
            return constant with { Value = Wrap(constant.Value, target), Type = target };
        return Fits(source, target) && (target.Size == 8 || IsExact(expression)) ? expression : new BoundConversion(expression.Location, expression, target);
    }

    /// <summary>An integer cut to its own type: what is printed, stored or a key. Operators compute with 64 bits and do not cut (dt_cg.c).</summary>
    public static BoundExpression Settle(BoundExpression expression) => Convert(expression, expression.Type);

    /// <summary>Whether an integer is known to fit its type without being cut to it.</summary>
    private static bool IsExact(BoundExpression expression) => expression switch
    {
        BoundBinary { Operation: < BinaryOperation.Equal } or BoundUnary { Operation: not UnaryOperation.Not } => false,
        BoundInteger { Type: IntegerType type } constant => Wrap(constant.Value, type) == constant.Value,
        BoundConditional conditional => IsExact(conditional.WhenTrue) && IsExact(conditional.WhenFalse),
        BoundSequence sequence => IsExact(sequence.Second),
        _ => true,
    };

    /// <summary>Whether a value may be assigned to, or be an argument or key of, a type (dt_node_is_argcompat).</summary>
    public static bool Accepts(TypeSymbol target, BoundExpression value) =>
        target is ErrorType || value.Type is ErrorType
        || (TypeLayout.IsArithmetic(target) && TypeLayout.IsArithmetic(value.Type))
        || (TypeLayout.IsText(target) && TypeLayout.IsText(value.Type))
        || (target is StructType or StackType or SymbolType && target == value.Type)
        || (target is PointerType { Target: VoidType } && value.Type is StringType)
        || (IsZero(value) && (target is PointerType or StringType || (target is ArrayType)))
        || TypeLayout.ArePointersCompatible(target, value.Type);

    /// <summary>An accepted value as a type: strings become addresses and addresses strings, arrays the address of their first element.</summary>
    public static BoundExpression To(BoundExpression value, TypeSymbol target) => target switch
    {
        StringType => ToText(value.Location, value),
        PointerType when value.Type.IsString => new BoundTextAddress(value.Location, value, target),
        PointerType => Decay(value),
        _ => Convert(value, target),
    };

    /// <summary>A value as a string: strings are, addresses are read; a constant 0 is NULL.</summary>
    public static BoundExpression ToText(TextLocation location, BoundExpression value) => value switch
    {
        { Type: StringType or ErrorType } => value,
        { Type: ArrayType array } => new BoundTextAt(location, value, array.Count * TypeLayout.SizeOf(array.Element)),
        _ when IsZero(value) => new BoundMissingText(location),
        _ => ReadText(location, value),
    };

    /// <summary>The string at an address.</summary>
    public static BoundExpression ReadText(TextLocation location, BoundExpression address)
    {
        var read = Builtins.Get(Syntax.Dialect.D, "copyinstr");
        return new BoundBuiltin(location, read, [Convert(address, read.Parameters[0]!)], Types.String);
    }

    /// <summary>An array as the address of its first element; anything else as it is.</summary>
    public static BoundExpression Decay(BoundExpression value) =>
        value.Type is ArrayType array ? new BoundConversion(value.Location, value, new PointerType(array.Element)) : value;

    /// <summary>A constant 0, which is also the address that leads nowhere.</summary>
    public static bool IsZero(BoundExpression value) => value is BoundInteger { Value: 0 } or BoundNull;

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
