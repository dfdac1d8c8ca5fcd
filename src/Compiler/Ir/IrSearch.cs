using Pyd.Compiler.Symbols;

namespace Pyd.Compiler.Ir;

/// <summary>Questions about what a statement holds.</summary>
internal static class IrSearch
{
    /// <summary>Whether a statement is or holds one of a kind.</summary>
    public static bool Contains<T>(IrStatement statement) where T : IrStatement =>
        statement is T || Children(statement).Any(Contains<T>);

    /// <summary>The names of the functions that a statement calls, as often as it does.</summary>
    public static IEnumerable<string> Calls(IrStatement statement) => OwnCalls(statement).Concat(Children(statement).SelectMany(Calls));

    /// <summary>Those that it calls itself, not in statements inside it.</summary>
    public static IEnumerable<string> OwnCalls(IrStatement statement) => statement switch
    {
        IrEvaluate { Expression: IrCall call } => [call.Function.Name],
        IrSetLocal { Value: IrCall call } => [call.Function.Name],
        _ => [],
    };

    /// <summary>The statements directly inside another.</summary>
    public static IEnumerable<IrStatement> Children(IrStatement statement) => statement switch
    {
        IrBlock block => block.Statements,
        IrIf { Else: { } otherwise } node => [node.Then, otherwise],
        IrIf node => [node.Then],
        IrLoop loop => [loop.Prelude, loop.Body, loop.Step],
        IrForeach loop => [loop.Body],
        IrTry node => [node.Body, node.Handler],
        _ => [],
    };

    /// <summary>The expressions directly inside another.</summary>
    public static IEnumerable<IrExpression> Operands(IrExpression expression) => expression switch
    {
        IrBinary node => [node.Left, node.Right],
        IrUnary node => [node.Operand],
        IrNarrow node => [node.Operand],
        IrLoad node => [node.Address],
        IrConditional node => [node.Condition, node.WhenTrue, node.WhenFalse],
        IrIsMissing node => [node.Text],
        IrRuntimeCall node => node.Arguments,
        IrContainerCall node => [.. node.Key ?? [], .. node.Arguments],
        IrCall node => node.Arguments,
        _ => [],
    };

    /// <summary>The expressions directly inside a statement.</summary>
    public static IEnumerable<IrExpression> Expressions(IrStatement statement) => statement switch
    {
        IrSetLocal node => [node.Value],
        IrSetGlobal node => [node.Value],
        IrSetThread node => [node.Value],
        IrStore node => [node.Address, node.Value],
        IrEvaluate node => [node.Expression],
        IrIf node => [node.Condition],
        IrLoop node => [node.Condition],
        IrForeach node => [node.Limit],
        IrReturn { Value: { } value } => [value],
        IrFault node => [node.Value],
        IrRaise node => [node.Message],
        _ => [],
    };

    /// <summary>Whether a statement computes with integers in a way that may leave 64 bits, or cuts them.</summary>
    public static bool Computes(IrStatement statement) => Expressions(statement).Any(Computes) || Children(statement).Any(Computes);

    private static bool Computes(IrExpression expression) =>
        expression is IrBinary { Operator: < BinaryOperation.Equal or >= BinaryOperation.LessUnsigned } or IrUnary { Operator: UnaryOperation.Negate } or IrNarrow or IrLoad
        || Operands(expression).Any(Computes);
}
