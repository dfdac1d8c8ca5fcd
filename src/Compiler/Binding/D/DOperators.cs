using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Symbols;
using Pyd.Compiler.Syntax;
using Pyd.Compiler.Text;

namespace Pyd.Compiler.Binding.D;

/// <summary>D's operators between two operands: which operation each is, and in which type.</summary>
internal sealed class DOperators(DiagnosticBag diagnostics)
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
    public BoundExpression Bind(TextLocation location, SyntaxToken token, BoundExpression left, BoundExpression right)
    {
        if (left.Type is ErrorType || right.Type is ErrorType)
            return new BoundError(location);
        var symbol = token.Text;
        if (symbol is "/" or "%" && right is BoundInteger { Value: 0 })
        {
            diagnostics.Report(location, BindingTemplates.ConstantDivisionByZero);
            return new BoundError(location);
        }
        if (Comparisons.TryGetValue(symbol, out var comparison))
            return BindComparison(location, token, comparison, left, right);
        if (symbol is "+" or "-" && (left.Type, right.Type) is not (IntegerType, IntegerType))
            return BindAddress(location, token, left, right);
        if (Logical.TryGetValue(symbol, out var logical))
        {
            return RequireScalar(left, symbol) ?? RequireScalar(right, symbol)
                ?? (BoundExpression)new BoundLogical(location, logical, left, right, Types.Int);
        }
        if (RequireInteger(left, symbol) is { } wrongLeft)
            return wrongLeft;
        if (RequireInteger(right, symbol) is { } wrongRight)
            return wrongRight;
        if (Shifts.TryGetValue(symbol, out var shift))
        {
            var type = DConversions.Operand(left.Type);
            return Make(location, token, shift, type, type, left, right);
        }
        var common = DConversions.Common(left.Type, right.Type);
        return Make(location, token, Arithmetic[symbol], common, common, left, right);
    }

    // The operands keep their 64 bits, as in DTrace for Linux: int -1 is not 0xffffffffU, and only the result is cut to the common type.
    private BoundExpression BindComparison(TextLocation location, SyntaxToken token, (BinaryOperation Signed, BinaryOperation Unsigned) comparison,
        BoundExpression left, BoundExpression right)
    {
        if (token.Text is "==" or "!=" && (left, right) is ({ Type.IsString: true }, BoundNull) or (BoundNull, { Type.IsString: true }))
            return new BoundBinary(location, comparison.Signed, token.Text, token.Location, left, right, Types.Int);
        var areTexts = (TypeLayout.IsText(left.Type) || DConversions.IsZero(left)) && (TypeLayout.IsText(right.Type) || DConversions.IsZero(right));
        if (areTexts && (left.Type.IsString || right.Type.IsString))
        {
            return new BoundBinary(location, comparison.Signed, token.Text, token.Location,
                DConversions.ToText(left.Location, left), DConversions.ToText(right.Location, right), Types.Int);
        }
        if (left.Type is IntegerType && right.Type is IntegerType)
            return Make(location, token, comparison, DConversions.Common(left.Type, right.Type), Types.Int, left, right);
        if (DConversions.Accepts(DConversions.Decay(left).Type, right) || DConversions.Accepts(DConversions.Decay(right).Type, left))
        {
            if (left.Type is not StructType && !left.Type.IsString && !right.Type.IsString)
                return Make(location, token, comparison, Types.UnsignedLong, Types.Int, DConversions.Decay(left), DConversions.Decay(right));
        }
        return Incompatible(location, token, left, right);
    }

    // Pointers step by the size of what they point at; a string counts as the address of its characters, and so does what comes of it.
    private BoundExpression BindAddress(TextLocation location, SyntaxToken token, BoundExpression left, BoundExpression right)
    {
        if (token.Text == "-" && IsAddress(left.Type) && IsAddress(right.Type) && TypeLayout.ArePointersCompatible(left.Type, right.Type))
            return Difference(location, token, left, right);
        if (left.Type is IntegerType && token.Text == "+")
            (left, right) = (right, left);
        if (right.Type is not IntegerType || !(left.Type.IsString || IsAddress(left.Type)))
            return Incompatible(location, token, left, right);
        if (left.Type is ArrayType array && !DMemoryBinder.CheckIndex(right.Location, array, right, diagnostics))
            return new BoundError(location);
        if (left.Type.IsString)
        {
            var characters = new PointerType(Types.Char);
            return DConversions.ReadText(location, Step(location, token, new BoundTextAddress(left.Location, left, characters), right, characters));
        }
        var pointer = DConversions.Decay(left);
        return Step(location, token, pointer, right, (PointerType)pointer.Type);
    }

    private static BoundBinary Step(TextLocation location, SyntaxToken token, BoundExpression pointer, BoundExpression steps, PointerType type)
    {
        var size = new BoundInteger(steps.Location, TypeLayout.SizeOf(type.Target), Types.Long);
        var bytes = size.Value == 1 ? steps
            : DConstants.Fold(new BoundBinary(steps.Location, BinaryOperation.Multiply, "*", token.Location, steps, size, Types.Long));
        return new BoundBinary(location, Arithmetic[token.Text].Signed, token.Text, token.Location, pointer, bytes, type);
    }

    private static BoundBinary Difference(TextLocation location, SyntaxToken token, BoundExpression left, BoundExpression right)
    {
        var type = (IntegerType)Types.OwnTypedefs["ptrdiff_t"];
        var bytes = new BoundBinary(location, BinaryOperation.Subtract, "-", token.Location, DConversions.Decay(left), DConversions.Decay(right), type);
        var size = Math.Max(1, TypeLayout.SizeOf(TypeLayout.TargetOf(left.Type)!));
        return new BoundBinary(location, BinaryOperation.Divide, "-", token.Location, bytes, new BoundInteger(location, size, type), type);
    }

    /// <summary>A pointer or array that can be stepped.</summary>
    private static bool IsAddress(TypeSymbol type) => TypeLayout.TargetOf(type) is not null && !TypeLayout.IsBlindPointer(type);

    private BoundError? RequireScalar(BoundExpression operand, string symbol) => TypeLayout.IsScalar(operand.Type)
        ? null
        : Report(operand, TypeTemplates.OperandScalar, symbol, DWording.Kind(operand), "operands");

    private BoundError? RequireInteger(BoundExpression operand, string symbol)
    {
        if (TypeLayout.IsArithmetic(operand.Type))
            return null;
        return symbol is "+" or "-" or "*" or "/"
            ? Report(operand, TypeTemplates.OperandArithmetic, symbol, DWording.Kind(operand), "operands")
            : Report(operand, BindingTemplates.WrongOperandType, symbol, "an integer", DWording.Kind(operand), "operands");
    }

    private BoundError Incompatible(TextLocation location, SyntaxToken token, BoundExpression left, BoundExpression right)
    {
        diagnostics.Report(location, BindingTemplates.IncompatibleTypes, token.Text, DWording.Kind(left),
            right.Type.IsString ? $"{DWording.Kind(right)}{DWording.Hint(left)}" : DWording.Kind(right) + (left.Type.IsString ? DWording.Hint(right) : ""),
            DWording.Name(left), DWording.Name(right));
        return new BoundError(location);
    }

    private BoundError Report(BoundExpression operand, DiagnosticTemplate template, params string[] arguments)
    {
        diagnostics.Report(operand.Location, template, arguments);
        return new BoundError(operand.Location);
    }

    private static BoundExpression Make(TextLocation location, SyntaxToken token, (BinaryOperation Signed, BinaryOperation Unsigned) operation,
        IntegerType operands, TypeSymbol result, BoundExpression left, BoundExpression right) =>
        DConstants.Fold(new BoundBinary(location, operands.IsSigned ? operation.Signed : operation.Unsigned, token.Text, token.Location, left, right, result));
}
