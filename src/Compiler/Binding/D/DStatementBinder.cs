using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Symbols;
using Pyd.Compiler.Syntax;
using Pyd.Shared;
using static Pyd.Compiler.Diagnostics.BindingTemplates;

namespace Pyd.Compiler.Binding.D;

/// <summary>The statements of a clause: expressions, aggregating assignments, actions on aggregations.</summary>
internal sealed class DStatementBinder(DScope scope, DExpressionBinder expressions, DiagnosticBag diagnostics)
{
    private readonly DCallBinder _calls = new(expressions, diagnostics);
    private readonly DActionBinder _actions = new(scope, expressions, new DCallBinder(expressions, diagnostics), diagnostics);
    private readonly RecordingRules _recording = new(diagnostics);

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
        IfSyntax node => new BoundIf(node.Location, expressions.BindInteger(node.Condition, "if"), Bind(node.Then), node.Else is null ? null : Bind(node.Else)),
        ExpressionStatementSyntax { Expression: var expression } => BindExpression(statement, expression),
        _ => throw new System.Diagnostics.UnreachableException($"{statement}"),
    };

    private BoundStatement BindExpression(StatementSyntax statement, ExpressionSyntax expression) => expression switch
    {
        AssignmentSyntax { Target: AggregationSyntax target } assignment => BindAggregate(assignment, target) ?? (BoundStatement)Broken(assignment, target),
        CallSyntax call when Builtins.Find(Dialect.D, call.Function.Text) is { Action: not ActionKind.None } action => BindAction(call, action),
        _ => new BoundExpressionStatement(statement.Location, expressions.Bind(expression)),
    };

    private BoundStatement BindAction(CallSyntax call, BuiltinSymbol action) =>
        !_recording.Allows(action.Action, action.Name, call.Location) ? new BoundBlock(call.Location, [])
        : action.Name == "printa" ? BindPrinta(call)
        : _actions.Bind(call, action);

    private BoundBlock Broken(AssignmentSyntax assignment, AggregationSyntax target)
    {
        scope.BrokenAggregations.Add(target.Name);
        return new BoundBlock(assignment.Location, []);
    }

    /// <summary>Null after a message.</summary>
    private BoundAggregate? BindAggregate(AssignmentSyntax assignment, AggregationSyntax target)
    {
        if (assignment.Operator.Text != "=" || assignment.Value is not CallSyntax call)
        {
            diagnostics.Report(assignment.Value.Location, NotAggregating, "");
            return null;
        }
        if (AggregatingFunctions.Find(call.Function.Text) is not { } function)
        {
            diagnostics.Report(call.Function.Location, NotAggregating,
                Spelling.Suggest(call.Function.Text, AggregatingFunctions.All.Select(candidate => candidate.Name)));
            return null;
        }
        if (!_recording.Allows(ActionKind.Aggregation, function.Name, assignment.Location))
            return null;
        var keys = target.Keys.Select(expressions.BindKey).ToArray();
        var most = function.Values + function.Constants + (function.HasIncrement ? 1 : 0);
        if (!_calls.CheckCount(call, function.Values + function.Constants - function.OptionalConstants, most))
            return null;
        if (BindConstants(call, function) is not { } constants || BindValues(call, function) is not { } values || keys.Any(key => key.Type is ErrorType))
            return null;
        if (Resolve(target, function, constants, keys) is not { } aggregation
            || expressions.Names.CheckKeys(target.Location, $"@{target.Name}", aggregation.Keys, keys) is not { } converted)
            return null;
        return new BoundAggregate(assignment.Location, aggregation, converted, values);
    }

    private AggregationSymbol? Resolve(AggregationSyntax target, AggregatingFunction function, IReadOnlyList<long> constants, BoundExpression[] keys)
    {
        if (scope.FindAggregation(target.Name) is not { } known)
            return scope.Declare(new AggregationSymbol(target.Name, target.Location, function, [.. keys.Select(key => key.Type)], constants));
        if (known.Function == function && known.Parameters.SequenceEqual(constants))
            return known;
        var other = known.Function == function ? $"{function.Name}() with other parameters" : $"{function.Name}()";
        diagnostics.Report(target.Location, known.Location, AggregationRedefined, target.Name, known.Function.Name, other);
        return null;
    }

    private IReadOnlyList<long>? BindConstants(CallSyntax call, AggregatingFunction function)
    {
        var constants = new List<long>();
        foreach (var argument in call.Arguments.Skip(function.Values).Take(function.Constants))
        {
            if (expressions.BindConstant(argument, $"{function.Name}()") is not { } constant)
                return null;
            constants.Add(constant);
        }
        if (function.Name == "lquantize" && constants.Count == 2)
            constants.Add(1);
        if (QuantizeRules.Problem(function.Name, constants) is not { } problem)
            return constants;
        diagnostics.Report(call.Location, BadQuantizeParameter, function.Name, problem);
        return null;
    }

    /// <summary>The aggregated value, and for quantizing functions how often it counts.</summary>
    private IReadOnlyList<BoundExpression>? BindValues(CallSyntax call, AggregatingFunction function)
    {
        var values = call.Arguments.Take(function.Values).Concat(call.Arguments.Skip(function.Values + function.Constants))
            .Select(argument => expressions.BindInteger(argument, $"{function.Name}()")).ToList();
        if (values.Any(value => value is BoundError))
            return null;
        if (function.HasIncrement && values.Count == 1)
            values.Add(new BoundInteger(call.Location, 1, Types.Long));
        return values;
    }

    private BoundStatement BindPrinta(CallSyntax call)
    {
        var nothing = new BoundBlock(call.Location, []);
        var hasFormat = call.Arguments.Count > 0 && call.Arguments[0] is not AggregationSyntax;
        var given = call.Arguments.Skip(hasFormat ? 1 : 0).ToArray();
        if (given.Length == 0)
        {
            diagnostics.Report(call.Location, PrintaArgument, "printa");
            return nothing;
        }
        var aggregations = new List<AggregationSymbol>();
        foreach (var argument in given)
        {
            if (Find(call, argument) is not { } aggregation)
                return nothing;
            aggregations.Add(aggregation);
            if (aggregation.Keys.Select(key => key.IsString).SequenceEqual(aggregations[0].Keys.Select(key => key.IsString)))
                continue;
            diagnostics.Report(argument.Location, PrintaKeys, aggregations[0].Name, aggregation.Name);
            return nothing;
        }
        if (!hasFormat)
            return new BoundPrinta(call.Location, null, aggregations);
        return new DFormatBinder(expressions, diagnostics).BindPrinta(call, aggregations[0]) is { } pieces
            ? new BoundPrinta(call.Location, pieces, aggregations)
            : nothing;
    }

    private AggregationSymbol? Find(CallSyntax call, ExpressionSyntax argument)
    {
        if (argument is not AggregationSyntax { Keys.Count: 0 } aggregation)
        {
            diagnostics.Report(argument.Location, PrintaArgument, call.Function.Text);
            return null;
        }
        if (scope.FindAggregation(aggregation.Name) is { } symbol)
            return symbol;
        if (!scope.BrokenAggregations.Contains(aggregation.Name))
            diagnostics.Report(argument.Location, UndefinedAggregation, aggregation.Name, Spelling.Suggest(aggregation.Name, scope.AggregationNames));
        return null;
    }
}
