using Pyd.Compiler.Symbols;

namespace Pyd.Compiler.Binding.D;

/// <summary>Constants of D are computed while compiling, with 64 bits.</summary>
internal static class DConstants
{
    public static BoundExpression Fold(BoundExpression expression) => expression switch
    {
        BoundBinary { Left: BoundInteger left, Right: BoundInteger right, Type: IntegerType type } binary
            when Operations.Evaluate(binary.Operation, left.Value, right.Value) is { } value =>
            new BoundInteger(binary.Location, value, type),
        BoundUnary { Operand: BoundInteger operand, Type: IntegerType type } unary =>
            new BoundInteger(unary.Location, Fold(unary.Operation, operand.Value, type), type),
        _ => expression,
    };

    // Only the negative of an unsigned constant is cut (dt_node_op1).
    private static long Fold(UnaryOperation operation, long operand, IntegerType type)
    {
        var value = Operations.Evaluate(operation, operand);
        return operation == UnaryOperation.Negate && !type.IsSigned ? DConversions.Wrap(value, type) : value;
    }
}
