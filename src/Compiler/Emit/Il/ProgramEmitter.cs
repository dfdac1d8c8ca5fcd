using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.InteropServices;
using Pyd.Compiler.Ir;
using Pyd.Compiler.Symbols;
using Pyd.Runtime;
using Pyd.Runtime.Events;
using Pyd.Runtime.Formatting;
using Pyd.Runtime.Variables;

namespace Pyd.Compiler.Emit.Il;

/// <summary>
/// A script as a class derived from <see cref="TraceProgram"/>. Works on <see cref="TypeBuilder"/> and <see cref="ILGenerator"/> only,
/// so that one emitter serves the assembly that runs and the assembly that is saved.
/// </summary>
internal sealed class ProgramEmitter
{
    private const MethodAttributes Override = MethodAttributes.FamORAssem | MethodAttributes.Virtual | MethodAttributes.HideBySig;

    // Bytes of IL: a predicate, an assignment or two, an aggregation.
    private const int LargestInlined = 160;

    private readonly IrProgram _program;
    private readonly ModuleBuilder _module;
    private readonly SequencePoints _sequencePoints;
    private readonly bool _withSymbols;
    private readonly TypeBuilder _type;
    private readonly TypeBuilder? _thread;
    private readonly KeyEmitter _keys;
    private readonly ProgramLayout _layout;

    public ProgramEmitter(IrProgram program, ModuleBuilder module, bool withSymbols)
    {
        _program = program;
        _module = module;
        _withSymbols = withSymbols;
        _sequencePoints = new SequencePoints(withSymbols ? module : null);
        _type = module.DefineType(program.Name, TypeAttributes.Public | TypeAttributes.Sealed | TypeAttributes.BeforeFieldInit, typeof(TraceProgram));
        _keys = new KeyEmitter(module, program.Name);
        if (program.ThreadFields.Count > 0 || program.Containers.Any(container => container.IsThreadLocal))
            _thread = module.DefineType($"{program.Name}_Thread", TypeAttributes.Public | TypeAttributes.Sealed | TypeAttributes.BeforeFieldInit, typeof(TraceThread));
        _layout = new ProgramLayout(_type, _thread ?? typeof(TraceThread), _keys);
    }

    /// <summary>Emits all types.</summary>
    /// <returns>The program's type and its parameterless constructor.</returns>
    public (TypeBuilder Type, ConstructorBuilder Constructor) Emit()
    {
        DefineFields();
        DefineFunctions();
        var threadConstructor = EmitThreadConstructor();
        var handlers = _program.Handlers.Select(EmitHandler).ToArray();
        foreach (var function in _program.Functions)
            EmitFunction(function);
        HandlersEmitter.Emit(_module, _type, EmitFire(handlers));
        DescriptionEmitter.Emit(_program, _layout);
        if (_program.Split is { } split)
            SplitEmitter.Emit(_program, split, _layout);
        if (threadConstructor is not null)
            EmitCreateThread(threadConstructor);
        var constructor = EmitConstructor();
        _keys.CreateTypes();
        _thread?.CreateType();
        return (_type, constructor);
    }

    private void DefineFields()
    {
        foreach (var global in _program.Globals)
            _layout.Globals.Add(global, _type.DefineField(global.Name, RuntimeBinder.Value(global.Type), FieldAttributes.Public));
        foreach (var field in _program.ThreadFields)
            _layout.ThreadFields.Add(field, _thread!.DefineField(field.Name, RuntimeBinder.Value(field.Type), FieldAttributes.Public));
        foreach (var container in _program.Containers)
        {
            var owner = container.IsThreadLocal ? _thread! : _type;
            _layout.Containers.Add(container, owner.DefineField(container.Name, _layout.Closed(container), FieldAttributes.Public));
        }
        for (var i = 0; i < _program.Formats.Count; i++)
            _layout.Formats.Add(_program.Formats[i], _type.DefineField($"_format{i}", typeof(PrintaFormat), FieldAttributes.Private));
    }

    private void DefineFunctions()
    {
        foreach (var function in _program.Functions)
        {
            Type[] parameters = [typeof(ProbeEvent).MakeByRefType(), _layout.Thread, .. function.Parameters.Select(parameter => RuntimeBinder.Value(parameter.Type))];
            _layout.Functions.Add(function.Name,
                _type.DefineMethod(function.Name, MethodAttributes.Private | MethodAttributes.HideBySig, RuntimeBinder.Value(function.Returns), parameters));
        }
    }

