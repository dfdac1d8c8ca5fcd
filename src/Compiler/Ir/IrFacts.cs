using Pyd.Compiler.Symbols;

namespace Pyd.Compiler.Ir;

/// <summary>What is known of a value without running it.</summary>
internal static class IrFacts
{
    /// <summary>The value is 0 or 1.</summary>
    public static bool IsTruth(IrExpression value) => value switch
    {
        IrConstant { Value: 0 or 1 } or IrIsMissing or IrUnary { Operator: UnaryOperation.Not } => true,
        IrRuntimeCall call => call.Member.IsTruth,
        IrContainerCall call => call.Member.IsTruth,
        IrBinary binary => binary.Operator >= BinaryOperation.Equal,
        IrConditional conditional => IsTruth(conditional.WhenTrue) && IsTruth(conditional.WhenFalse),
        _ => false,
    };
}
