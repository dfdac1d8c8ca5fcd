using System.Globalization;
using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Symbols;
using Pyd.Compiler.Syntax;
using Pyd.Shared;
using static Pyd.Compiler.Diagnostics.BindingTemplates;
using static Pyd.Compiler.Diagnostics.PrintingTemplates;

namespace Pyd.Compiler.Binding.D;

/// <summary><c>printa("format", @a, @b)</c>, or without a format.</summary>
internal sealed class DPrintaBinder(DScope scope, DExpressionBinder expressions, DCallBinder calls, DiagnosticBag diagnostics)
{
    /// <summary>Null after a message.</summary>
    public BoundPrinta? Bind(CallSyntax call)
    {
        if (!calls.CheckCount(call, 1, int.MaxValue))
            return null;
        var hasFormat = call.Arguments[0] is StringLiteralSyntax;
        var given = call.Arguments.Skip(hasFormat ? 1 : 0).ToArray();
        if (given.Length == 0)
        {
            diagnostics.Report(call.Location, PrintaArgument, "printa");
            return null;
        }
        var aggregations = new List<AggregationSymbol>();
        foreach (var argument in given)
        {
            if (Find(call, argument) is not { } aggregation)
                return null;
            aggregations.Add(aggregation);
            if (!HaveSameKeys(argument, aggregations[0], aggregation))
                return null;
        }
        if (!hasFormat)
            return new BoundPrinta(call.Location, null, aggregations);
        return new DFormatBinder(expressions, diagnostics).BindPrinta(call, aggregations[0]) is { } pieces
            ? new BoundPrinta(call.Location, pieces, aggregations)
            : null;
    }

    private bool HaveSameKeys(ExpressionSyntax argument, AggregationSymbol first, AggregationSymbol other)
    {
        if (first.Keys.Count == other.Keys.Count && first.Keys.Select(key => key.IsString).SequenceEqual(other.Keys.Select(key => key.IsString)))
            return true;
        if (first.Keys.Count != other.Keys.Count)
        {
            diagnostics.Report(argument.Location, PrintaKeys, first.Name, other.Name, Keys(first), Keys(other));
            return false;
        }
        var number = first.Keys.Zip(other.Keys).TakeWhile(pair => pair.First.IsString == pair.Second.IsString).Count();
        diagnostics.Report(argument.Location, PrintaKeyTypes, first.Name, other.Name, Text(number + 1), first.Keys[number].Name, other.Keys[number].Name);
        return false;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Keys(AggregationSymbol aggregation) => string.Create(CultureInfo.InvariantCulture, $"{aggregation.Keys.Count} key{(aggregation.Keys.Count == 1 ? "" : "s")}");

    private AggregationSymbol? Find(CallSyntax call, ExpressionSyntax argument)
    {
        // DTrace takes keys here, too, and prints the whole aggregation.
        if (argument is not AggregationSyntax aggregation)
        {
            if (expressions.BindAny(argument) is { Type: not ErrorType } value)
                diagnostics.Report(argument.Location, PrintaValue, "printa", Text(call.Arguments.ToList().IndexOf(argument) + 1), DWording.Name(value));
            return null;
        }
        if (scope.FindAggregation(aggregation.Name) is { } symbol)
            return symbol;
        if (!scope.IsBroken(aggregation.Name))
            diagnostics.Report(argument.Location, UndefinedAggregation, aggregation.Name, Spelling.Suggest(aggregation.Name, scope.AggregationNames));
        return null;
    }
}
