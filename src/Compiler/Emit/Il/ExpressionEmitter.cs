using System.Diagnostics;
using System.Reflection;
using System.Reflection.Emit;
using Pyd.Compiler.Ir;
using Pyd.Compiler.Symbols;
using Pyd.Runtime;
using Pyd.Runtime.Events;
using Pyd.Runtime.Variables;

namespace Pyd.Compiler.Emit.Il;

/// <summary>Expressions as IL: each leaves one value on the stack.</summary>
internal abstract class ExpressionEmitter(ProgramLayout layout, ILGenerator il) : IrVisitor
{
    private static readonly string[] Arguments =
    [
        nameof(ProbeEvent.Arg0), nameof(ProbeEvent.Arg1), nameof(ProbeEvent.Arg2), nameof(ProbeEvent.Arg3), nameof(ProbeEvent.Arg4), nameof(ProbeEvent.Arg5),
    ];

    protected ProgramLayout Layout { get; } = layout;

    protected ILGenerator Il { get; } = il;

    private readonly Dictionary<IrLocal, LocalBuilder> _locals = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<IrLocal, int> _parameters = new(ReferenceEqualityComparer.Instance);

    /// <summary>Makes a local stand for a parameter of the method, by its position in IL.</summary>
    public void AddParameter(IrLocal local, int position) => _parameters.Add(local, position);

    protected override void Visit(IrConstant node) => Il.Long(node.Value);

    protected override void Visit(IrText node)
    {
        Il.This();
        Il.Emit(OpCodes.Ldfld, Layout.Text(node.Value));
    }

    protected override void Visit(IrGetLocal node)
    {
        if (_parameters.TryGetValue(node.Local, out var position))
            Il.Emit(OpCodes.Ldarg, (short)position);
        else
            Il.Emit(OpCodes.Ldloc, Local(node.Local));
    }

    protected override void Visit(IrGetGlobal node)
    {
        Il.This();
        Il.Emit(OpCodes.Ldfld, Layout.Globals[node.Global]);
    }

    protected override void Visit(IrGetThread node)
    {
        LoadThread();
        Il.Emit(OpCodes.Ldfld, Layout.ThreadFields[node.Field]);
    }

    protected override void Visit(IrArgument node) => LoadEvent(Arguments[node.Index]);

    protected override void Visit(IrEventTime node) => LoadEvent(nameof(ProbeEvent.Time));

    protected override void Visit(IrEventCpu node)
    {
        LoadEvent(nameof(ProbeEvent.Cpu));
        Il.Emit(OpCodes.Conv_I8);
    }

    // left + right
    protected override void Visit(IrBinary node)
    {
        Visit(node.Left);
        Visit(node.Right);
        switch (node.Operator)
        {
            case BinaryOperation.Add: Il.Emit(OpCodes.Add); break;
            case BinaryOperation.Subtract: Il.Emit(OpCodes.Sub); break;
            case BinaryOperation.Multiply: Il.Emit(OpCodes.Mul); break;
            case BinaryOperation.Divide: Il.Emit(OpCodes.Div); break;
            case BinaryOperation.DivideUnsigned: Il.Emit(OpCodes.Div_Un); break;
            case BinaryOperation.Remainder: Il.Emit(OpCodes.Rem); break;
            case BinaryOperation.RemainderUnsigned: Il.Emit(OpCodes.Rem_Un); break;
            case BinaryOperation.And: Il.Emit(OpCodes.And); break;
            case BinaryOperation.Or: Il.Emit(OpCodes.Or); break;
            case BinaryOperation.Xor: Il.Emit(OpCodes.Xor); break;
            case BinaryOperation.ShiftLeft: Shift(OpCodes.Shl); break;
            case BinaryOperation.ShiftRight: Shift(OpCodes.Shr); break;
            case BinaryOperation.ShiftRightUnsigned: Shift(OpCodes.Shr_Un); break;
            case BinaryOperation.Equal: Compare(OpCodes.Ceq); break;
            case BinaryOperation.NotEqual: CompareNot(OpCodes.Ceq); break;
            case BinaryOperation.Less: Compare(OpCodes.Clt); break;
            case BinaryOperation.LessOrEqual: CompareNot(OpCodes.Cgt); break;
            case BinaryOperation.Greater: Compare(OpCodes.Cgt); break;
            case BinaryOperation.GreaterOrEqual: CompareNot(OpCodes.Clt); break;
            case BinaryOperation.LessUnsigned: Compare(OpCodes.Clt_Un); break;
            case BinaryOperation.LessOrEqualUnsigned: CompareNot(OpCodes.Cgt_Un); break;
            case BinaryOperation.GreaterUnsigned: Compare(OpCodes.Cgt_Un); break;
            case BinaryOperation.GreaterOrEqualUnsigned: CompareNot(OpCodes.Clt_Un); break;
            default: throw new UnreachableException($"{node.Operator}");
        }
    }

