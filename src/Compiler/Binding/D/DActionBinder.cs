using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Symbols;
using Pyd.Compiler.Syntax;
using Pyd.Shared;
using static Pyd.Compiler.Diagnostics.ActionTemplates;

namespace Pyd.Compiler.Binding.D;

/// <summary>D's actions: calls that stand as statements of their own.</summary>
internal sealed class DActionBinder(DScope scope, DExpressionBinder expressions, DCallBinder calls, DiagnosticBag diagnostics)
{
    private const long StopSignal = 19;

    /// <summary>A call of an action.</summary>
    public BoundStatement Bind(CallSyntax call, BuiltinSymbol action) => action.Name switch
    {
        "clear" => BindAggregationAction(call, RuntimeMembers.ClearValues, 0, 0),
        "trunc" when call.Arguments.Count < 2 => BindAggregationAction(call, RuntimeMembers.Truncate, 0, 1),
        "trunc" => BindAggregationAction(call, RuntimeMembers.TruncateTo, 1, 1),
        "normalize" => BindAggregationAction(call, RuntimeMembers.Normalize, 1, 1),
        "denormalize" => BindAggregationAction(call, RuntimeMembers.Denormalize, 0, 0),
        "speculate" => BindSpeculation(call, action, RuntimeMembers.Speculate),
        "commit" => BindSpeculation(call, action, RuntimeMembers.Commit),
        "discard" => BindSpeculation(call, action, RuntimeMembers.Discard),
        "freopen" => BindFreopen(call, action),
        "system" => BindFormatted(call, action),
        "stop" => BindStop(call, action),
        _ => Statement(Traced(calls.Bind(call))),
    };

    // ustack();   ──►   trace(ustack());
    private static BoundExpression Traced(BoundExpression value) =>
        value.Type is StackType or SymbolType ? new BoundTrace(value.Location, value) : value;

    private static BoundExpressionStatement Statement(BoundExpression expression) => new(expression.Location, expression);

    private static BoundBlock Nothing(CallSyntax call) => new(call.Location, []);

    private BoundStatement BindSpeculation(CallSyntax call, BuiltinSymbol action, RuntimeMember member) =>
        calls.BindArguments(call, action) is [var id] ? new BoundSpeculation(call.Location, member, id) : Nothing(call);

    private BoundStatement BindFreopen(CallSyntax call, BuiltinSymbol action)
    {
        // An empty name goes back to the first output; the format binder would refuse it.
        if (call.Arguments is [StringLiteralSyntax { Value: "" } empty])
            return Statement(new BoundBuiltin(call.Location, action, [new BoundString(empty.Location, "")], Types.Void));
        if (call.Arguments is not [StringLiteralSyntax { Value: "." }, ..])
            return BindFormatted(call, action);
        diagnostics.Report(call.Location, FreopenInvalid);
        return Nothing(call);
    }

    /// <summary>system("…", a)   ──►   a call with the finished text.</summary>
    private BoundStatement BindFormatted(CallSyntax call, BuiltinSymbol action) =>
        new DFormatBinder(expressions, diagnostics).BindPrintf(call) is BoundFormat format
            ? Statement(new BoundBuiltin(call.Location, action, [format with { MakesText = true }], Types.Void))
            : Nothing(call);

    private BoundStatement BindStop(CallSyntax call, BuiltinSymbol action) => calls.BindArguments(call, action) is null
        ? Nothing(call)
        : Statement(new BoundBuiltin(call.Location, Builtins.Get(Dialect.D, "raise"), [new BoundInteger(call.Location, StopSignal, Types.Int)], Types.Void));

    private BoundStatement BindAggregationAction(CallSyntax call, RuntimeMember member, int least, int most)
    {
        if (!calls.CheckCount(call, least + 1, most + 1) || Find(call) is not { } aggregation)
            return Nothing(call);
        var arguments = calls.BindRest(call, Builtins.Get(Dialect.D, call.Function.Text), 1);
        return arguments is null ? Nothing(call) : new BoundAggregationAction(call.Location, member, aggregation, arguments);
    }

    private AggregationSymbol? Find(CallSyntax call)
    {
        if (call.Arguments[0] is not AggregationSyntax aggregation)
        {
            var template = call.Function.Text switch { "clear" => ClearArgument, "trunc" => TruncArgument, _ => NormalizeArgument };
            diagnostics.Report(call.Arguments[0].Location, template, call.Function.Text);
            return null;
        }
        if (scope.FindAggregation(aggregation.Name) is { } symbol)
            return symbol;
        if (!scope.IsBroken(aggregation.Name))
            diagnostics.Report(aggregation.Location, call.Function.Text switch { "clear" => ClearUndefined, "trunc" => TruncUndefined, _ => NormalizeUndefined },
                aggregation.Name, Spelling.Suggest(aggregation.Name, scope.AggregationNames));
        return null;
    }
}
