using System.Diagnostics;

namespace Pyd.Compiler.Ir;

/// <summary>Replaces statements of a tree.</summary>
internal static class IrRewriting
{
    /// <summary>A statement whose own statements, in the order of the text, were each replaced by some others; what is inside comes before what is around.</summary>
    public static IrStatement Replace(IrStatement statement, Func<IrStatement, IEnumerable<IrStatement>> replace)
    {
        IrBlock Inside(IrBlock block) => new([.. block.Statements.SelectMany(inner => replace(Replace(inner, replace)))]);
        return statement switch
        {
            IrBlock block => Inside(block),
            IrIf node => node with { Then = Inside(node.Then), Else = node.Else is null ? null : Inside(node.Else) },
            IrLoop node => node with { Prelude = Inside(node.Prelude), Body = Inside(node.Body), Step = Inside(node.Step) },
            IrForeach node => node with { Body = Inside(node.Body) },
            IrTry node => node with { Body = Inside(node.Body), Handler = Inside(node.Handler) },
            _ => IrSearch.Children(statement).Any() ? throw new UnreachableException($"{statement}") : statement,
        };
    }
}
