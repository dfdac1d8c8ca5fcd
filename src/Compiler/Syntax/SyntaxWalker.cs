using Pyd.Compiler.Syntax.D;
using Pyd.Compiler.Syntax.Stap;

namespace Pyd.Compiler.Syntax;

/// <summary>What a node holds.</summary>
public static class SyntaxWalker
{
    /// <summary>The nodes directly inside a node, in the order of the text.</summary>
    public static IEnumerable<SyntaxNode> Children(SyntaxNode node) => node switch
    {
        ScriptSyntax n => n.Members,
        CallSyntax n => [n.Function, .. n.Arguments],
        ElementSyntax n => [n.Target, .. n.Keys],
        MemberAccessSyntax n => [n.Target, n.Member],
        AggregationSyntax n => n.Keys,
        UnarySyntax n => [n.Operand],
        PostfixSyntax n => [n.Operand],
        BinarySyntax n => [n.Left, n.Right],
        AssignmentSyntax n => [n.Target, n.Value],
        ConditionalSyntax n => [n.Condition, n.WhenTrue, n.WhenFalse],
        ParenthesizedSyntax n => [n.Expression],
        CastSyntax n => [n.Type, n.Operand],
        SizeofSyntax n => Present(n.Type, n.Operand),
        MembershipSyntax n => [.. n.Keys, n.Array],
        StatisticSyntax n => n.Arguments,
        BlockSyntax n => n.Statements,
        ExpressionStatementSyntax n => [n.Expression],
        IfSyntax n => Present(n.Condition, n.Then, n.Else),
        WhileSyntax n => [n.Condition, n.Body],
        ForSyntax n => Present(n.First, n.Condition, n.Step, n.Body),
        ForeachSyntax n => Present([n.Value, .. n.Keys, n.Array, .. n.Slice ?? [], n.Sort, n.Limit, n.Body]),
        ReturnSyntax n => Present(n.Value),
        DeleteSyntax n => [n.Target],
        TrySyntax n => Present(n.Body, n.Message, n.Handler),
        ProbeClauseSyntax n => Present([.. n.Probes, n.Predicate, n.Body]),
        OffsetofSyntax n => [n.Type, n.Member],
        XlateSyntax n => [n.Type, n.Operand],
        TypeSyntax n => Present([.. n.Specifiers, n.Declarator]),
        StructSyntax n => n.Members ?? [],
        StructMemberSyntax n => [.. n.Specifiers, .. n.Declarators],
        MemberDeclaratorSyntax n => Present(n.Declarator, n.Bits),
        EnumSyntax n => n.Enumerators ?? [],
        EnumeratorSyntax n => Present(n.Name, n.Value),
        DeclaratorSyntax n => Present([n.Name, .. n.Derivations]),
        ArraySyntax n => Present(n.Size),
        KeyTypesSyntax n => n.Keys,
        FunctionTypeSyntax n => n.Parameters,
        ParameterTypeSyntax n => Present([.. n.Specifiers, n.Declarator]),
        DeclarationSyntax n => [.. n.Specifiers, .. n.Declarators],
        InlineSyntax n => [.. n.Specifiers, n.Declarator, n.Value],
        TranslatorSyntax n => [n.Output, n.Input, n.Parameter, .. n.Members],
        TranslatorMemberSyntax n => [n.Name, n.Value],
        ProviderSyntax n => [n.Name, .. n.Probes],
        ProviderProbeSyntax n => Present(n.Name, n.Native, n.Translated),
        ProbeSyntax n => [.. n.Points, n.Body],
        AliasSyntax n => [.. n.Names, .. n.Points, n.Body],
        ProbePointSyntax n => Present([.. n.Components, n.Condition]),
        ProbeComponentSyntax n => Present(n.Argument),
        GlobalSyntax n => n.Variables,
        GlobalVariableSyntax n => Present(n.Size, n.Value),
        FunctionSyntax n => [n.Name, .. n.Parameters, n.Body],
        _ => [],
    };

    /// <summary>A node and all nodes inside it, outer ones first.</summary>
    public static IEnumerable<SyntaxNode> DescendantsAndSelf(SyntaxNode node)
    {
        var pending = new Stack<SyntaxNode>([node]);
        while (pending.TryPop(out var next))
        {
            yield return next;
            foreach (var child in Children(next).Reverse())
                pending.Push(child);
        }
    }

    private static IEnumerable<SyntaxNode> Present(params SyntaxNode?[] nodes) => nodes.OfType<SyntaxNode>();
}
