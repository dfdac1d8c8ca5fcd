using Pyd.Compiler.Binding;
using Pyd.Compiler.Ir;
using Pyd.Compiler.Symbols;
using Pyd.Compiler.Text;

namespace Pyd.Compiler.Lowering;

/// <summary>Operators: what compares, divides and decides.</summary>
internal sealed class OperatorLowering(ExpressionLowering expressions, CodeBuffer code, LanguageRules rules)
{
    /// <summary>A binary operation; <paramref name="old"/> stands for <see cref="BoundOldValue"/> on its left.</summary>
    public IrExpression Lower(BoundBinary binary, IrExpression? old)
    {
        var isText = binary.Left.Type.IsString || binary.Right.Type.IsString;
        if (isText && binary.Left.Type.IsString != binary.Right.Type.IsString)
            return CompareWithNull(binary);
        var operands = old is null
            ? expressions.LowerAll([binary.Left, binary.Right], expressions.LowerRaw)
            : LowerAfter(old, binary.Right);
        var (left, right) = (operands[0], operands[1]);
        if (left.Type == ValueKind.Text)
            return CompareTexts(binary.Operation, left, right);
        return binary.Operation switch
        {
            BinaryOperation.Divide or BinaryOperation.DivideUnsigned or BinaryOperation.Remainder or BinaryOperation.RemainderUnsigned =>
                Divide(binary.Operation, left, right, binary.OperatorLocation),
            _ => new IrBinary(binary.Operation, left, right),
        };
    }

    // x += x++   ──►   t = x; x = t + 1; x = t + t: the old value is read before the right side acts.
    private IrExpression[] LowerAfter(IrExpression old, BoundExpression right)
    {
        var (value, statements) = code.CollectList(() => expressions.Lower(right));
        if (statements.Count > 0 && rules.ReadsTargetFirst && old is not IrConstant)
            old = code.Store(old);
        code.AddRange(statements);
        return [old, value];
    }

    // self->name == NULL   ──►   thread.name is missing
    private IrExpression CompareWithNull(BoundBinary binary)
    {
        var missing = new IrIsMissing(expressions.LowerRaw(binary.Left is BoundNull ? binary.Right : binary.Left));
        return binary.Operation == BinaryOperation.Equal ? missing : new IrUnary(UnaryOperation.Not, missing);
    }

    private static IrExpression CompareTexts(BinaryOperation operation, IrExpression left, IrExpression right)
    {
        var equal = new IrRuntimeCall(RuntimeMembers.TextEqual, [left, right]);
        return operation switch
        {
            BinaryOperation.Equal => equal,
            BinaryOperation.NotEqual => new IrUnary(UnaryOperation.Not, equal),
            _ => new IrBinary(operation, new IrRuntimeCall(RuntimeMembers.TextCompare, [left, right]), new IrConstant(0)),
        };
    }

    // a / b   ──►   if (b == 0) fail; b == -1 ? -a : a / b
    private IrExpression Divide(BinaryOperation operation, IrExpression left, IrExpression right, TextLocation location)
    {
        if (right is IrConstant { Value: not (0 or -1) })
            return operation == BinaryOperation.Remainder ? rules.Remainder(new IrBinary(operation, left, right), right) : new IrBinary(operation, left, right);
        left = left is IrConstant ? left : code.Store(left);
        right = code.Store(right);
        code.Add(new IrIf(new IrUnary(UnaryOperation.Not, right), new IrBlock([rules.DivisionByZero(location)]), null));
        var quotient = new IrBinary(operation, left, right);
        var isMinusOne = new IrBinary(BinaryOperation.Equal, right, new IrConstant(-1));
        return operation switch
        {
            BinaryOperation.Divide => new IrConditional(isMinusOne, new IrUnary(UnaryOperation.Negate, left), quotient),
            BinaryOperation.Remainder => new IrConditional(isMinusOne, new IrConstant(0), rules.Remainder(quotient, right)),
            _ => quotient,
        };
    }

    public IrExpression Lower(BoundLogical logical)
    {
        var left = expressions.Lower(logical.Left);
        var right = code.CollectList(() => expressions.Lower(logical.Right));
        if (logical.Operation == LogicalOperation.Xor)
        {
            // D evaluates both sides of ^^.
            left = right.Statements.Count > 0 ? code.Store(left) : left;
            code.AddRange(right.Statements);
            return new IrBinary(BinaryOperation.NotEqual, Truth(left), Truth(right.Result));
        }
        var isAnd = logical.Operation == LogicalOperation.And;
        if (right.Statements.Count == 0)
        {
            return isAnd
                ? new IrConditional(left, Truth(right.Result), new IrConstant(0))
                : new IrConditional(left, new IrConstant(1), Truth(right.Result));
        }
        // a && (effects, b)   ──►   t = 0; if (a) { effects; t = b != 0; }
        var local = code.NewLocal(ValueKind.Integer);
        code.Add(new IrSetLocal(local, new IrConstant(isAnd ? 0 : 1)));
        var condition = isAnd ? left : new IrUnary(UnaryOperation.Not, left);
        code.Add(new IrIf(condition, new IrBlock([.. right.Statements, new IrSetLocal(local, Truth(right.Result))]), null));
        return new IrGetLocal(local);
    }

    private static IrExpression Truth(IrExpression value) => IrFacts.IsTruth(value) ? value : new IrBinary(BinaryOperation.NotEqual, value, new IrConstant(0));

    public IrExpression Lower(BoundConditional conditional, Func<BoundExpression, IrExpression> lower)
    {
        var condition = expressions.Lower(conditional.Condition);
        var whenTrue = code.CollectList(() => lower(conditional.WhenTrue));
        var whenFalse = code.CollectList(() => lower(conditional.WhenFalse));
        if (whenTrue.Statements.Count == 0 && whenFalse.Statements.Count == 0)
            return new IrConditional(condition, whenTrue.Result, whenFalse.Result);
        // c ? (effects, a) : b   ──►   if (c) { effects; t = a; } else { t = b; }
        var local = code.NewLocal(whenTrue.Result.Type);
        code.Add(new IrIf(condition, new IrBlock([.. whenTrue.Statements, new IrSetLocal(local, whenTrue.Result)]),
            new IrBlock([.. whenFalse.Statements, new IrSetLocal(local, whenFalse.Result)])));
        return new IrGetLocal(local);
    }
}
