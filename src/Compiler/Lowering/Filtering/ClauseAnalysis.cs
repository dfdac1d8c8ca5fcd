using System.Diagnostics;
using Pyd.Compiler.Ir;

namespace Pyd.Compiler.Lowering.Filtering;

/// <summary>
/// Runs through a handler as it would for any event whatever, keeping under which condition on the event's strings each place is reached.
/// </summary>
internal sealed class ClauseAnalysis
{
    private EventFilter _wanted = EventFilter.None;

    /// <summary>Where any clause of a handler does something.</summary>
    public static EventFilter Wanted(IrHandler handler)
    {
        var analysis = new ClauseAnalysis();
        var locals = new Locals(handler);
        foreach (var clause in handler.Clauses)
        {
            analysis.Run(clause.Body, new Flow(EventFilter.All, locals));
            locals = locals.After(clause.Body);     // it may have ended anywhere
        }
        return analysis._wanted;
    }

    /// <summary>What follows a statement; null when nothing does, or when nothing that follows could add to what is wanted already.</summary>
    private Flow? Run(IrStatement statement, Flow flow)
    {
        switch (statement)
        {
            case IrBlock block:
                return block.Statements.Aggregate((Flow?)flow, (before, next) => before is null ? null : Run(next, before));
            case IrSequencePoint or IrStartActions:
                return flow;
            case IrEndClause:
                return null;
            case IrIf choice:
                return Choose(choice, flow);
            case IrEvaluate { Expression: var expression } when !ValueAnalysis.Acts(expression):
                return flow;
            case IrSetLocal { Value: var value, Local: var local } when !ValueAnalysis.Acts(value):
                return flow with { Locals = flow.Locals.With(local, ValueAnalysis.Of(value, flow.Locals)) };
            case IrEvaluate or IrSetLocal or IrSetGlobal or IrSetThread or IrStore or IrFault or IrRaise or IrPropagate or IrActions or IrPrinta or IrLoop or IrForeach or IrTry:
                _wanted = _wanted.Or(flow.Reach);
                return null;
            default:
                throw new UnreachableException($"{statement}");
        }
    }

    private Flow? Choose(IrIf choice, Flow flow)
    {
        var condition = ValueAnalysis.Number(choice.Condition, flow.Locals);
        var then = Branch(choice.Then, condition.MayBeTrue, flow);
        var otherwise = Branch(choice.Else ?? new IrBlock([]), condition.MayBeFalse, flow with { Locals = Present(choice.Condition, flow.Locals) });
        if (then is null || otherwise is null)
            return then ?? otherwise;
        var isWhole = then.Reach == flow.Reach.And(condition.MayBeTrue) && otherwise.Reach == flow.Reach.And(condition.MayBeFalse);
        return new Flow(isWhole ? flow.Reach : then.Reach.Or(otherwise.Reach), then.Locals.Choose(condition, otherwise.Locals));
    }

    private Flow? Branch(IrBlock body, EventFilter condition, Flow flow)
    {
        var reach = flow.Reach.And(condition);
        return reach == EventFilter.None ? null : Run(body, flow with { Reach = reach });
    }

    /// <summary>In the else of <c>if (text is missing)</c> the text is there.</summary>
    private static Locals Present(IrExpression condition, Locals locals) =>
        condition is IrIsMissing { Text: IrGetLocal { Local: var local } } && locals[local] is ArgumentText text
            ? locals.With(local, text with { MayBeUnset = false })
            : locals;

    /// <summary>A place: when it is reached, and what the locals hold there.</summary>
    private sealed record Flow(EventFilter Reach, Locals Locals);
}
