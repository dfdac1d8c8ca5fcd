using Pyd.Compiler.Binding;
using Pyd.Compiler.Ir;
using Pyd.Compiler.Symbols;

namespace Pyd.Compiler.Lowering;

/// <summary>D's actions that show memory: bytes that cannot be read are zeros, as in DTrace for Linux.</summary>
internal sealed class DumpLowering(ExpressionLowering expressions, HandlerScope scope, CodeBuffer code, LanguageRules rules)
{
    // tracemem(a, n, m)   ──►   Records.TraceBytes(Memory.Dump(a, n, m))
    public IrConstant Lower(BoundTracemem dump)
    {
        scope.MayReadStrings();
        var operands = expressions.LowerAll(dump.Limit is null ? [dump.Address] : [dump.Address, dump.Limit]);
        return Evaluate(RuntimeMembers.TraceBytes,
            new IrRuntimeCall(RuntimeMembers.Dump, [operands[0], new IrConstant(dump.Size), dump.Limit is null ? new IrConstant(dump.Size) : operands[1]]));
    }

    // print(p)   ──►   t = p; if (!t) fault; PrintType(t, Memory.Dump(t, 24, 24), "…", 0)
    public IrConstant Lower(BoundPrint print)
    {
        scope.MayReadStrings();
        var size = new IrConstant(TypeLayout.SizeOf(print.Target));
        var address = code.Store(expressions.Lower(print.Pointer));
        code.Add(new IrIf(new IrUnary(UnaryOperation.Not, address),
            new IrBlock([rules.Fault(FaultCause.BadAddress, address, print.Location)]), null));
        var description = TypeDescription.Of(print.Target);
        return Evaluate(RuntimeMembers.PrintType, address, new IrRuntimeCall(RuntimeMembers.Dump, [address, size, size]),
            new IrText(description), new IrConstant(rules.TypeNumber(description)));
    }

    private IrConstant Evaluate(RuntimeMember member, params IrExpression[] arguments)
    {
        code.Add(new IrEvaluate(new IrRuntimeCall(member, arguments)));
        return new IrConstant(0);
    }
}
