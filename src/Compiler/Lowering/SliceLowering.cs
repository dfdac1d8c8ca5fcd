using Pyd.Compiler.Binding;
using Pyd.Compiler.Ir;
using Pyd.Compiler.Symbols;

namespace Pyd.Compiler.Lowering;

/// <summary>stap's slices: some keys are given, <c>*</c> stands for any.</summary>
internal static class SliceLowering
{
    /// <summary>The keys where all are given; null where <c>*</c> is among them.</summary>
    public static IReadOnlyList<BoundExpression>? WholeKey(IReadOnlyList<BoundExpression?> slice) =>
        slice.OfType<BoundExpression>().ToArray() is var given && given.Length == slice.Count ? given : null;

    /// <summary>[a, *] in array   ──►   found = 0; foreach ([i, j] in array) { if (i != a) continue; found = 1; break; }</summary>
    public static IrExpression Contains(ExpressionLowering expressions, CodeBuffer code, IrContainer container, IReadOnlyList<BoundExpression?> slice)
    {
        var found = code.NewLocal(ValueKind.Integer);
        code.Add(new IrSetLocal(found, new IrConstant(0)));
        Walk(expressions, code, container, slice, _ =>
        {
            code.Add(new IrSetLocal(found, new IrConstant(1)));
            code.Add(new IrBreak());
        });
        return new IrGetLocal(found);
    }

    /// <summary>delete array[a, *]   ──►   foreach ([i, j] in array) { if (i != a) continue; delete array[i, j]; }</summary>
    public static void Delete(ExpressionLowering expressions, CodeBuffer code, IrContainer container, IReadOnlyList<BoundExpression?> slice) =>
        Walk(expressions, code, container, slice,
            keys => code.Add(new IrEvaluate(new IrContainerCall(container, RuntimeMembers.Remove, [.. keys.Select(key => new IrGetLocal(key))], []))));

    /// <summary>Within a loop over an array: goes on when its keys are others than those that are wanted.</summary>
    public static void SkipOthers(CodeBuffer code, IReadOnlyList<IrLocal> keys, IReadOnlyList<IrExpression?> slice)
    {
        for (var i = 0; i < keys.Count; i++)
        {
            if (slice[i] is not { } wanted)
                continue;
            IrExpression same = wanted.Type == ValueKind.Text
                ? new IrRuntimeCall(RuntimeMembers.TextEqual, [new IrGetLocal(keys[i]), wanted])
                : new IrBinary(BinaryOperation.Equal, new IrGetLocal(keys[i]), wanted);
            code.Add(new IrIf(new IrUnary(UnaryOperation.Not, same), new IrBlock([new IrContinue()]), null));
        }
    }

    private static void Walk(ExpressionLowering expressions, CodeBuffer code, IrContainer container, IReadOnlyList<BoundExpression?> slice,
        Action<IReadOnlyList<IrLocal>> act)
    {
        var wanted = slice.Select(key => key is null ? null : code.Store(expressions.Lower(key))).ToArray();
        IrLocal[] keys = [.. container.Key.Select(code.NewLocal)];
        var body = code.Collect(() =>
        {
            SkipOthers(code, keys, wanted);
            act(keys);
        });
        code.Add(new IrForeach(container, keys, null, -1, 1, new IrConstant(-1), body));
    }
}
