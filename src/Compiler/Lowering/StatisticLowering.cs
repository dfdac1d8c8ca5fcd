using Pyd.Compiler.Binding;
using Pyd.Compiler.Ir;
using Pyd.Compiler.Symbols;
using Pyd.Compiler.Text;

namespace Pyd.Compiler.Lowering;

/// <summary>Figures of stap's statistics.</summary>
internal sealed class StatisticLowering(ExpressionLowering expressions, StorageTable storage, CodeBuffer code, SiteTable sites)
{
    public IrExpression Lower(BoundStatistic statistic)
    {
        var container = storage.Container(statistic.Statistic);
        var operands = expressions.LowerAll([.. statistic.Keys, .. statistic.Arguments]);
        IReadOnlyList<IrExpression> keys = [.. operands.Take(statistic.Keys.Count)], arguments = [.. operands.Skip(statistic.Keys.Count)];
        if (statistic.NeedsValues)
            RequireValues(container, keys, statistic.Location);
        if (statistic.Figure == "Bucket")
        {
            // @hist_log(s)[n]   ──►   if (n < 0 || n >= s.BucketCount) raise; s.Bucket(n)
            var index = code.Store(arguments[0]);
            arguments = [index];
            var count = new IrContainerCall(container, RuntimeMembers.BucketCount, null, []);
            var outside = new IrBinary(BinaryOperation.GreaterOrEqualUnsigned, index, count);
            var raise = new IrRaise(new IrText("histogram index out of range"), sites.Add(statistic.Location, $"operator '{Operator(statistic.Location)}'"));
            code.Add(new IrIf(outside, new IrBlock([raise]), null));
        }
        // Now that all of its readers are known.
        if (statistic.Figure == "Variance")
            arguments = [new IrConstant(statistic.Statistic.Precision)];
        return new IrContainerCall(container, RuntimeMembers.Statistic(statistic.Figure, arguments.Count), keys, arguments);
    }

    /// <summary>@avg(s)   ──►   if (!s.HasValues()) raise "empty aggregate"; s.Average()</summary>
    public void RequireValues(IrContainer statistic, IReadOnlyList<IrExpression> keys, TextLocation location, string kind = "operator")
    {
        var empty = new IrUnary(UnaryOperation.Not, new IrContainerCall(statistic, RuntimeMembers.StatisticHasValues, keys, []));
        var raise = new IrRaise(new IrText("empty aggregate"), sites.Add(location, $"{kind} '{Operator(location)}'"));
        code.Add(new IrIf(empty, new IrBlock([raise]), null));
    }

    private static string Operator(TextLocation location) => location.Text.Split('(')[0].Trim();
}