    protected override void Visit(IrUnary node)
    {
        Visit(node.Operand);
        switch (node.Operator)
        {
            case UnaryOperation.Negate: Il.Emit(OpCodes.Neg); break;
            case UnaryOperation.Complement: Il.Emit(OpCodes.Not); break;
            case UnaryOperation.Not: Il.Long(0); Compare(OpCodes.Ceq); break;
            default: throw new UnreachableException($"{node.Operator}");
        }
    }

    // (long)(int)operand
    protected override void Visit(IrNarrow node)
    {
        Visit(node.Operand);
        Il.Narrow(node.Bytes, node.IsSigned);
    }

    // (long)(int)Memory.Load(address, 4)
    protected override void Visit(IrLoad node)
    {
        LoadOutput(nameof(TraceProgram.Memory));
        Visit(node.Address);
        Il.Int(node.Bytes);
        Il.Emit(OpCodes.Call, typeof(TraceMemory).Method(nameof(TraceMemory.Load)));
        if (node.IsSigned && node.Bytes < 8)
            Il.Narrow(node.Bytes, isSigned: true);
    }

    // condition ? whenTrue : whenFalse
    protected override void Visit(IrConditional node)
    {
        Label otherwise = Il.DefineLabel(), end = Il.DefineLabel();
        Visit(node.Condition);
        Il.Emit(OpCodes.Brfalse, otherwise);
        Visit(node.WhenTrue);
        Il.Emit(OpCodes.Br, end);
        Il.MarkLabel(otherwise);
        Visit(node.WhenFalse);
        Il.MarkLabel(end);
    }

    // text is null
    protected override void Visit(IrIsMissing node)
    {
        Visit(node.Text);
        Il.Emit(OpCodes.Ldnull);
        Compare(OpCodes.Ceq);
    }

    // DFunctions.Basename(text)
    protected override void Visit(IrRuntimeCall node)
    {
        PushParameters(node.Member, node.Arguments);
        Call(RuntimeBinder.Method(node.Member));
    }

    // _calls.Add(new Key(k0, k1), 1)
    protected override void Visit(IrContainerCall node)
    {
        var method = RuntimeBinder.Method(node.Container.Class, node.Member, node.Key is not null);
        LocalBuilder? key = node.Key is null ? null : StoreKey(node.Container, node.Key);
        LoadContainer(node.Container);
        if (key is not null)
            Il.Emit(OpCodes.Ldloca, key);
        PushParameters(node.Member, node.Arguments);
        Call(RuntimeBinder.OnClosed(Layout.Closed(node.Container), method));
    }

    // Function(in e, thread, a, b)
    protected override void Visit(IrCall node)
    {
        Il.This();
        Il.Emit(OpCodes.Ldarg_1);
        LoadThread();
        foreach (var argument in node.Arguments)
            Visit(argument);
        Il.Emit(OpCodes.Call, Layout.Functions[node.Function.Name]);
    }

