using System.Diagnostics;
using System.Reflection;
using System.Reflection.Emit;
using Pyd.Compiler.Ir;
using Pyd.Compiler.Symbols;
using Pyd.Runtime.Sessions;

namespace Pyd.Compiler.Emit.Il;

/// <summary>The override of <c>Describe</c>: a run of calls that declare the script's handlers, aggregations and places.</summary>
internal static class DescriptionEmitter
{
    // override void Describe(ProgramDescription program) { program.Begin(0, 0); program.Timer(1, 1000000000, "tick-1s"); … }
    public static void Emit(IrProgram program, ProgramLayout layout)
    {
        var il = layout.Program.DefineMethod("Describe", MethodAttributes.FamORAssem | MethodAttributes.Virtual | MethodAttributes.HideBySig,
            typeof(void), [typeof(ProgramDescription)]).GetILGenerator();
        il.Emit(OpCodes.Ldarg_1);
        il.Int(program.FaultsEndClauseOnly ? 0 : 1);
        il.Emit(OpCodes.Call, typeof(ProgramDescription).Setter(nameof(ProgramDescription.FaultPolicy)));
        foreach (var option in program.Options)
            Call(il, nameof(ProgramDescription.Option), option);
        if (!program.FaultsEndClauseOnly)
            Call(il, nameof(ProgramDescription.Limits), program.Limits.Nesting ?? 0, program.Limits.Errors, Math.Max(program.Limits.StringLength ?? 0, 0), program.Limits.HidesErrors ? 1 : 0);
        for (var i = 0; i < program.Handlers.Count; i++)
            Declare(il, i, program.Handlers[i].Trigger);
        foreach (var container in program.Containers.Where(container => container.IsDeclared))
        {
            il.Emit(OpCodes.Ldarg_1);
            il.This();
            il.Emit(OpCodes.Ldfld, layout.Containers[container]);
            Call(il, container.Class == RuntimeContainer.Aggregation ? nameof(ProgramDescription.Aggregation) : nameof(ProgramDescription.Array));
        }
        foreach (var site in program.Sites)
        {
            Call(il, nameof(ProgramDescription.Site), site.Location.Path, site.Location.Line, site.Location.Column, site.Token, site.Clause);
        }
        foreach (var probe in program.Timed)
            Call(il, nameof(ProgramDescription.Timed), probe.Point, probe.Location.Path, probe.Location.Line, probe.Location.Column, probe.Origin);
        if (program.Destructive is var (destructive, name))
            Call(il, nameof(ProgramDescription.Destructive), destructive, name);
        if (program.Split is { } split)
            DeclareSplit(il, split, layout);
        if (program.NeedsStacks)
        {
            il.Emit(OpCodes.Ldarg_1);
            Call(il, nameof(ProgramDescription.KeepStacks));
        }
        il.Emit(OpCodes.Ret);
    }

    // program.Split(1); program.Gather(calls, 4, 1);
    private static void DeclareSplit(ILGenerator il, IrSplit split, ProgramLayout layout)
    {
        Call(il, nameof(ProgramDescription.Split), split.ByThread ? 1 : 0);
        foreach (var gathered in split.Gathered)
        {
            il.Emit(OpCodes.Ldarg_1);
            il.This();
            il.Emit(OpCodes.Ldfld, layout.Containers[gathered.Container]);
            il.Int(gathered.Bytes);
            il.Int(gathered.IsSigned ? 1 : 0);
            Call(il, nameof(ProgramDescription.Gather));
        }
    }

    private static void Declare(ILGenerator il, int handler, IrTrigger trigger)
    {
        switch (trigger)
        {
            case IrBeginTrigger begin: Call(il, nameof(ProgramDescription.Begin), handler, begin.Priority); break;
            case IrEndTrigger end: Call(il, nameof(ProgramDescription.End), handler, end.Priority); break;
            case IrErrorTrigger error: Call(il, nameof(ProgramDescription.Error), handler, error.Priority); break;
            case IrTimerTrigger { Spread: > 0 } timer: Call(il, nameof(ProgramDescription.Randomized), handler, timer.Period, timer.Spread, timer.Name); break;
            case IrTimerTrigger timer: Call(il, timer.IsSample ? nameof(ProgramDescription.Sample) : nameof(ProgramDescription.Timer), handler, timer.Period, timer.Name); break;
            case IrProbeTrigger { Probe: var probe } p:
                Call(il, nameof(ProgramDescription.Probe), handler, probe.Marker.Provider, probe.Marker.Name, (int)probe.Scope, probe.Pid, probe.Module,
                    probe.Function, probe.Executable, probe.Library, p.Arguments, p.Strings, p.Filter.Notation, p.IsTally ? 1 : 0, p.Captures);
                break;
            default: throw new UnreachableException($"{trigger}");
        }
    }

    private static void Call(ILGenerator il, string method, params object[] arguments)
    {
        if (arguments.Length > 0)
            il.Emit(OpCodes.Ldarg_1);
        foreach (var argument in arguments)
        {
            switch (argument)
            {
                case string text: il.Emit(OpCodes.Ldstr, text); break;
                case int number: il.Int(number); break;
                case long number: il.Long(number); break;
                default: throw new UnreachableException($"{argument}");
            }
        }
        il.Emit(OpCodes.Call, typeof(ProgramDescription).Method(method));
    }
}
