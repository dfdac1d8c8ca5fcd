using System.Collections;
using System.Globalization;
using System.Text;
using Pyd.Compiler.Symbols;
using Pyd.Compiler.Text;

namespace Pyd.Compiler.Binding;

/// <summary>The bound tree as text: a node a line, with what was found out about it.</summary>
internal static class BoundPrinter
{
    public static string Print(BoundProgram program)
    {
        var text = new StringBuilder();
        foreach (var global in program.Globals)
            Line(text, 0, $"global {Describe(global.Symbol)}");
        foreach (var aggregation in program.Aggregations)
            Line(text, 0, $"aggregation {Describe(aggregation)}");
        foreach (var function in program.Functions)
        {
            Line(text, 0, $"function {Describe(function.Symbol)}");
            PrintValue(text, 1, null, function.Body);
        }
        foreach (var clause in program.Clauses)
        {
            Line(text, 0, "clause");
            foreach (var trigger in clause.Triggers)
                Line(text, 1, $"probe {Describe(trigger)}");
            PrintValue(text, 1, "predicate", clause.Predicate);
            PrintValue(text, 1, null, clause.Body);
        }
        foreach (var symbol in program.Unread)
            Line(text, 0, $"printed at the end: {symbol.Name}");
        return text.ToString();
    }

    private static void PrintValue(StringBuilder text, int depth, string? label, object? value)
    {
        var prefix = label is null ? "" : $"{label}: ";
        switch (value)
        {
            case null:
                break;
            case BoundNode node:
                PrintNode(text, depth, prefix, node, node.Location);
                break;
            case BoundPiece piece:
                PrintNode(text, depth, prefix, piece, null);
                break;
            case IEnumerable list and not string:
                foreach (var item in list)
                    PrintValue(text, depth, label, item);
                break;
        }
    }

    private static void PrintNode(StringBuilder text, int depth, string prefix, object node, TextLocation? location)
    {
        var properties = node.GetType().GetProperties()
            .Where(property => property.Name is not ("Location" or "EqualityContract" or "OperatorLocation")).ToArray();
        var scalars = properties
            .Select(property => (property.Name, Value: property.GetValue(node)))
            .Where(property => property.Value is string or long or int or bool or Enum or Symbol or TypeSymbol or BuiltinSymbol or FormatDirective or RuntimeMember)
            .Select(property => Scalar(property.Name, property.Value!));
        var place = location is { } at ? string.Create(CultureInfo.InvariantCulture, $"{at.Line}:{at.Column} ") : "";
        Line(text, depth, $"{place}{prefix}{node.GetType().Name["Bound".Length..]} {string.Join(' ', scalars)}".TrimEnd());
        foreach (var property in properties.Where(property => property.PropertyType != typeof(string)))
            PrintValue(text, depth + 1, property.Name.ToLowerInvariant(), property.GetValue(node));
    }

    private static string Scalar(string name, object value) => value switch
    {
        string text => $"\"{text.Replace("\n", "\\n", StringComparison.Ordinal)}\"",
        TypeSymbol type => $": {InferredType.Resolve(type)}",
        Symbol symbol => symbol.Name,
        BuiltinSymbol builtin => builtin.Name,
        RuntimeMember member => member.Name,
        bool flag => flag ? name : "",
        FormatDirective directive => $"{directive.Conversion}",
        _ => string.Create(CultureInfo.InvariantCulture, $"{value}"),
    };

    private static string Describe(Symbol symbol) => symbol switch
    {
        VariableSymbol variable => $"{variable.Kind} {variable.Name}: {InferredType.Resolve(variable.Type)}",
        ArraySymbol array => $"{array.Kind} {array.Name}[{Types(array.Keys)}]: {InferredType.Resolve(array.Value)}",
        AggregationSymbol aggregation => $"@{aggregation.Name}[{Types(aggregation.Keys)}]: {aggregation.Function.Name}",
        StatisticSymbol statistic => $"{statistic.Name}[{Types(statistic.Keys)}]: stats",
        FunctionSymbol function => $"{function.Name}({Types(function.Parameters.Select(parameter => parameter.Type))}): {InferredType.Resolve(function.Returns)}",
        _ => symbol.Name,
    };

    private static string Describe(BoundTrigger trigger) => trigger switch
    {
        BoundProbe { Point: var point } => $"{point.Marker.Provider}:{point.Module}:{point.Function}:{point.Marker.Name} of {Processes(point)}",
        BoundTimer timer => string.Create(CultureInfo.InvariantCulture, $"{timer.Name} each {timer.Period} ns"),
        _ => trigger.Name,
    };

    private static string Processes(ProbePoint point) => point switch
    {
        { Scope: ProbeScope.Target } => "the target",
        { Scope: ProbeScope.Pid } => $"process {point.Pid}",
        { Library.Length: > 0 } => $"processes with library {point.Library}",
        { Executable.Length: > 0 } => $"processes of {point.Executable}",
        _ => "any process",
    };

    private static string Types(IEnumerable<TypeSymbol> types) => string.Join(", ", types.Select(InferredType.Resolve));

    private static void Line(StringBuilder text, int depth, string line) => text.Append(' ', depth * 2).Append(line).Append('\n');
}
