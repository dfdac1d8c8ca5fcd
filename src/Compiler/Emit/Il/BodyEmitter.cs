using System.Reflection;
using System.Reflection.Emit;
using Pyd.Compiler.Ir;
using Pyd.Compiler.Symbols;
using Pyd.Runtime;
using Pyd.Runtime.Aggregations;
using Pyd.Runtime.Formatting;
using Pyd.Runtime.Output;
using Pyd.Runtime.Variables;

namespace Pyd.Compiler.Emit.Il;

/// <summary>Statements as IL. Labels live here and nowhere else.</summary>
internal sealed class BodyEmitter(ProgramLayout layout, ILGenerator il, SequencePoints sequencePoints) : ExpressionEmitter(layout, il)
{
    private readonly Stack<(Label Break, Label Continue)> _loops = new();
    private readonly Stack<Label> _handlers = new();
    private Label _end;
    private LocalBuilder? _mark;

    /// <summary>A clause: its end is where faults, errors and <c>next</c> go.</summary>
    public void EmitClause(IrClause clause)
    {
        _end = Il.DefineLabel();
        var failed = Il.DefineLabel();
        _handlers.Push(failed);
        if (IrSearch.Contains<IrFault>(clause.Body))
            StoreMark();
        Visit(clause.Body);
        if (IrSearch.Contains<IrRaise>(clause.Body) || IrSearch.Contains<IrPropagate>(clause.Body) || IrSearch.Contains<IrActions>(clause.Body) || IrSearch.Contains<IrTry>(clause.Body))
        {
            // FailHandler(12);
            Il.Emit(OpCodes.Br, _end);
            Il.MarkLabel(failed);
            Il.This();
            Il.Int(clause.Site);
            Il.Emit(OpCodes.Call, ProgramMethod(nameof(TraceProgram.FailHandler)));
        }
        _handlers.Pop();
        Il.MarkLabel(_end);
    }

    /// <summary>A function: an error ends it with a value that its caller does not look at.</summary>
    public void EmitFunction(IrFunction function)
    {
        _end = Il.DefineLabel();
        var failed = Il.DefineLabel();
        _handlers.Push(failed);
        Visit(function.Body);
        Il.MarkLabel(failed);
        Il.MarkLabel(_end);
        if (function.Returns == ValueKind.Integer)
            Il.Long(0);
        else if (function.Returns == ValueKind.Text)
            Visit(new IrText(""));
        Il.Emit(OpCodes.Ret);
        _handlers.Pop();
    }

    protected override void Visit(IrBlock node)
    {
        foreach (var statement in node.Statements)
            Visit(statement);
    }

    protected override void Visit(IrSequencePoint node) => sequencePoints.Mark(Il, node.Location);

    protected override void Visit(IrEvaluate node)
    {
        Visit(node.Expression);
        if (node.Expression.Type != ValueKind.Void)
            Il.Emit(OpCodes.Pop);
    }

    protected override void Visit(IrSetLocal node)
    {
        Visit(node.Value);
        StoreLocal(node.Local);
    }

    // _global = value;
    protected override void Visit(IrSetGlobal node)
    {
        Il.This();
        Visit(node.Value);
        Il.Emit(OpCodes.Stfld, Layout.Globals[node.Global]);
    }

    // thread.Field = value;
    protected override void Visit(IrSetThread node)
    {
        LoadThread();
        Visit(node.Value);
        Il.Emit(OpCodes.Stfld, Layout.ThreadFields[node.Field]);
    }

    // Memory.Store(address, 4, value);
    protected override void Visit(IrStore node)
    {
        LoadOutput(nameof(TraceProgram.Memory));
        Visit(node.Address);
        Il.Int(node.Bytes);
        Visit(node.Value);
        Il.Emit(OpCodes.Call, typeof(TraceMemory).Method(nameof(TraceMemory.Store)));
    }

    protected override void Visit(IrIf node)
    {
        Label otherwise = Il.DefineLabel(), end = Il.DefineLabel();
        Visit(node.Condition);
        Il.Emit(OpCodes.Brfalse, otherwise);
        Visit(node.Then);
        if (node.Else is not null)
            Il.Emit(OpCodes.Br, end);
        Il.MarkLabel(otherwise);
        if (node.Else is not null)
            Visit(node.Else);
        Il.MarkLabel(end);
    }

