using Pyd.Compiler.Binding;
using Pyd.Compiler.Ir;
using Pyd.Compiler.Symbols;

namespace Pyd.Compiler.Lowering;

/// <summary>Assignments and increments of every kind of target.</summary>
internal sealed class AssignmentLowering(ExpressionLowering expressions, HandlerScope scope, CodeBuffer code, LanguageRules rules)
{
    public IrExpression Lower(BoundAssignment assignment, bool isUsed)
    {
        if (TypeLayout.IsAggregate(assignment.Target.Type))
            return expressions.Memory.Copy(assignment);
        if (assignment.Target is BoundMemory memory)
            return expressions.Memory.Store(memory, assignment.Value);
        if (assignment.Target is BoundVariable { Symbol: var symbol })
        {
            var value = LowerValue(assignment.Value, () => expressions.Variables.Get(symbol));
            value = isUsed && value is not (IrConstant or IrText) ? code.Store(value) : value;
            Escapes(assignment.Value);
            expressions.Variables.Set(symbol, value);
            return value;
        }
        var element = (BoundElement)assignment.Target;
        if (rules.ComputesValueFirst && !ReadsOld(assignment.Value))
            return AssignBeforeKeys(element, assignment.Value, isUsed);
        var keys = expressions.LowerAll(element.Keys);
        if (Increment(assignment) is { } delta)
            return Increase(element, keys, delta, isUsed);
        var stored = LowerValue(assignment.Value, () => expressions.Variables.Get(element.Array, keys));
        stored = isUsed && stored is not (IrConstant or IrText) ? code.Store(stored) : stored;
        Escapes(assignment.Value);
        expressions.Variables.RequireRoom(element.Array, keys, element.Location);
        expressions.Variables.Set(element.Array, keys, stored);
        return stored;
    }

    // a[x++] = x   ──►   t = x; u = x; x = u + 1; a[u] = t
    private IrExpression AssignBeforeKeys(BoundElement element, BoundExpression value, bool isUsed)
    {
        var stored = expressions.LowerRaw(value);
        var (keys, acts) = code.CollectList(() => expressions.LowerAll(element.Keys));
        // What the event is stays as it is, whatever keys do.
        if ((isUsed || acts.Count > 0) && stored is not (IrConstant or IrText or IrArgument or IrEventTime or IrEventCpu))
            stored = code.Store(stored);
        code.AddRange(acts);
        Escapes(value);
        expressions.Variables.RequireRoom(element.Array, keys, element.Location);
        expressions.Variables.Set(element.Array, keys, stored);
        return stored;
    }

    private static bool ReadsOld(BoundExpression value) => value switch
    {
        BoundOldValue => true,
        BoundBinary binary => ReadsOld(binary.Left),
        BoundConcatenation concatenation => ReadsOld(concatenation.Left),
        BoundConversion conversion => ReadsOld(conversion.Operand),
        _ => false,
    };

    // a[k] += v   ──►   a.Add(k, v), unless v acts after D has read a[k]: a[k] += a[k]++   ──►   t = a[k]; u = a.Add(k, 1) - 1; a[k] = t + u
    private IrExpression Increase(BoundElement element, IReadOnlyList<IrExpression> keys, BoundExpression by, bool isUsed)
    {
        var (delta, acts) = code.CollectList(() => expressions.Lower(by));
        if (acts.Count > 0 && rules.ReadsTargetFirst)
        {
            var old = code.Store(expressions.Variables.Get(element.Array, keys));
            code.AddRange(acts);
            var sum = code.Store(new IrBinary(BinaryOperation.Add, old, delta));
            expressions.Variables.Set(element.Array, keys, sum);
            return sum;
        }
        if (acts.Count > 0)
            keys = [.. keys.Select(key => key is IrConstant or IrText ? key : code.Store(key))];
        code.AddRange(acts);
        expressions.Variables.RequireRoom(element.Array, keys, element.Location);
        return expressions.Variables.Add(element.Array, keys, delta, isUsed);
    }

    /// <summary>An assigned value, with the target's old value where the operator of a compound assignment wants it.</summary>
    public IrExpression LowerValue(BoundExpression value, Func<IrExpression> old) => value switch
    {
        BoundBinary { Left: BoundOldValue or BoundConversion { Operand: BoundOldValue } } binary => expressions.Operators.Lower(binary, ExpressionLowering.Narrow(old(), binary.Left.Type)),
        BoundConcatenation { Left: BoundOldValue } concatenation => LowerJoin(concatenation, old()),
        BoundConversion { Operand: BoundBinary { Left: BoundOldValue or BoundConversion { Operand: BoundOldValue } } } conversion =>
            ExpressionLowering.Narrow(LowerValue(conversion.Operand, old), conversion.Type),
        _ => expressions.LowerRaw(value),
    };

    private IrExpression LowerJoin(BoundConcatenation concatenation, IrExpression old)
    {
        var right = expressions.Lower(concatenation.Right);
        return new IrRuntimeCall(RuntimeMembers.Concatenate, [old, right]);
    }

    /// <summary>What <c>a[k] += v</c> adds, when the sum needs no narrowing; else null.</summary>
    private static BoundExpression? Increment(BoundAssignment assignment) => assignment.Value switch
    {
        BoundBinary { Operation: BinaryOperation.Add, Left: BoundOldValue, Type: IntegerType { Size: 8 } } sum => sum.Right,
        BoundBinary { Operation: BinaryOperation.Subtract, Left: BoundOldValue, Type: IntegerType { Size: 8 } } difference =>
            new BoundUnary(difference.Location, UnaryOperation.Negate, difference.Right, difference.Type),
        _ => null,
    };

    public IrExpression Lower(BoundIncrement increment, bool isUsed)
    {
        if (increment.Target is BoundMemory memory)
            return expressions.Memory.Increment(memory, increment);
        var type = InferredType.Resolve(increment.Target.Type);
        var delta = new IrConstant(increment.Delta);
        if (increment.Target is BoundElement element)
        {
            var keys = expressions.LowerAll(element.Keys);
            expressions.Variables.RequireRoom(element.Array, keys, element.Location);
            if (type is IntegerType { Size: 8 })
            {
                var sum = expressions.Variables.Add(element.Array, keys, delta, isUsed);
                return isUsed && increment.IsPostfix ? new IrBinary(BinaryOperation.Subtract, sum, delta) : sum;
            }
            var before = code.Store(expressions.Variables.Get(element.Array, keys));
            var after = code.Store(ExpressionLowering.Narrow(new IrBinary(BinaryOperation.Add, before, delta), type));
            expressions.Variables.Set(element.Array, keys, after);
            return increment.IsPostfix ? before : after;
        }
        var symbol = ((BoundVariable)increment.Target).Symbol;
        var old = isUsed ? code.Store(expressions.Variables.Get(symbol)) : expressions.Variables.Get(symbol);
        var next = ExpressionLowering.Narrow(new IrBinary(BinaryOperation.Add, old, delta), type);
        if (isUsed && !increment.IsPostfix)
            next = code.Store(next);
        expressions.Variables.Set(symbol, next);
        return increment.IsPostfix ? old : next;
    }

    /// <summary>An argument that is kept in a variable may be read as a string when it is taken out again.</summary>
    private void Escapes(BoundExpression value)
    {
        if (value is BoundArgument or BoundConversion { Operand: BoundArgument })
            scope.MayReadStrings();
    }
}
