using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Symbols;
using Pyd.Compiler.Syntax;
using Pyd.Compiler.Text;

namespace Pyd.Compiler.Binding.D;

/// <summary>D's operators between two operands: which operation each is, and in which type.</summary>
internal static class DOperators
{
    private static readonly Dictionary<string, (BinaryOperation Signed, BinaryOperation Unsigned)> Arithmetic = new()
    {
        ["+"] = (BinaryOperation.Add, BinaryOperation.Add),
        ["-"] = (BinaryOperation.Subtract, BinaryOperation.Subtract),
        ["*"] = (BinaryOperation.Multiply, BinaryOperation.Multiply),
        ["/"] = (BinaryOperation.Divide, BinaryOperation.DivideUnsigned),
        ["%"] = (BinaryOperation.Remainder, BinaryOperation.RemainderUnsigned),
        ["&"] = (BinaryOperation.And, BinaryOperation.And),
        ["|"] = (BinaryOperation.Or, BinaryOperation.Or),
        ["^"] = (BinaryOperation.Xor, BinaryOperation.Xor),
    };

    private static readonly Dictionary<string, (BinaryOperation Signed, BinaryOperation Unsigned)> Shifts = new()
    {
        ["<<"] = (BinaryOperation.ShiftLeft, BinaryOperation.ShiftLeft),
        [">>"] = (BinaryOperation.ShiftRight, BinaryOperation.ShiftRightUnsigned),
    };

    private static readonly Dictionary<string, (BinaryOperation Signed, BinaryOperation Unsigned)> Comparisons = new()
    {
        ["=="] = (BinaryOperation.Equal, BinaryOperation.Equal),
        ["!="] = (BinaryOperation.NotEqual, BinaryOperation.NotEqual),
        ["<"] = (BinaryOperation.Less, BinaryOperation.LessUnsigned),
        ["<="] = (BinaryOperation.LessOrEqual, BinaryOperation.LessOrEqualUnsigned),
        [">"] = (BinaryOperation.Greater, BinaryOperation.GreaterUnsigned),
        [">="] = (BinaryOperation.GreaterOrEqual, BinaryOperation.GreaterOrEqualUnsigned),
    };

    private static readonly Dictionary<string, LogicalOperation> Logical = new()
    {
        ["&&"] = LogicalOperation.And,
        ["||"] = LogicalOperation.Or,
        ["^^"] = LogicalOperation.Xor,
    };

    /// <summary>Applies an operator; an error node after a message when the operands do not fit it.</summary>
    public static BoundExpression Bind(TextLocation location, SyntaxToken token, BoundExpression left, BoundExpression right, DiagnosticBag diagnostics)
    {
        if (Comparisons.TryGetValue(token.Text, out var comparison) && left.Type.IsString && right.Type.IsString)
            return new BoundBinary(location, comparison.Signed, token.Text, token.Location, left, right, Types.Int);
        if (token.Text is "==" or "!=" && (left, right) is ({ Type.IsString: true }, BoundNull) or (BoundNull, { Type.IsString: true }))
            return new BoundBinary(location, comparison.Signed, token.Text, token.Location, left, right, Types.Int);
        if (!left.Type.IsInteger || !right.Type.IsInteger)
        {
            diagnostics.Report(location, BindingTemplates.IncompatibleTypes, token.Text, Wording.Type(left.Type),
                right.Type.IsString ? $"{Wording.Type(right.Type)}{DWording.Hint(left)}" : Wording.Type(right.Type) + (left.Type.IsString ? DWording.Hint(right) : ""));
            return new BoundError(location);
        }
        if (Logical.TryGetValue(token.Text, out var logical))
            return new BoundLogical(location, logical, left, right, Types.Int);
        if (token.Text is "/" or "%" && right is BoundInteger { Value: 0 })
        {
            diagnostics.Report(location, BindingTemplates.ConstantDivisionByZero);
            return new BoundError(location);
        }
        if (Shifts.TryGetValue(token.Text, out var shift))
        {
            var type = DConversions.Operand(left.Type);
            return Make(location, token, shift, type, type, left, right);
        }
        var common = DConversions.Common(left.Type, right.Type);
        // The operands keep their 64 bits, as in DTrace for Linux: int -1 is not 0xffffffffU, and only the result is cut to the common type.
        if (Comparisons.TryGetValue(token.Text, out comparison))
            return Make(location, token, comparison, common, Types.Int, left, right);
        if (token.Text is "&" or "|" or "^")
            (left, right) = (DConversions.Convert(left, common), DConversions.Convert(right, common));
        return Make(location, token, Arithmetic[token.Text], common, common, left, right);
    }

    private static BoundExpression Make(TextLocation location, SyntaxToken token, (BinaryOperation Signed, BinaryOperation Unsigned) operation,
        IntegerType operands, TypeSymbol result, BoundExpression left, BoundExpression right) =>
        DConstants.Fold(new BoundBinary(location, operands.IsSigned ? operation.Signed : operation.Unsigned, token.Text, token.Location, left, right, result));
}