    // while (true) { prelude; if (!condition) break; body; next: step; }
    protected override void Visit(IrLoop node)
    {
        Label start = Il.DefineLabel(), next = Il.DefineLabel(), end = Il.DefineLabel();
        Il.MarkLabel(start);
        Visit(node.Prelude);
        Visit(node.Condition);
        Il.Emit(OpCodes.Brfalse, end);
        _loops.Push((end, next));
        Visit(node.Body);
        _loops.Pop();
        Il.MarkLabel(next);
        Visit(node.Step);
        Il.Emit(OpCodes.Br, start);
        Il.MarkLabel(end);
    }

    // foreach (var slot in _calls.Order(column, direction, limit)) { k0 = _calls.KeyAt(slot).K0; value = _calls.ValueAt(slot); body }
    protected override void Visit(IrForeach node)
    {
        Label start = Il.DefineLabel(), next = Il.DefineLabel(), end = Il.DefineLabel();
        var order = Il.DeclareLocal(typeof(int[]));
        var index = Il.DeclareLocal(typeof(int));
        LoadContainer(node.Container);
        Il.Int(node.SortColumn);
        Il.Int(node.Direction);
        Visit(node.Limit);
        Il.Emit(OpCodes.Call, ContainerMethod(node.Container, "Order"));
        Il.Emit(OpCodes.Stloc, order);
        Il.Int(0);
        Il.Emit(OpCodes.Stloc, index);
        Il.MarkLabel(start);
        Il.Emit(OpCodes.Ldloc, index);
        Il.Emit(OpCodes.Ldloc, order);
        Il.Emit(OpCodes.Ldlen);
        Il.Emit(OpCodes.Conv_I4);
        Il.Emit(OpCodes.Bge, end);
        var key = Layout.Keys.Get(node.Container.Key);
        for (var i = 0; i < node.Keys.Count; i++)
        {
            LoadSlot(node.Container, order, index, "KeyAt");
            Il.Emit(OpCodes.Ldfld, key.Fields[i]);
            StoreLocal(node.Keys[i]);
        }
        if (node.Value is not null)
        {
            LoadSlot(node.Container, order, index, "ValueAt");
            StoreLocal(node.Value);
        }
        _loops.Push((end, next));
        Visit(node.Body);
        _loops.Pop();
        Il.MarkLabel(next);
        Il.Emit(OpCodes.Ldloc, index);
        Il.Int(1);
        Il.Emit(OpCodes.Add);
        Il.Emit(OpCodes.Stloc, index);
        Il.Emit(OpCodes.Br, start);
        Il.MarkLabel(end);
    }

    protected override void Visit(IrBreak node) => Il.Emit(OpCodes.Br, _loops.Peek().Break);

    protected override void Visit(IrContinue node) => Il.Emit(OpCodes.Br, _loops.Peek().Continue);

    protected override void Visit(IrReturn node)
    {
        if (node.Value is not null)
            Visit(node.Value);
        Il.Emit(OpCodes.Ret);
    }

    protected override void Visit(IrEndClause node) => Il.Emit(OpCodes.Br, _end);

    // FaultClause(mark, cause, value, site, in e, thread); goto end;
    protected override void Visit(IrFault node)
    {
        Il.This();
        Il.Emit(OpCodes.Ldloc, _mark!);
        Il.Int((int)node.Cause);
        Visit(node.Value);
        Il.Int(node.Site);
        Il.Emit(OpCodes.Ldarg_1);
        LoadThread();
        Il.Emit(OpCodes.Call, ProgramMethod(nameof(TraceProgram.FaultClause)));
        Il.Emit(OpCodes.Br, _end);
    }

    // Raise(message, site); goto handler;
    protected override void Visit(IrRaise node)
    {
        Il.This();
        Visit(node.Message);
        Il.Int(node.Site);
        Il.Emit(OpCodes.Call, ProgramMethod(nameof(TraceProgram.Raise)));
        Il.Emit(OpCodes.Br, _handlers.Peek());
    }

    // ActionsLeft = limit;
    protected override void Visit(IrStartActions node)
    {
        Il.This();
        Il.Long(node.Limit);
        Il.Emit(OpCodes.Stfld, ProgramField(nameof(TraceProgram.ActionsLeft)));
    }

