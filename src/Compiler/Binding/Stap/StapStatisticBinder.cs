using System.Globalization;
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
        if (figure == "Variance" && !TakePrecision(syntax, statistic))
            return new BoundError(syntax.Location);
        return new BoundStatistic(syntax.Location, figure, statistic, bound, []) { NeedsValues = figure != "Count" && (figure != "Sum" || context.IsOlderThan("1.5")) };
    }

    // @variance(s, 3) makes each @variance(s) so; another number is a mistake.
    private bool TakePrecision(StatisticSyntax syntax, StatisticSymbol statistic)
    {
        var bits = syntax.Arguments.Count > 1 ? StapConstants.IntegerOf(syntax.Arguments[1]) : 0;
        if (bits is not (>= 0 and <= 62) || (statistic.Precision != 0 && bits != 0 && bits != statistic.Precision))
        {
            var other = statistic.Precision == 0 ? "" : $"; elsewhere it is {statistic.Precision.ToString(CultureInfo.InvariantCulture)}";
            context.Diagnostics.Report(syntax.Location, VarianceBits, statistic.Name, other);
            return false;
        }
        statistic.HasVariance = true;
        if (bits != 0)
            statistic.Precision = bits.Value;
        return true;
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
