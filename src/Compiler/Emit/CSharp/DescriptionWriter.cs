using System.Diagnostics;
using Pyd.Compiler.Ir;
using Pyd.Compiler.Symbols;

namespace Pyd.Compiler.Emit.CSharp;

/// <summary>The override of <c>Describe</c>: a run of calls that declare the script's handlers, aggregations and places.</summary>
internal static class DescriptionWriter
{
    public static void Write(SourceWriter source, IrProgram program, ProgramNames names)
    {
        source.Open("protected override void Describe(ProgramDescription program)");
        source.Line($"program.FaultPolicy = FaultPolicy.{(program.FaultsEndClauseOnly ? "EndClause" : "EndSession")};");
        foreach (var option in program.Options)
            Call(source, "Option", option);
        if (!program.FaultsEndClauseOnly)
            Call(source, "Limits", program.Limits.Nesting ?? 0, program.Limits.Errors, Math.Max(program.Limits.StringLength ?? 0, 0), program.Limits.HidesErrors ? 1 : 0);
        for (var i = 0; i < program.Handlers.Count; i++)
            Declare(source, i, program.Handlers[i].Trigger);
        foreach (var container in program.Containers.Where(container => container.IsDeclared))
            source.Line($"program.{(container.Class == RuntimeContainer.Aggregation ? "Aggregation" : "Array")}({names.Of(container)});");
        foreach (var site in program.Sites)
            Call(source, "Site", site.Location.Path, site.Location.Line, site.Location.Column, site.Token, site.Clause);
        foreach (var probe in program.Timed)
            Call(source, "Timed", probe.Point, probe.Location.Path, probe.Location.Line, probe.Location.Column, probe.Origin);
        if (program.Destructive is var (destructive, name))
            Call(source, "Destructive", destructive, name);
        if (program.Split is { } split)
        {
            Call(source, "Split", split.ByThread ? 1 : 0);
            foreach (var gathered in split.Gathered)
                source.Line($"program.Gather({names.Of(gathered.Container)}, {gathered.Bytes}, {(gathered.IsSigned ? 1 : 0)});");
        }
        if (program.NeedsStacks)
            Call(source, "KeepStacks");
        source.Close();
    }

    private static void Declare(SourceWriter source, int handler, IrTrigger trigger)
    {
        switch (trigger)
        {
            case IrBeginTrigger begin: Call(source, "Begin", handler, begin.Priority); break;
            case IrEndTrigger end: Call(source, "End", handler, end.Priority); break;
            case IrErrorTrigger error: Call(source, "Error", handler, error.Priority); break;
            case IrTimerTrigger { Spread: > 0 } timer: Call(source, "Randomized", handler, timer.Period, timer.Spread, timer.Name); break;
            case IrTimerTrigger timer: Call(source, timer.IsSample ? "Sample" : "Timer", handler, timer.Period, timer.Name); break;
            case IrProbeTrigger { Probe: var probe } p:
                Call(source, "Probe", handler, probe.Marker.Provider, probe.Marker.Name, (int)probe.Scope, probe.Pid, probe.Module,
                    probe.Function, probe.Executable, probe.Library, p.Arguments, p.Strings, p.Filter.Notation, p.IsTally ? 1 : 0, p.Captures);
                break;
            default: throw new UnreachableException($"{trigger}");
        }
    }

    private static void Call(SourceWriter source, string method, params object[] arguments) => source.Line($"program.{method}({string.Join(", ", arguments.Select(argument => argument switch
    {
        string text => Literals.Quote(text),
        int number => Literals.Integer(number).Text,
        long number => Literals.Integer(number).Text,
        _ => throw new UnreachableException($"{argument}"),
    }))});");
}
