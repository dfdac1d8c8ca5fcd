using Pyd.Compiler.Symbols;
using Pyd.Compiler.Syntax;

namespace Pyd.Compiler.Binding.Stap;

/// <summary>
/// What SystemTap drops before it looks further (elaborate.cxx, dead assignment and side-effect-free statement elimination). A name that
/// only dropped code reads counts as not read, which can make more code dead.
/// </summary>
/// <param name="isGlobal">Whether a name is a global: an assignment to one is never dead.</param>
internal sealed class DeadCode(Func<string, bool> isGlobal)
{
    /// <summary>The names of a handler or function, without its assignments to locals that nobody reads.</summary>
    public NameUsage WithoutDeadAssignments(IReadOnlyCollection<SyntaxNode> bodies) => Settle(bodies, IsDeadAssignment);

    /// <summary>The names of a handler or function, without any statement that changes nothing.</summary>
    public NameUsage WithoutDeadStatements(IReadOnlyCollection<SyntaxNode> bodies) => Settle(bodies, IsDead);

    /// <summary><c>frameptr = $arg4</c>, when nobody reads <c>frameptr</c>.</summary>
    public bool IsDeadAssignment(StatementSyntax statement, NameUsage usage) =>
        statement is ExpressionStatementSyntax { Expression: AssignmentSyntax { Operator.Text: "=", Target: NameSyntax target, Value: var value } }
        && !isGlobal(target.Text) && !usage.IsRead(target.Text) && HasNoEffect(value);

    private bool IsDead(StatementSyntax statement, NameUsage usage) => statement switch
    {
        BlockSyntax block => block.Statements.All(inner => IsDead(inner, usage)),
        EmptySyntax => true,
        ExpressionStatementSyntax node => IsDeadAssignment(node, usage) || HasNoEffect(node.Expression),
        IfSyntax node => HasNoEffect(node.Condition) && IsDead(node.Then, usage) && (node.Else is null || IsDead(node.Else, usage)),
        ForeachSyntax node => IsDead(node.Body, usage) && (node.Limit is null || HasNoEffect(node.Limit)),
        _ => false,
    };

    private static NameUsage Settle(IReadOnlyCollection<SyntaxNode> bodies, Func<StatementSyntax, NameUsage, bool> isDead)
    {
        var usage = Scan(bodies, null);
        while (true)
        {
            var before = usage;
            usage = Scan(bodies, statement => isDead(statement, before));
            if (usage.Read.Count == before.Read.Count)
                return usage;
        }
    }

    private static NameUsage Scan(IReadOnlyCollection<SyntaxNode> bodies, Func<StatementSyntax, bool>? isDead)
    {
        var usage = new NameUsage(isDead);
        foreach (var body in bodies)
            usage.Scan(body);
        return usage;
    }

    private static bool HasNoEffect(ExpressionSyntax value) => SyntaxWalker.DescendantsAndSelf(value).All(node => node switch
    {
        AssignmentSyntax or PostfixSyntax or UnarySyntax { Operator.Text: "++" or "--" } => false,
        CallSyntax call when PrintNames.TryParse(call.Function.Text, out var print) => print.MakesText,
        CallSyntax call => Builtins.Find(Dialect.Stap, call.Function.Text) is { Type: not VoidType } builtin && builtin.Member is not { HasEffect: true },
        _ => true,
    });
}