    protected LocalBuilder Local(IrLocal local)
    {
        if (!_locals.TryGetValue(local, out var builder))
            _locals.Add(local, builder = Il.DeclareLocal(RuntimeBinder.Value(local.Type)));
        return builder;
    }

    protected void StoreLocal(IrLocal local)
    {
        if (_parameters.TryGetValue(local, out var position))
            Il.Emit(OpCodes.Starg, (short)position);
        else
            Il.Emit(OpCodes.Stloc, Local(local));
    }

    protected void LoadThread() => Il.Emit(OpCodes.Ldarg_2);

    protected void LoadOutput(string name = nameof(TraceProgram.Output))
    {
        Il.This();
        Il.Emit(OpCodes.Ldfld, ProgramField(name));
    }

    protected void LoadContainer(IrContainer container)
    {
        if (container.IsThreadLocal)
            LoadThread();
        else
            Il.This();
        Il.Emit(OpCodes.Ldfld, Layout.Containers[container]);
    }

    protected static FieldInfo ProgramField(string name) =>
        typeof(TraceProgram).Field(name);

    private LocalBuilder StoreKey(IrContainer container, IReadOnlyList<IrExpression> members)
    {
        var key = Layout.Keys.Get(container.Key);
        var local = Il.DeclareLocal(key.Type);
        if (key.Constructor is null)
            return local;
        foreach (var member in members)
            Visit(member);
        Il.Emit(OpCodes.Newobj, key.Constructor);
        Il.Emit(OpCodes.Stloc, local);
        return local;
    }

    private void PushParameters(RuntimeMember member, IReadOnlyList<IrExpression> arguments)
    {
        var next = 0;
        foreach (var parameter in member.Parameters)
        {
            switch (parameter)
            {
                case RuntimeParameter.Integer or RuntimeParameter.Text: Visit(arguments[next++]); break;
                case RuntimeParameter.Small: Il.Int((int)((IrConstant)arguments[next++]).Value); break;
                case RuntimeParameter.Program: Il.This(); break;
                case RuntimeParameter.Thread: LoadThread(); break;
                case RuntimeParameter.Time: LoadEvent(nameof(ProbeEvent.Time)); break;
                case RuntimeParameter.Probe: LoadEvent(nameof(ProbeEvent.Probe)); break;
                case RuntimeParameter.Output: LoadOutput(); break;
                case RuntimeParameter.Scratch: LoadOutput(nameof(TraceProgram.Scratch)); break;
                case RuntimeParameter.Memory: LoadOutput(nameof(TraceProgram.Memory)); break;
                case RuntimeParameter.Requests: LoadOutput(nameof(TraceProgram.Requests)); break;
                case RuntimeParameter.Records: LoadOutput(nameof(TraceProgram.Records)); break;
                default: throw new UnreachableException($"{parameter}");
            }
        }
        Debug.Assert(next == arguments.Count, $"{member.Name} was given {arguments.Count} arguments");
    }

    private void Call(MethodInfo method)
    {
        Il.Emit(method.IsStatic || !method.IsVirtual ? OpCodes.Call : OpCodes.Callvirt, method);
        if (method.ReturnType == typeof(bool) || method.ReturnType == typeof(int))
            Il.Emit(OpCodes.Conv_I8);
    }

    private void LoadEvent(string field)
    {
        Il.Emit(OpCodes.Ldarg_1);
        Il.Emit(OpCodes.Ldfld, typeof(ProbeEvent).Field(field));
    }

    private void Shift(OpCode operation)
    {
        // C leaves shifts past the width open; x86 and DTrace use the low six bits.
        Il.Emit(OpCodes.Conv_I4);
        Il.Int(63);
        Il.Emit(OpCodes.And);
        Il.Emit(operation);
    }

    private void Compare(OpCode operation)
    {
        Il.Emit(operation);
        Il.Emit(OpCodes.Conv_I8);
    }

    private void CompareNot(OpCode operation)
    {
        Il.Emit(operation);
        Il.Int(0);
        Compare(OpCodes.Ceq);
    }
}
