using Pyd.Compiler.Symbols;

namespace Pyd.Compiler.Binding.D;

/// <summary>Constants of D are computed while compiling, in their C type.</summary>
internal static class DConstants
{
    public static BoundExpression Fold(BoundExpression expression) => expression switch
    {
        BoundBinary { Left: BoundInteger left, Right: BoundInteger right, Type: IntegerType type } binary
            when Operations.Evaluate(binary.Operation, left.Value, right.Value) is { } value =>
            new BoundInteger(binary.Location, DConversions.Wrap(value, type), type),
        BoundUnary { Operand: BoundInteger operand, Type: IntegerType type } unary =>
            new BoundInteger(unary.Location, DConversions.Wrap(Operations.Evaluate(unary.Operation, operand.Value), type), type),
        _ => expression,
    };
}
