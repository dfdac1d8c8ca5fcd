using Pyd.Compiler.Syntax;

namespace Pyd.Compiler.Binding.Stap;

/// <summary>How a script uses its names, found in the text before anything is bound.</summary>
/// <param name="isDead">Statements that are as good as absent.</param>
internal sealed class NameUsage(Func<StatementSyntax, bool>? isDead = null)
{
    private readonly HashSet<string> _read = [];
    private readonly HashSet<string> _written = [];
    private readonly Dictionary<string, int> _keyCounts = [];
    private readonly HashSet<string> _statistics = [];

    /// <summary>The variables whose value is looked at somewhere.</summary>
    public IReadOnlyCollection<string> Read => _read;

    /// <summary>The variables that are given a value somewhere.</summary>
    public IReadOnlyCollection<string> Written => _written;

    /// <summary>The value of the variable is looked at somewhere.</summary>
    public bool IsRead(string name) => _read.Contains(name);

    /// <summary>The variable is given a value somewhere.</summary>
    public bool IsWritten(string name) => _written.Contains(name);

    /// <summary>How many keys the array has, or 0 for a scalar.</summary>
    public int KeyCount(string name) => _keyCounts.GetValueOrDefault(name);

    /// <summary>Values are added to it with <c>&lt;&lt;&lt;</c>, or figures are taken of it.</summary>
    public bool IsStatistic(string name) => _statistics.Contains(name);

    public void Scan(SyntaxNode node)
    {
        switch (node)
        {
            case StatementSyntax statement when isDead is not null && isDead(statement):
                return;
            case NameSyntax name:
                _read.Add(name.Text);
                return;
            case CallSyntax call:
                ScanAll(call.Arguments);
                return;
            case AssignmentSyntax assignment:
                ScanTarget(assignment.Target, assignment.Operator.Text == "<<<");
                Scan(assignment.Value);
                return;
            case UnarySyntax { Operator.Text: "++" or "--" } increment:
                ScanTarget(increment.Operand, false);
                _read.UnionWith(Value(increment.Operand));
                return;
            case PostfixSyntax increment:
                ScanTarget(increment.Operand, false);
                _read.UnionWith(Value(increment.Operand));
                return;
            // As a statement, an increment looks at nothing: the variable is still printed at the end when nothing else reads it.
            case ExpressionStatementSyntax { Expression: UnarySyntax { Operator.Text: "++" or "--" } increment }:
                ScanTarget(increment.Operand, false);
                return;
            case ExpressionStatementSyntax { Expression: PostfixSyntax increment }:
                ScanTarget(increment.Operand, false);
                return;
            // What is deleted is not printed at the end, as if it were read.
            case DeleteSyntax delete:
                ScanTarget(delete.Target, false);
                _read.UnionWith(Value(delete.Target));
                return;
            case TrySyntax { Message: { } message } handled:
                _written.Add(message.Text);
                Scan(handled.Body);
                Scan(handled.Handler);
                return;
            case ElementSyntax { Target: NameSyntax array } element:
                _keyCounts.TryAdd(array.Text, element.Keys.Count);
                break;
            case MembershipSyntax { Array: NameSyntax array } membership:
                _keyCounts.TryAdd(array.Text, membership.Keys.Count);
                break;
            case ForeachSyntax loop:
                ScanForeach(loop);
                return;
            case StatisticSyntax { Arguments: [var statistic, ..] }:
                _statistics.UnionWith(Value(statistic));
                break;
        }
        ScanAll(SyntaxWalker.Children(node));
    }

    private void ScanForeach(ForeachSyntax loop)
    {
        _written.UnionWith(loop.Keys.Select(key => key.Text));
        if (loop.Value is not null)
            _written.Add(loop.Value.Text);
        if (loop.Array is NameSyntax array)
            _keyCounts.TryAdd(array.Text, loop.Keys.Count);
        Scan(loop.Array);
        ScanAll(loop.Slice?.OfType<ExpressionSyntax>() ?? []);
        if (loop.Limit is not null)
            Scan(loop.Limit);
        Scan(loop.Body);
    }

    private void ScanTarget(ExpressionSyntax target, bool isStatistic)
    {
        if (target is ElementSyntax element)
        {
            ScanAll(element.Keys);
            foreach (var name in Value(target))
                _keyCounts.TryAdd(name, element.Keys.Count);
        }
        _written.UnionWith(Value(target));
        if (isStatistic)
            _statistics.UnionWith(Value(target));
    }

    private void ScanAll(IEnumerable<SyntaxNode> nodes)
    {
        foreach (var node in nodes)
            Scan(node);
    }

    /// <summary>The variable in <c>x</c>, <c>x[k]</c> or <c>(x)</c>.</summary>
    private static IEnumerable<string> Value(ExpressionSyntax expression) => expression switch
    {
        NameSyntax name => [name.Text],
        ElementSyntax { Target: NameSyntax name } => [name.Text],
        ParenthesizedSyntax parenthesized => Value(parenthesized.Expression),
        _ => [],
    };
}
