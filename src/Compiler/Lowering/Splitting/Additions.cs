using Pyd.Compiler.Ir;
using Pyd.Compiler.Symbols;

namespace Pyd.Compiler.Lowering.Splitting;

/// <summary>Finds values that are what was there before and something more: of those the order does not matter.</summary>
/// <param name="locals">The values of locals that were set just before, by which they are replaced.</param>
internal sealed class Additions(IReadOnlyDictionary<IrLocal, IrExpression> locals)
{
    /// <summary>
    /// <c>n = int32((n Add 3))</c>, <c>a[k].Assign(int32((a[k].Get() Add 3)))</c>: what is added, and the size of the type; null for anything else.
    /// </summary>
    /// <param name="value">The new value.</param>
    /// <param name="isOld">Whether an expression is the old one.</param>
    /// <param name="read">Takes the expression that was the old value.</param>
    public (IrExpression Added, int Bytes, bool IsSigned)? Find(IrExpression value, Func<IrExpression, bool> isOld, Action<IrExpression> read)
    {
        value = Resolve(value);
        var (bytes, isSigned) = (sizeof(long), true);
        if (value is IrNarrow narrow)
            (bytes, isSigned, value) = (narrow.Bytes, narrow.IsSigned, Resolve(narrow.Operand));
        if (value is not IrBinary { Operator: BinaryOperation.Add or BinaryOperation.Subtract } sum)
            return null;
        if (ReferenceEquals(sum.Left, sum.Right))
            return null;
        if (Old(sum.Left, isOld) is { } left)
        {
            read(left);
            return (sum.Right, bytes, isSigned);
        }
        if (sum.Operator == BinaryOperation.Add && Old(sum.Right, isOld) is { } right)
        {
            read(right);
            return (sum.Left, bytes, isSigned);
        }
        return null;
    }

    /// <summary>Whether two keys are the same by their form.</summary>
    public bool AreSame(IReadOnlyList<IrExpression> left, IReadOnlyList<IrExpression> right) =>
        left.Count == right.Count && left.Zip(right, AreSame).All(same => same);

    private bool AreSame(IrExpression left, IrExpression right)
    {
        (left, right) = (Resolve(left), Resolve(right));
        var (ours, theirs) = (IrSearch.Operands(left).ToArray(), IrSearch.Operands(right).ToArray());
        if (ours.Length == 0 && theirs.Length == 0 && left is not IrRuntimeCall)
            return left == right;
        return (left, right) switch
        {
            (IrRuntimeCall a, IrRuntimeCall b) => a.Member == b.Member && AreSame(ours, theirs),
            (IrBinary a, IrBinary b) => a.Operator == b.Operator && AreSame(ours, theirs),
            (IrNarrow a, IrNarrow b) => (a.Bytes, a.IsSigned) == (b.Bytes, b.IsSigned) && AreSame(ours, theirs),
            (IrConditional, IrConditional) or (IrIsMissing, IrIsMissing) => AreSame(ours, theirs),
            _ => false,
        };
    }

    private IrExpression? Old(IrExpression value, Func<IrExpression, bool> isOld)
    {
        value = Resolve(value);
        if (value is IrNarrow narrow)
            value = Resolve(narrow.Operand);
        return isOld(value) ? value : null;
    }

    private IrExpression Resolve(IrExpression value)
    {
        while (value is IrGetLocal { Local: var local } && locals.TryGetValue(local, out var set))
            value = set;
        return value;
    }
}
