namespace Pyd.Compiler.Syntax.Parsing;

/// <summary>What stands between two operands: an operator, or <c>?</c> with what it holds up to <c>:</c>.</summary>
/// <param name="Symbol">The operator.</param>
/// <param name="Middle">What stands between <c>?</c> and <c>:</c>.</param>
/// <param name="Right">The operand after it; of <c>in</c>, the array.</param>
internal readonly record struct ChainLink(SyntaxToken Symbol, ExpressionSyntax? Middle, ExpressionSyntax Right);

/// <summary>a + b * c, flat  ──►  a + (b * c), a tree: precedence climbing.</summary>
internal sealed class OperatorChain(PrecedenceTable precedences, IReadOnlyList<ChainLink> links)
{
    private int _next;

    public ExpressionSyntax Build(ExpressionSyntax first) => Climb(first, 0);

    // Takes the links that bind at least as tightly as the level.
    private ExpressionSyntax Climb(ExpressionSyntax left, int level)
    {
        while (_next < links.Count && precedences.Level(links[_next].Symbol.Text) is var own && own >= level)
        {
            var link = links[_next++];
            var right = link.Symbol.Text == "in"
                ? link.Right
                : Climb(link.Right, precedences.IsRightAssociative(link.Symbol.Text) ? own : own + 1);
            left = Join(left, link, right);
        }
        return left;
    }

    private ExpressionSyntax Join(ExpressionSyntax left, ChainLink link, ExpressionSyntax right)
    {
        var location = left.Location.To(right.Location);
        if (link.Middle is { } middle)
            return new ConditionalSyntax(location, left, middle, right);
        if (link.Symbol.Text == "in")
            return new MembershipSyntax(location, left is KeysSyntax keys ? keys.Keys : [left], right);
        return precedences.IsAssignment(link.Symbol.Text)
            ? new AssignmentSyntax(location, left, link.Symbol, right)
            : new BinarySyntax(location, left, link.Symbol, right);
    }
}
