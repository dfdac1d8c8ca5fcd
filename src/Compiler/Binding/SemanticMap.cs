using Pyd.Compiler.Syntax;

namespace Pyd.Compiler.Binding;

/// <summary>What each expression of the text was bound to: what a <see cref="SemanticModel"/> answers from.</summary>
internal sealed class SemanticMap
{
    private readonly Dictionary<SyntaxNode, BoundExpression> _bound = new(ReferenceEqualityComparer.Instance);

    public void Add(ExpressionSyntax syntax, BoundExpression bound) => _bound[syntax] = bound;

    public BoundExpression? Find(ExpressionSyntax syntax) => _bound.GetValueOrDefault(syntax);
}
