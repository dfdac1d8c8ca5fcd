using Pyd.Compiler.Symbols;
using Pyd.Compiler.Syntax;
using static Pyd.Compiler.Diagnostics.BindingTemplates;

namespace Pyd.Compiler.Binding.Stap;

/// <summary><c>@hist_log(s)</c> and <c>@hist_linear(s, start, stop, interval)</c>: the first reader decides the statistic's buckets.</summary>
internal sealed class StapHistogramBinder(StapExpressionBinder expressions, StapContext context)
{
    /// <summary>A histogram that a call prints.</summary>
    public BoundHistogramPiece? BindPiece(StatisticSyntax syntax, CallSyntax print) =>
        Bind(syntax) is var (statistic, keys) ? new BoundHistogramPiece(print.Location, statistic, keys) : null;

    /// <summary>The statistic and its keys; null after a message.</summary>
    public (StatisticSymbol Statistic, IReadOnlyList<BoundExpression> Keys)? Bind(StatisticSyntax syntax)
    {
        if (syntax.Arguments.Count == 0 || expressions.FindContainer(syntax.Arguments[0], out var keys) is not StatisticSymbol statistic)
        {
            expressions.ReportNoStatistic(syntax);
            return null;
        }
        if (ShapeOf(syntax) is not { } shape || expressions.BindKeys(syntax.Location, statistic.Name, statistic.Keys, keys) is not { } bound)
            return null;
        statistic.Histogram ??= shape;
        if (statistic.Histogram == shape)
            return (statistic, bound);
        context.Diagnostics.Report(syntax.Location, HistogramConflict, statistic.Name);
        return null;
    }

    private HistogramShape? ShapeOf(StatisticSyntax syntax)
    {
        if (syntax.Operator == "@hist_log")
            return new HistogramShape(false, 0, 0, 0);
        var parameters = syntax.Arguments.Skip(1).Select(StapConstants.IntegerOf).ToArray();
        if (parameters is not [{ } start, { } stop, { } interval])
        {
            context.Diagnostics.Report(syntax.Location, HistogramParameters, syntax.Operator, "start, stop not below it, interval above 0");
            return null;
        }
        if (interval == 0)
        {
            context.Diagnostics.Report(syntax.Location, HistogramInterval);
        }
        else
        {
            // As many as there are steps, one for what is below and one for what is above.
            var buckets = ((new System.Numerics.BigInteger(stop) - start) / interval) + 3;
            if (buckets >= 3 && buckets <= context.Options.Limits.Buckets && interval > 0)
                return new HistogramShape(true, start, stop, interval);
            context.Diagnostics.Report(syntax.Location, HistogramBuckets, $"{context.Options.Limits.Buckets - 2}");
        }
        context.Diagnostics.Report(syntax.Location, HistogramRefused, syntax.Arguments[0].Location.Text);
        return null;
    }
}
