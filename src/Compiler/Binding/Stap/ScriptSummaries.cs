using System.Globalization;
using Pyd.Compiler.Symbols;

namespace Pyd.Compiler.Binding.Stap;

/// <summary>Makes the summary of a bound script.</summary>
internal static class ScriptSummaries
{
    public static ScriptSummary Of(BoundProgram program) => new(
        [.. program.Globals.Select(global => Describe(global.Symbol))],
        [.. program.Functions.Select(function => Describe(function.Symbol))],
        Probes(program));

    // What never fires has no clause.
    private static IReadOnlyList<SummaryProbe> Probes(BoundProgram program)
    {
        return [.. program.Probes.Select(origin => (program.Clauses.FirstOrDefault(clause => clause.Origin?.Number == origin.Number) is { } clause ? Describe(clause, origin) : new SummaryProbe(origin.Point, origin.Point, [])) with
        {
            Signature = $"{origin.Point} /*{string.Concat(origin.Declarations.Select(declaration => $" <- {declaration}"))} */",
        })];
    }

    private static SummaryProbe Describe(BoundClause clause, ProbeOrigin origin)
    {
        var arguments = clause.Triggers[0] is BoundProbe { Point.Marker: var marker }
            ? marker.Arguments.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"$arg{i + 1}:long"))
            : [];
        return new SummaryProbe(clause.AliasName ?? origin.Point, clause.Name, [.. clause.Variables.Select(Describe), .. arguments])
        {
            Locals = [.. clause.Locals.Select(Describe)],
            Markers = clause is { AliasName: null, Triggers: [BoundProbe { Point: var point }] } && Providers.IsForeign(point.Marker)
                ? new MarkerQuery(point.Executable, point.Library, point.Marker.Provider, point.Marker.Name) : null,
        };
    }

    private static string Describe(Symbol symbol) => symbol switch
    {
        VariableSymbol variable => $"{variable.Name}:{NameOf(variable.Type)}",
        ArraySymbol array => $"{array.Name}{Room(array.Wraps, array.Room)}:{NameOf(array.Value)} [{string.Join(", ", array.Keys.Select(NameOf))}]",
        StatisticSymbol { Keys.Count: 0 } statistic => $"{statistic.Name}:stats",
        StatisticSymbol statistic => $"{statistic.Name}{Room(statistic.Wraps, statistic.Room)}:stats [{string.Join(", ", statistic.Keys.Select(NameOf))}]",
        FunctionSymbol function => $"{function.Name}:{NameOf(function.Returns)} ({string.Join(", ", function.Parameters.Select(Describe))})",
        _ => symbol.Name,
    };

    private static string Room(bool wraps, int room) => $"{(wraps ? "%" : "")}{(room == 0 ? "" : $"[{room.ToString(CultureInfo.InvariantCulture)}]")}";

    private static string NameOf(TypeSymbol type) => InferredType.Resolve(type) is InferredType ? "unknown" : InferredType.Resolve(type).Name;
}