    // private void function_entry(ref readonly ProbeEvent e, CallStack_Thread thread) { clauses }
    private MethodBuilder EmitHandler(IrHandler handler, int index)
    {
        var method = _type.DefineMethod($"{handler.Name} [{index}]", MethodAttributes.Private | MethodAttributes.HideBySig, typeof(void),
            [typeof(ProbeEvent).MakeByRefType(), _layout.Thread]);
        var body = new BodyEmitter(_layout, method.GetILGenerator(), _sequencePoints);
        foreach (var clause in handler.Clauses)
            body.EmitClause(clause);
        method.GetILGenerator().Emit(OpCodes.Ret);
        // Into the loop over events, whatever the just-in-time compiler knows of it; where there are symbols, a stack trace shows it.
        if (!_withSymbols && method.GetILGenerator().ILOffset <= LargestInlined)
            method.SetImplementationFlags(MethodImplAttributes.AggressiveInlining);
        return method;
    }

    private void EmitFunction(IrFunction function)
    {
        var body = new BodyEmitter(_layout, _layout.Functions[function.Name].GetILGenerator(), _sequencePoints);
        for (var i = 0; i < function.Parameters.Count; i++)
            body.AddParameter(function.Parameters[i], i + 3);
        body.EmitFunction(function);
    }

    // override void Fire(int handler, ref readonly ProbeEvent e, TraceThread thread) { switch (handler) { case 0: Handler0(in e, thread); … } }
    // A thread's state is always what CreateThread has made: the cast is left out, which costs more than the rest.
    private MethodBuilder EmitFire(MethodBuilder[] handlers)
    {
        var method = _type.DefineMethod("Fire", Override, CallingConventions.HasThis, typeof(void), null, null,
            [typeof(int), typeof(ProbeEvent).MakeByRefType(), typeof(TraceThread)], [[], [typeof(InAttribute)], []], null);
        method.SetImplementationFlags(MethodImplAttributes.AggressiveInlining);
        var il = method.GetILGenerator();
        var labels = handlers.Select(_ => il.DefineLabel()).ToArray();
        if (labels.Length > 0)
        {
            il.Emit(OpCodes.Ldarg_1);
            il.Emit(OpCodes.Switch, labels);
        }
        il.Emit(OpCodes.Ret);
        for (var i = 0; i < handlers.Length; i++)
        {
            il.MarkLabel(labels[i]);
            il.This();
            il.Emit(OpCodes.Ldarg_2);
            il.Emit(OpCodes.Ldarg_3);
            il.Emit(OpCodes.Call, handlers[i]);
            il.Emit(OpCodes.Ret);
        }
        return method;
    }

