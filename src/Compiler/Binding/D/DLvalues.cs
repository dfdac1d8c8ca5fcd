using Pyd.Compiler.Symbols;

namespace Pyd.Compiler.Binding.D;

/// <summary>What can stand left of an assignment (dt_parser.c: DT_NF_LVALUE and DT_NF_WRITABLE).</summary>
internal static class DLvalues
{
    /// <summary>It is a place, not just a value.</summary>
    public static bool IsLvalue(BoundExpression expression) => expression switch
    {
        BoundVariable or BoundElement or BoundArgument => true,
        BoundBuiltin { Builtin.IsVariable: true } => true,
        BoundMemory memory => memory.Type is not ArrayType,
        _ => false,
    };

    /// <summary>It belongs to a variable of the script, or to what one points at.</summary>
    public static bool IsWritable(BoundExpression expression) => expression switch
    {
        BoundVariable or BoundElement => true,
        BoundMemory memory => memory.IsWritable,
        BoundIndex index => IsWritable(index.Array),
        BoundConversion { Operand.Type: ArrayType } decayed => IsWritable(decayed.Operand),
        BoundBinary { Operation: BinaryOperation.Add, Type: PointerType } sum => IsWritable(sum.Left),
        _ => false,
    };
}
