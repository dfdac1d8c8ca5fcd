using System.Text;
using Pyd.Compiler.Symbols;
using Pyd.Compiler.Syntax;

namespace Pyd.Compiler.Tests.Docs;

/// <summary>docs/builtins.md, from the tables of built-in names, aggregating functions and markers.</summary>
internal static class BuiltinsPage
{
    public static string Make()
    {
        var page = new StringBuilder();
        page.Append("# Built-in names\n\n");
        page.Append("Prototypes are in D's notation: `@` is a value of any type, `[x]` may be left out, `...` may go on.\n");
        Table(page, "Probes of CPython", "| D | stap | arguments | |", Providers.Markers.Select(marker =>
            $"| `{marker.Name}` | `{marker.Name.Replace("-", "__", StringComparison.Ordinal)}` | {Arguments(marker)} | {marker.Description} |"));
        Table(page, "Variables of D", "| name | type | |", Rows(Dialect.D, isVariable: true));
        Table(page, "Actions and subroutines of D", "| name | prototype | |", Rows(Dialect.D, isVariable: false));
        Table(page, "Aggregating functions of D", "| name | takes | |", AggregatingFunctions.All.Select(function =>
            $"| `{function.Name}` | {Takes(function)} | {function.Description} |"));
        Table(page, "Functions of stap", "| name | prototype | |", Rows(Dialect.Stap, isVariable: false));
        return page.ToString();
    }

    private static IEnumerable<string> Rows(Dialect dialect, bool isVariable) => Builtins.Of(dialect)
        .Where(builtin => builtin.IsVariable == isVariable)
        .Select(builtin => $"| `{builtin.Name}` | `{builtin.Signature}` | {builtin.Description} |");

    private static void Table(StringBuilder page, string title, string header, IEnumerable<string> rows)
    {
        var columns = header.Count(c => c == '|') - 1;
        page.Append($"\n## {title}\n\n{header}\n|{string.Concat(Enumerable.Repeat(" --- |", columns))}\n");
        foreach (var row in rows)
            page.Append(row).Append('\n');
    }

    private static string Arguments(MarkerSymbol marker) =>
        string.Join(", ", marker.Arguments.Select(argument => $"{(argument.IsString ? "string" : "int")} {argument.Name}"));

    private static string Takes(AggregatingFunction function)
    {
        var parts = new List<string>();
        if (function.Values > 0)
            parts.Add("a value");
        if (function.Constants > 0)
            parts.Add($"{function.Constants} constants{(function.OptionalConstants > 0 ? " (the last may be left out)" : "")}");
        if (function.HasIncrement)
            parts.Add("[how often it counts]");
        return parts.Count == 0 ? "nothing" : string.Join(", ", parts);
    }
}
