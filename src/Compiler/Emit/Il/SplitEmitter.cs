using System.Reflection;
using System.Reflection.Emit;
using Pyd.Compiler.Ir;

namespace Pyd.Compiler.Emit.Il;

/// <summary>How copies of a program begin with what the whole has, and add what they have summed up to it.</summary>
internal static class SplitEmitter
{
    private const MethodAttributes Override = MethodAttributes.FamORAssem | MethodAttributes.Virtual | MethodAttributes.HideBySig;

    public static void Emit(IrProgram program, IrSplit split, ProgramLayout layout)
    {
        EmitTakeFrom(program, split, layout);
        EmitAddTo(split, layout);
    }

    // override void TakeFrom(TraceProgram whole) { limit = ((Script)whole).limit; total = 0; names = ((Script)whole).names; }
    private static void EmitTakeFrom(IrProgram program, IrSplit split, ProgramLayout layout)
    {
        var il = Define(layout, "TakeFrom");
        foreach (var global in program.Globals)
        {
            il.This();
            if (split.Sums.Any(sum => sum.Global == global))
                il.Long(0);
            else
                Load(il, layout, layout.Globals[global]);
            il.Emit(OpCodes.Stfld, layout.Globals[global]);
        }
        foreach (var container in program.Containers.Where(split.IsLent))
        {
            il.This();
            Load(il, layout, layout.Containers[container]);
            il.Emit(OpCodes.Stfld, layout.Containers[container]);
        }
        il.Emit(OpCodes.Ret);
    }

    // override void AddTo(TraceProgram whole) { ((Script)whole).total = (int)(((Script)whole).total + total); }
    private static void EmitAddTo(IrSplit split, ProgramLayout layout)
    {
        var il = Define(layout, "AddTo");
        foreach (var sum in split.Sums)
        {
            var field = layout.Globals[sum.Global];
            il.Emit(OpCodes.Ldarg_1);
            il.Emit(OpCodes.Castclass, layout.Program);
            Load(il, layout, field);
            il.This();
            il.Emit(OpCodes.Ldfld, field);
            il.Emit(OpCodes.Add);
            il.Narrow(sum.Bytes, sum.IsSigned);
            il.Emit(OpCodes.Stfld, field);
        }
        il.Emit(OpCodes.Ret);
    }

    private static ILGenerator Define(ProgramLayout layout, string name) =>
        layout.Program.DefineMethod(name, Override, typeof(void), [typeof(Pyd.Runtime.TraceProgram)]).GetILGenerator();

    private static void Load(ILGenerator il, ProgramLayout layout, FieldInfo field)
    {
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Castclass, layout.Program);
        il.Emit(OpCodes.Ldfld, field);
    }
}
