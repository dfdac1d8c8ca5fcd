using Pyd.Compiler.Binding;
using Pyd.Compiler.Ir;
using Pyd.Compiler.Symbols;
using Pyd.Compiler.Text;

namespace Pyd.Compiler.Lowering;

/// <summary>D's subroutines for network addresses: the bytes at a pointer as text.</summary>
internal sealed class AddressLowering(ExpressionLowering expressions, HandlerScope scope, CodeBuffer code, LanguageRules rules)
{
    private const int Internet = 4;
    private const int Internet6 = 16;
    private const int Ethernet = 6;
    private const int Infiniband = 20;
    private const long InternetFamily6 = 10;
    private const long EthernetType = 1;
    private const long InfinibandType = 32;

    public IrExpression Lower(BoundBuiltin builtin)
    {
        scope.MayReadStrings();
        var operands = expressions.LowerAll(builtin.Arguments).Select(operand => operand is IrConstant ? operand : code.Store(operand)).ToArray();
        var location = builtin.Location;
        switch (builtin.Builtin.Name)
        {
            case "inet_ntoa":
                return Version4(operands[0], location);
            case "inet_ntoa6":
                return Version6(operands[0], operands.Length > 1 ? operands[1] : new IrConstant(0), location);
            case "inet_ntop":
                return Either(Is(operands[0], InternetFamily6), () => Version6(operands[1], new IrConstant(1), location), () => Version4(operands[1], location));
            default:
                // link_ntop(t, a)   ──►   if (t != ethernet && t != infiniband) fault; the bytes of either
                var isInfiniband = code.Store(Is(operands[0], InfinibandType));
                var isKnown = new IrBinary(BinaryOperation.Or, isInfiniband, Is(operands[0], EthernetType));
                code.Add(new IrIf(new IrUnary(UnaryOperation.Not, isKnown), new IrBlock([rules.IllegalOperation(location)]), null));
                return Either(isInfiniband, () => Link(operands[1], Infiniband, location), () => Link(operands[1], Ethernet, location));
        }
    }

    private static IrBinary Is(IrExpression value, long constant) => new(BinaryOperation.Equal, value, new IrConstant(constant));

    private IrRuntimeCall Version4(IrExpression address, TextLocation location) => new(RuntimeMembers.InternetAddress, [Read(address, Internet, location)]);

    private IrRuntimeCall Version6(IrExpression address, IrExpression isStrict, TextLocation location) =>
        new(RuntimeMembers.InternetAddress6, [Read(address, Internet6, location), isStrict]);

    private IrRuntimeCall Link(IrExpression address, int size, TextLocation location) => new(RuntimeMembers.LinkAddress, [Read(address, size, location)]);

    // if (!Memory.IsReadable(a, n)) fault; Memory.Dump(a, n, n)
    private IrRuntimeCall Read(IrExpression address, int count, TextLocation location)
    {
        var size = new IrConstant(count);
        code.Add(new IrIf(new IrUnary(UnaryOperation.Not, new IrRuntimeCall(RuntimeMembers.IsReadable, [address, size])),
            new IrBlock([rules.Fault(FaultCause.BadAddress, address, location)]), null));
        return new IrRuntimeCall(RuntimeMembers.Dump, [address, size, size]);
    }

    private IrGetLocal Either(IrExpression condition, Func<IrExpression> whenTrue, Func<IrExpression> whenFalse)
    {
        var text = code.NewLocal(ValueKind.Text);
        code.Add(new IrIf(condition, code.Collect(() => code.Add(new IrSetLocal(text, whenTrue()))), code.Collect(() => code.Add(new IrSetLocal(text, whenFalse())))));
        return new IrGetLocal(text);
    }
}
