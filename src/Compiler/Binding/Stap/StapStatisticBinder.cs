using Pyd.Compiler.Symbols;
using Pyd.Compiler.Syntax;
using Pyd.Compiler.Text;
using static Pyd.Compiler.Diagnostics.BindingTemplates;

namespace Pyd.Compiler.Binding.Stap;

/// <summary>Figures of statistics: <c>@count(s)</c>, <c>@avg(s[k])</c>, <c>@hist_log(s)[n]</c>.</summary>
internal sealed class StapStatisticBinder(StapExpressionBinder expressions, StapContext context)
{
    private static readonly Dictionary<string, string> Figures = new()
    {
        ["@count"] = "Count", ["@sum"] = "Sum", ["@min"] = "Min", ["@max"] = "Max", ["@avg"] = "Average", ["@variance"] = "Variance",
    };

    public BoundExpression BindFigure(StatisticSyntax syntax)
    {
        if (!Figures.TryGetValue(syntax.Operator, out var figure))
        {
            context.Diagnostics.Report(syntax.Location, ArrayMisused, syntax.Operator, "a histogram", "it is no value: print it, or take one bucket with [n]");
            return new BoundError(syntax.Location);
        }
        if (syntax.Arguments.Count == 0 || expressions.FindContainer(syntax.Arguments[0], out var keys) is not StatisticSymbol statistic)
        {
            expressions.ReportNoStatistic(syntax);
            return new BoundError(syntax.Location);
        }
        if (expressions.BindKeys(syntax.Location, statistic.Name, statistic.Keys, keys) is not { } bound)
            return new BoundError(syntax.Location);
        IReadOnlyList<BoundExpression> arguments = figure != "Variance" ? []
            : syntax.Arguments.Count > 1 ? [expressions.BindInteger(syntax.Arguments[1], syntax.Operator)]
            : [new BoundInteger(syntax.Location, 0, Types.Long)];
        return new BoundStatistic(syntax.Location, figure, statistic, bound, arguments) { NeedsValues = figure != "Count" && (figure != "Sum" || context.IsOlderThan("1.5")) };
    }

    /// <summary><c>@hist_log(s)[n]</c>, <c>n in @hist_log(s)</c>.</summary>
    public BoundExpression BindBucket(StatisticSyntax histogram, TextLocation location, IReadOnlyList<ExpressionSyntax> numbers)
    {
        if (numbers.Count != 1)
        {
            context.Diagnostics.Report(location, WrongKeyCount, histogram.Operator, Wording.Count(1, "bucket number"), Wording.Count(numbers.Count, "key"));
            return new BoundError(location);
        }
        return new StapHistogramBinder(expressions, context).Bind(histogram) is var (statistic, keys)
            ? new BoundStatistic(location, "Bucket", statistic, keys, [expressions.BindInteger(numbers[0], "[]")]) { NeedsValues = true }
            : new BoundError(location);
    }
}
