using Pyd.Compiler.Binding;
using Pyd.Compiler.Symbols;

namespace Pyd.Compiler.Lowering;

/// <summary>
/// Whether a D clause makes a record (libdtrace, <c>dt_cg_clsflags</c>): it calls an action, or it has no statement at all.
/// One that only assigns or aggregates makes none.
/// </summary>
internal static class DataRecording
{
    public static bool In(BoundClause clause) => clause.Body.Statements.Count == 0 || In(clause.Body);

    private static bool In(BoundStatement statement) => statement switch
    {
        BoundBlock block => block.Statements.Any(In),
        BoundIf node => In(node.Then) || (node.Else is not null && In(node.Else)),
        BoundExpressionStatement { Expression: var expression } => In(expression),
        BoundPrinta or BoundAggregationAction => true,
        BoundSpeculation speculation => speculation.Member == RuntimeMembers.Speculate,
        _ => false,
    };

    private static bool In(BoundExpression expression) => expression switch
    {
        BoundFormat { MakesText: false } or BoundTrace or BoundTracemem or BoundPrint => true,
        BoundBuiltin { Builtin.IsAction: true } => true,
        BoundSequence sequence => In(sequence.First) || In(sequence.Second),
        _ => false,
    };
}
