using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.InteropServices;
using Pyd.Runtime;
using Pyd.Runtime.Events;
using Pyd.Runtime.Sessions;

namespace Pyd.Compiler.Emit.Il;

/// <summary>The struct through which the loop over events reaches a program's handlers.</summary>
internal static class HandlersEmitter
{
    /// <summary>Emits the struct, and the method of the program that starts the loop with it.</summary>
    public static void Emit(ModuleBuilder module, TypeBuilder program, MethodInfo fire)
    {
        var type = module.DefineType($"{program.Name}_Handlers",
            TypeAttributes.Public | TypeAttributes.Sealed | TypeAttributes.SequentialLayout | TypeAttributes.BeforeFieldInit, typeof(ValueType));
        type.AddInterfaceImplementation(typeof(IEventHandlers));
        var field = type.DefineField("_program", program, FieldAttributes.Private);
        var constructor = EmitConstructor(type, field);
        EmitFire(type, field, fire);
        EmitRun(program, type, constructor);
        type.CreateType();
    }

    // public Handlers(CallStack program) { _program = program; }
    private static ConstructorBuilder EmitConstructor(TypeBuilder type, FieldBuilder field)
    {
        var constructor = type.DefineConstructor(MethodAttributes.Public, CallingConventions.HasThis, [field.FieldType]);
        var il = constructor.GetILGenerator();
        il.This();
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Stfld, field);
        il.Emit(OpCodes.Ret);
        return constructor;
    }

    // public void Fire(int handler, ref readonly ProbeEvent e, TraceThread thread) => _program.Fire(handler, in e, thread);
    private static void EmitFire(TypeBuilder type, FieldBuilder field, MethodInfo fire)
    {
        var method = type.DefineMethod(nameof(IEventHandlers.Fire),
            MethodAttributes.Public | MethodAttributes.Virtual | MethodAttributes.Final | MethodAttributes.HideBySig | MethodAttributes.NewSlot,
            CallingConventions.HasThis, typeof(void), null, null,
            [typeof(int), typeof(ProbeEvent).MakeByRefType(), typeof(TraceThread)], [[], [typeof(InAttribute)], []], null);
        method.SetImplementationFlags(MethodImplAttributes.AggressiveInlining);
        var il = method.GetILGenerator();
        il.This();
        il.Emit(OpCodes.Ldfld, field);
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Ldarg_2);
        il.Emit(OpCodes.Ldarg_3);
        il.Emit(OpCodes.Call, fire);
        il.Emit(OpCodes.Ret);
    }

    // protected override int Run(EventRun run, ReadOnlySpan<ProbeEvent> events) => run.Run(new Handlers(this), events);
    private static void EmitRun(TypeBuilder program, TypeBuilder handlers, ConstructorBuilder constructor)
    {
        var il = program.DefineMethod("Run", MethodAttributes.FamORAssem | MethodAttributes.Virtual | MethodAttributes.HideBySig,
            typeof(int), [typeof(EventRun), typeof(ReadOnlySpan<ProbeEvent>)]).GetILGenerator();
        il.Emit(OpCodes.Ldarg_1);
        il.This();
        il.Emit(OpCodes.Newobj, constructor);
        il.Emit(OpCodes.Ldarg_2);
        il.Emit(OpCodes.Call, typeof(EventRun).Method(nameof(EventRun.Run)).MakeGenericMethod(handlers));
        il.Emit(OpCodes.Ret);
    }
}