    // public CallStack_Thread(ThreadInfo info) : base(info) { Name = TraceString.Empty; Times = new IntegerArray<Key>("Times"); }
    private ConstructorBuilder? EmitThreadConstructor()
    {
        if (_thread is null)
            return null;
        var constructor = _thread.DefineConstructor(MethodAttributes.Public, CallingConventions.HasThis, [typeof(ThreadInfo)]);
        var il = constructor.GetILGenerator();
        il.This();
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Call, typeof(TraceThread).Constructor(typeof(ThreadInfo)));
        foreach (var container in _program.Containers.Where(container => container.IsThreadLocal))
            StoreContainer(il, container);
        il.Emit(OpCodes.Ret);
        return constructor;
    }

    // override TraceThread CreateThread(ThreadInfo info) => new CallStack_Thread(info);
    private void EmitCreateThread(ConstructorBuilder threadConstructor)
    {
        var il = _type.DefineMethod("CreateThread", Override, typeof(TraceThread), [typeof(ThreadInfo)]).GetILGenerator();
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Newobj, threadConstructor);
        il.Emit(OpCodes.Ret);
    }

    // public CallStack() { _text0 = TraceString.Literal("…"); total = 5; calls = new Aggregation<Key>("calls", …); }
    private ConstructorBuilder EmitConstructor()
    {
        var constructor = _type.DefineConstructor(MethodAttributes.Public, CallingConventions.HasThis, []);
        var il = constructor.GetILGenerator();
        il.This();
        il.Emit(OpCodes.Call, typeof(TraceProgram).Constructor());
        if (_program.MemorySize > 0)
            StoreMemory(il, _program.MemorySize);
        foreach (var (text, field) in _layout.Texts.ToArray())
            StoreText(il, field, text);
        var initial = new BodyEmitter(_layout, il, _sequencePoints);
        foreach (var global in _program.Globals)
        {
            if (global.Initial is null && global.Type == ValueKind.Text)
            {
                StoreEmptyText(il, _layout.Globals[global]);
            }
            else if (global.Initial is IrText text)
            {
                StoreText(il, _layout.Globals[global], text.Value);
            }
            else if (global.Initial is not null)
            {
                il.This();
                initial.Visit(global.Initial);
                il.Emit(OpCodes.Stfld, _layout.Globals[global]);
            }
        }
        foreach (var container in _program.Containers.Where(container => !container.IsThreadLocal))
            StoreContainer(il, container);
        foreach (var format in _program.Formats)
            StoreFormat(il, format);
        il.Emit(OpCodes.Ret);
        return constructor;
    }

    // Memory = new TraceMemory(48);
    private static void StoreMemory(ILGenerator il, int size)
    {
        il.This();
        il.Int(size);
        il.Emit(OpCodes.Newobj, typeof(TraceMemory).Constructor(typeof(int)));
        il.Emit(OpCodes.Stfld, typeof(TraceProgram).Field(nameof(TraceProgram.Memory)));
    }

    private static void StoreText(ILGenerator il, FieldInfo field, string text)
    {
        il.This();
        il.Emit(OpCodes.Ldstr, text);
        il.Emit(OpCodes.Call, typeof(TraceString).Method(nameof(TraceString.Literal)));
        il.Emit(OpCodes.Stfld, field);
    }

    private static void StoreEmptyText(ILGenerator il, FieldInfo field)
    {
        il.This();
        il.Emit(OpCodes.Call, typeof(TraceString).Getter(nameof(TraceString.Empty)));
        il.Emit(OpCodes.Stfld, field);
    }

    private void StoreContainer(ILGenerator il, IrContainer container)
    {
        var constructor = RuntimeBinder.ConstructorOn(_layout.Closed(container));
        var parameters = RuntimeBinder.Container(container.Class).GetConstructors().Single().GetParameters();
        il.This();
        for (var i = 0; i < parameters.Length; i++)
        {
            if (container.Arguments[i] is string text)
                il.Emit(OpCodes.Ldstr, text);
            else if (parameters[i].ParameterType == typeof(int))
                il.Int(Convert.ToInt32(container.Arguments[i], System.Globalization.CultureInfo.InvariantCulture));
            else
                il.Long(Convert.ToInt64(container.Arguments[i], System.Globalization.CultureInfo.InvariantCulture));
        }
        il.Emit(OpCodes.Newobj, constructor);
        il.Emit(OpCodes.Stfld, _layout.Containers[container]);
    }

    // _format0 = new PrintaFormat().Key(…).Literal(TraceString.Literal("\n"));
    private void StoreFormat(ILGenerator il, IrPrintaFormat format)
    {
        il.This();
        il.Emit(OpCodes.Newobj, typeof(PrintaFormat).Constructor());
        foreach (var piece in format.Pieces)
        {
            if (piece.Directive is not { } directive)
            {
                il.Emit(OpCodes.Ldstr, piece.Literal ?? "");
                il.Emit(OpCodes.Call, typeof(TraceString).Method(nameof(TraceString.Literal)));
                il.Emit(OpCodes.Call, typeof(PrintaFormat).Method(nameof(PrintaFormat.Literal)));
                continue;
            }
            il.Int((int)directive.Conversion);
            il.Int((int)directive.Flags);
            il.Long(directive.Width ?? long.MinValue);
            il.Long(directive.Precision ?? long.MinValue);
            il.Emit(OpCodes.Call, typeof(PrintaFormat).Method(piece.IsValue ? nameof(PrintaFormat.Value) : nameof(PrintaFormat.Key)));
        }
        il.Emit(OpCodes.Stfld, _layout.Formats[format]);
    }
}
