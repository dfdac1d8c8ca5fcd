using Pyd.Compiler.Ir;
using Pyd.Compiler.Symbols;

namespace Pyd.Compiler.Lowering.Filtering;

/// <summary>
/// Whether only the number of a handler's events matters: it adds constants to variables, and so looks neither at the event nor at what came before it.
/// </summary>
internal static class TallyAnalysis
{
    // { @ = count(); }   { n++ }   { s <<< 1 }
    public static bool IsTally(IrHandler handler) => handler.Clauses.All(clause => IsTally(clause.Body));

    private static bool IsTally(IrStatement statement) => statement switch
    {
        IrBlock block => block.Statements.All(IsTally),
        IrSequencePoint => true,
        // After exit() no event comes here anyway.
        IrIf { Condition: IrRuntimeCall call, Then.Statements: [IrEndClause], Else: null } => call.Member == RuntimeMembers.IsExiting,
        IrEvaluate { Expression: IrContainerCall { Container: { IsThreadLocal: false, Key.Count: 0 }, Member: var member } call } => IsAddition(member) && call.Arguments.All(IsConstant),
        IrSetGlobal { Value: IrBinary { Operator: BinaryOperation.Add, Left: IrGetGlobal read, Right: IrConstant } } set => read.Global == set.Global,
        _ => false,
    };

    // The first element with a key decides about an order in which elements are printed, so that the order of events would matter.
    private static bool IsAddition(RuntimeMember member) =>
        member == RuntimeMembers.StatisticAdd || (member.Type == "Aggregation" && AggregatingFunctions.All.Exists(function => function.Member == member.Name));

    private static bool IsConstant(IrExpression expression) => expression is IrConstant;
}
