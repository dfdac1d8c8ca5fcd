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
}
