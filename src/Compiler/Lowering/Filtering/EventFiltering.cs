using Pyd.Compiler.Ir;

namespace Pyd.Compiler.Lowering.Filtering;

/// <summary>Gives each handler of a source's probe the condition under which it does anything at all, and whether only the number of events matters to it.</summary>
internal static class EventFiltering
{
    // python:function-entry { if (copyinstr(arg1) == "f") … }   ──►   the same, only if arg1 == "f"
    public static IrProgram Apply(IrProgram program) =>
        program with { Handlers = [.. program.Handlers.Select(Apply)] };

    private static IrHandler Apply(IrHandler handler) => handler.Trigger is IrProbeTrigger probe
        ? handler with { Trigger = probe with { Filter = ClauseAnalysis.Wanted(handler), IsTally = TallyAnalysis.IsTally(handler) } }
        : handler;
}
