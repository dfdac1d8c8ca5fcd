using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Symbols;
using Pyd.Compiler.Syntax;

namespace Pyd.Compiler.Binding.D;

/// <summary>The statements of a clause: expressions, aggregating assignments, actions on aggregations.</summary>
internal sealed class DStatementBinder
{
    private readonly DScope _scope;
    private readonly DExpressionBinder _expressions;
    private readonly DiagnosticBag _diagnostics;
    private readonly RecordingRules _recording;
    private readonly DActionBinder _actions;
    private readonly DAggregateBinder _aggregates;
    private readonly DPrintaBinder _printa;

    public DStatementBinder(DScope scope, DExpressionBinder expressions, DiagnosticBag diagnostics)
    {
        _scope = scope;
        _expressions = expressions;
        _diagnostics = diagnostics;
        var calls = new DCallBinder(expressions, diagnostics);
        _recording = new RecordingRules(diagnostics);
        _actions = new DActionBinder(scope, expressions, calls, diagnostics);
        _aggregates = new DAggregateBinder(scope, expressions, calls, _recording, diagnostics);
        _printa = new DPrintaBinder(scope, expressions, calls, diagnostics);
    }

    /// <summary>The body of a clause.</summary>
    public BoundBlock BindBody(BlockSyntax body)
    {
        _recording.Reset();
        return BindBlock(body);
    }

    private BoundBlock BindBlock(BlockSyntax block) => new(block.Location, [.. block.Statements.Select(Bind)]);

    private BoundStatement Bind(StatementSyntax statement) => statement switch
    {
        BlockSyntax block => BindBlock(block),
        EmptySyntax empty => new BoundBlock(empty.Location, []),
        IfSyntax node => new BoundIf(node.Location, _expressions.BindInteger(node.Condition, "if"), Bind(node.Then), node.Else is null ? null : Bind(node.Else)),
        ExpressionStatementSyntax { Expression: var expression } => BindExpression(statement, expression),
        _ => throw new System.Diagnostics.UnreachableException($"{statement}"),
    };

    private BoundStatement BindExpression(StatementSyntax statement, ExpressionSyntax expression)
    {
        var nothing = new BoundBlock(statement.Location, []);
        while (expression is ParenthesizedSyntax { Expression: AggregationSyntax or ParenthesizedSyntax } parenthesized)
            expression = parenthesized.Expression;
        switch (expression)
        {
            case AssignmentSyntax { Target: AggregationSyntax target } assignment:
                return _aggregates.Bind(assignment, target) ?? (BoundStatement)nothing;
            case AssignmentSyntax { Target: ElementSyntax { Target: AggregationSyntax target } } assignment:
                _diagnostics.Report(assignment.Target.Location, PrintingTemplates.AggregateDimensions, target.Name);
                return nothing;
            case AggregationSyntax { Keys.Count: 0 } aggregation when _scope.FindAggregation(aggregation.Name) is null:
                _diagnostics.Report(aggregation.Location, BindingTemplates.UndefinedName, $"@{aggregation.Name}", "");
                return nothing;
            case AggregationSyntax aggregation:
                _diagnostics.Report(aggregation.Location, BindingTemplates.AggregationMisplaced);
                return nothing;
            case CallSyntax call when AggregatingFunctions.Find(call.Function.Text) is not null:
                _diagnostics.Report(call.Location, PrintingTemplates.AggregatingStatement, call.Function.Text);
                return nothing;
            case CallSyntax call when Builtins.Find(Dialect.D, call.Function.Text) is { Action: not ActionKind.None } action:
                return !_recording.Allows(action.Action, action.Name, call.Location) ? nothing
                    : action.Name == "printa" ? _printa.Bind(call) ?? (BoundStatement)nothing
                    : _actions.Bind(call, action);
            default:
                return new BoundExpressionStatement(statement.Location, _expressions.Bind(expression));
        }
    }
}