    // ActionsLeft -= count; if (ActionsLeft <= 0) { RaiseActions(site); goto handler; }
    protected override void Visit(IrActions node)
    {
        var enough = Il.DefineLabel();
        Il.This();
        Il.This();
        Il.Emit(OpCodes.Ldfld, ProgramField(nameof(TraceProgram.ActionsLeft)));
        Il.Long(node.Count);
        Il.Emit(OpCodes.Sub);
        Il.Emit(OpCodes.Stfld, ProgramField(nameof(TraceProgram.ActionsLeft)));
        Il.This();
        Il.Emit(OpCodes.Ldfld, ProgramField(nameof(TraceProgram.ActionsLeft)));
        Il.Long(0);
        Il.Emit(OpCodes.Bgt, enough);
        Il.This();
        Il.Int(node.Site);
        Il.Emit(OpCodes.Call, ProgramMethod(nameof(TraceProgram.RaiseActions)));
        Il.Emit(OpCodes.Br, _handlers.Peek());
        Il.MarkLabel(enough);
    }

    // if (Failure is not null) goto handler;   or, after a script function:   if (Failure is not null) { NoteCaller(site); goto handler; }
    protected override void Visit(IrPropagate node)
    {
        Il.This();
        Il.Emit(OpCodes.Ldfld, ProgramField(nameof(TraceProgram.Failure)));
        if (node.Caller is not { } site)
        {
            Il.Emit(OpCodes.Brtrue, _handlers.Peek());
            return;
        }
        var fine = Il.DefineLabel();
        Il.Emit(OpCodes.Brfalse, fine);
        Il.This();
        Il.Int(site);
        Il.Emit(OpCodes.Call, ProgramMethod(nameof(TraceProgram.NoteCaller)));
        Il.Emit(OpCodes.Br, _handlers.Peek());
        Il.MarkLabel(fine);
    }

    // body; goto end; handler: if (IsFinal) goto outer handler; message = TakeFailure(); handler body; end:
    protected override void Visit(IrTry node)
    {
        Label handler = Il.DefineLabel(), end = Il.DefineLabel();
        _handlers.Push(handler);
        Visit(node.Body);
        _handlers.Pop();
        Il.Emit(OpCodes.Br, end);
        Il.MarkLabel(handler);
        Il.This();
        Il.Emit(OpCodes.Ldfld, ProgramField(nameof(TraceProgram.IsFinal)));
        Il.Emit(OpCodes.Brtrue, _handlers.Peek());
        Il.This();
        Il.Emit(OpCodes.Call, ProgramMethod(nameof(TraceProgram.TakeFailure)));
        if (node.Message is null)
            Il.Emit(OpCodes.Pop);
        else
            StoreLocal(node.Message);
        Visit(node.Handler);
        Il.MarkLabel(end);
    }

    // Printa.Default(Output, [a, b]);   _format0.Print(Output, [a, b]);
    protected override void Visit(IrPrinta node)
    {
        if (node.Format is not null)
        {
            Il.This();
            Il.Emit(OpCodes.Ldfld, Layout.Formats[node.Format]);
        }
        LoadOutput();
        Il.Int(node.Aggregations.Count);
        Il.Emit(OpCodes.Newarr, typeof(Aggregation));
        for (var i = 0; i < node.Aggregations.Count; i++)
        {
            Il.Emit(OpCodes.Dup);
            Il.Int(i);
            LoadContainer(node.Aggregations[i]);
            Il.Emit(OpCodes.Stelem_Ref);
        }
        Il.Emit(OpCodes.Call, node.Format is null
            ? typeof(Printa).Method(nameof(Printa.Default))
            : typeof(PrintaFormat).Method(nameof(PrintaFormat.Print)));
    }

    // mark = Output.Mark;
    private void StoreMark()
    {
        _mark ??= Il.DeclareLocal(typeof(int));
        LoadOutput();
        Il.Emit(OpCodes.Call, typeof(TraceOutput).Getter(nameof(TraceOutput.Mark)));
        Il.Emit(OpCodes.Stloc, _mark);
    }

    private void LoadSlot(IrContainer container, LocalBuilder order, LocalBuilder index, string member)
    {
        LoadContainer(container);
        Il.Emit(OpCodes.Ldloc, order);
        Il.Emit(OpCodes.Ldloc, index);
        Il.Emit(OpCodes.Ldelem_I4);
        Il.Emit(OpCodes.Call, ContainerMethod(container, member));
    }

    private MethodInfo ContainerMethod(IrContainer container, string name)
    {
        for (var type = RuntimeBinder.Container(container.Class); type is not null; type = type.BaseType)
        {
            if (type.GetMethod(name, BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly) is { } method)
                return RuntimeBinder.OnClosed(Layout.Closed(container), method);
        }
        throw new System.Diagnostics.UnreachableException($"{container.Class}.{name}");
    }

    private static MethodInfo ProgramMethod(string name) =>
        typeof(TraceProgram).Method(name);
}
