using Pyd.Compiler.Ir;
using Pyd.Compiler.Symbols;
using Pyd.Compiler.Syntax;
using Pyd.Compiler.Syntax.D;
using Xunit;

namespace Pyd.Compiler.Tests;

/// <summary>What walks a tree reaches every node in it, also in kinds of nodes that are added later.</summary>
public sealed class NodeTests
{
    [Fact]
    public void Syntax_is_walked_whole()
    {
        // What is not public exists only while a text is read.
        foreach (var node in new NodeSamples(typeof(SyntaxNode)).All.Cast<SyntaxNode>().Where(node => node.GetType().IsPublic))
            Check(NodeSamples.Members<SyntaxNode>(node), SyntaxWalker.Children(node), node);
    }

    [Fact]
    public void Statements_are_searched_whole()
    {
        foreach (var node in new NodeSamples(typeof(IrNode)).All.OfType<IrStatement>())
        {
            Check(NodeSamples.Members<IrStatement>(node), IrSearch.Children(node), node);
            Check(NodeSamples.Members<IrExpression>(node), IrSearch.Expressions(node), node);
        }
    }

    [Fact]
    public void Expressions_are_searched_whole()
    {
        foreach (var node in new NodeSamples(typeof(IrNode)).All.OfType<IrExpression>())
            Check(NodeSamples.Members<IrExpression>(node), IrSearch.Operands(node), node);
    }

    [Fact]
    public void Words_that_the_text_takes_for_types_are_types()
    {
        Assert.All(DWords.Typedefs, name => Assert.NotNull(Types.FromPrototype(name)));
        Assert.Empty(Types.OwnTypedefs.Keys.Concat(Types.KernelTypedefs.Keys).Except(DWords.Typedefs));
    }

    private static void Check<T>(IReadOnlyList<T> members, IEnumerable<T> reached, object node) where T : class
    {
        var all = reached.ToHashSet(ReferenceEqualityComparer.Instance);
        Assert.True(members.All(all.Contains), $"{node.GetType().Name}: {string.Join(", ", members.Where(member => !all.Contains(member)).Select(member => member.GetType().Name))}");
    }
}
