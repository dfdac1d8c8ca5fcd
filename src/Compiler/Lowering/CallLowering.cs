using Pyd.Compiler.Binding;
using Pyd.Compiler.Ir;
using Pyd.Compiler.Symbols;

namespace Pyd.Compiler.Lowering;

/// <summary>Calls of stap's functions.</summary>
internal sealed class CallLowering(ExpressionLowering expressions, CodeBuffer code, SiteTable sites)
{
    public IrExpression Lower(BoundCall call)
    {
        // f(a)   ──►   if (!EnterFunction()) raise; t = f(a); LeaveFunction(); propagate;
        var arguments = expressions.LowerAll(call.Arguments);
        var site = sites.Add(call.Location, $"identifier '{call.Function.Name}'");
        var entered = code.Store(new IrRuntimeCall(RuntimeMembers.EnterFunction, []));
        code.Add(new IrIf(new IrUnary(UnaryOperation.Not, entered), new IrBlock([new IrRaise(new IrText("MAXNESTING exceeded"), site)]), null));
        var returns = StorageTable.KindOf(call.Function.Returns);
        if (call.Function.MayGiveUp)
            arguments = [.. arguments.Select(code.Store)];
        var result = returns == ValueKind.Void ? null : code.NewLocal(returns);
        Invoke([call.Function, .. call.Alternatives], 0, arguments, result, site);
        code.Add(new IrEvaluate(new IrRuntimeCall(RuntimeMembers.LeaveFunction, [])));
        code.Add(new IrPropagate(site));
        return result is null ? new IrConstant(0) : new IrGetLocal(result);
    }

    // f(a), which may give up   ──►   t = f(a); if (HasGivenUp()) t = f_1(a);
    private void Invoke(IReadOnlyList<FunctionSymbol> functions, int index, IReadOnlyList<IrExpression> arguments, IrLocal? result, int site)
    {
        var function = functions[index];
        var invocation = new IrCall(new IrFunctionReference(FunctionNames.Of(function), result?.Type ?? ValueKind.Void), arguments);
        code.Add(result is null ? new IrEvaluate(invocation) : new IrSetLocal(result, invocation));
        if (!function.MayGiveUp)
            return;
        var givenUp = code.Store(new IrRuntimeCall(RuntimeMembers.HasGivenUp, []));
        var next = code.Collect(() =>
        {
            if (index + 1 < functions.Count)
                Invoke(functions, index + 1, arguments, result, site);
            else
                code.Add(new IrRaise(new IrText("all functions exhausted"), site));
        });
        code.Add(new IrIf(givenUp, next, null));
    }
}
