using Pyd.Compiler.Binding;

namespace Pyd.Compiler.Lowering;

/// <summary>Whether a clause can call D's <c>exit()</c>.</summary>
internal static class ExitSearch
{
    public static bool Contains(BoundStatement statement) => statement switch
    {
        BoundBlock block => block.Statements.Any(Contains),
        BoundIf node => Contains(node.Then) || (node.Else is not null && Contains(node.Else)),
        BoundExpressionStatement { Expression: var expression } => Contains(expression),
        _ => false,
    };

    private static bool Contains(BoundExpression expression) => expression switch
    {
        BoundBuiltin { Builtin.Name: "exit" } => true,
        BoundSequence sequence => Contains(sequence.First) || Contains(sequence.Second),
        _ => false,
    };
}
