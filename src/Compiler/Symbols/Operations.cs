namespace Pyd.Compiler.Symbols;

/// <summary>What two integers become; comparisons give 0 or 1.</summary>
internal enum BinaryOperation
{
    Add, Subtract, Multiply, Divide, DivideUnsigned, Remainder, RemainderUnsigned, And, Or, Xor, ShiftLeft, ShiftRight, ShiftRightUnsigned,
    Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual, LessUnsigned, LessOrEqualUnsigned, GreaterUnsigned, GreaterOrEqualUnsigned,
}

/// <summary>What one integer becomes; Not gives 0 or 1.</summary>
internal enum UnaryOperation
{
    Negate, Complement, Not,
}

/// <summary>Operations on constants.</summary>
internal static class Operations
{
    /// <summary>The result, or null for a division that has none.</summary>
    public static long? Evaluate(BinaryOperation operation, long left, long right) => operation switch
    {
        BinaryOperation.Add => left + right,
        BinaryOperation.Subtract => left - right,
        BinaryOperation.Multiply => left * right,
        BinaryOperation.Divide => right == 0 || (left == long.MinValue && right == -1) ? null : left / right,
        BinaryOperation.DivideUnsigned => right == 0 ? null : (long)((ulong)left / (ulong)right),
        BinaryOperation.Remainder => right == 0 || (left == long.MinValue && right == -1) ? null : left % right,
        BinaryOperation.RemainderUnsigned => right == 0 ? null : (long)((ulong)left % (ulong)right),
        BinaryOperation.And => left & right,
        BinaryOperation.Or => left | right,
        BinaryOperation.Xor => left ^ right,
        BinaryOperation.ShiftLeft => left << (int)(right & 63),
        BinaryOperation.ShiftRight => left >> (int)(right & 63),
        BinaryOperation.ShiftRightUnsigned => left >>> (int)(right & 63),
        BinaryOperation.Equal => left == right ? 1 : 0,
        BinaryOperation.NotEqual => left != right ? 1 : 0,
        BinaryOperation.Less => left < right ? 1 : 0,
        BinaryOperation.LessOrEqual => left <= right ? 1 : 0,
        BinaryOperation.Greater => left > right ? 1 : 0,
        BinaryOperation.GreaterOrEqual => left >= right ? 1 : 0,
        BinaryOperation.LessUnsigned => (ulong)left < (ulong)right ? 1 : 0,
        BinaryOperation.LessOrEqualUnsigned => (ulong)left <= (ulong)right ? 1 : 0,
        BinaryOperation.GreaterUnsigned => (ulong)left > (ulong)right ? 1 : 0,
        BinaryOperation.GreaterOrEqualUnsigned => (ulong)left >= (ulong)right ? 1 : 0,
        _ => throw new System.Diagnostics.UnreachableException($"{operation}"),
    };

    /// <summary>The result.</summary>
    public static long Evaluate(UnaryOperation operation, long operand) => operation switch
    {
        UnaryOperation.Negate => -operand,
        UnaryOperation.Complement => ~operand,
        UnaryOperation.Not => operand == 0 ? 1 : 0,
        _ => throw new System.Diagnostics.UnreachableException($"{operation}"),
    };
}
