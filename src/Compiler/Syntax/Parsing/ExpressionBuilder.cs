using Antlr4.Runtime;
using Antlr4.Runtime.Tree;
using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Text;

namespace Pyd.Compiler.Syntax.Parsing;

/// <summary>Turns ANTLR's trees of grammar/Expressions.g4 into our nodes; a class for each language adds its own rules.</summary>
internal abstract class ExpressionBuilder(SourceText source, Parser parser, Dialect dialect, PrecedenceTable precedences, DiagnosticBag diagnostics)
{
    /// <summary>How many nodes may lie on one way from the root to a leaf: later stages visit the tree recursively.</summary>
    private const int MaxDepth = NestingGuard.MaxOperators;

    private int _depth;

    protected DiagnosticBag Diagnostics { get; } = diagnostics;

    /// <summary>Builds one construct of the top level; null for a lone semicolon.</summary>
    public abstract MemberSyntax? Build(ParserRuleContext topLevel);

    protected abstract ExpressionSyntax BuildDialectPrimary(ParserRuleContext primary);

    /// <summary>What the parentheses hold.</summary>
    protected abstract ExpressionSyntax BuildParenthesized(ParserRuleContext parenthesized);

    /// <summary>What stands right of <c>in</c>.</summary>
    protected virtual ExpressionSyntax BuildArray(ParserRuleContext array) => BuildName(array);

    protected abstract ExpressionSyntax BuildMember(ExpressionSyntax target, ParserRuleContext member);

    protected virtual ExpressionSyntax BuildIndex(ExpressionSyntax target, ParserRuleContext index) =>
        new ElementSyntax(target.Location.To(At(index)), target, BuildKeys(index));

    protected virtual ExpressionSyntax BuildKey(ParserRuleContext key) => BuildExpression(key.Rule(0));

    protected virtual ExpressionSyntax BuildPrefix(SyntaxToken symbol, ExpressionSyntax operand) =>
        new UnarySyntax(symbol.Location.To(operand.Location), symbol, operand);

    protected ExpressionSyntax BuildExpression(ParserRuleContext expression)
    {
        var first = expression.Rule(0);
        if (expression.ChildCount == 1)
            return CheckKeys(BuildOperand(first), null, null);

        Descend(expression, expression.ChildCount);
        var links = new ChainLink[expression.ChildCount - 1];
        for (var i = 0; i < links.Length; i++)
            links[i] = BuildLink(expression.Rule(i + 1));
        var operand = CheckKeys(BuildOperand(first), null, links[0].Symbol);
        for (var i = 0; i < links.Length; i++)
        {
            var following = i + 1 < links.Length ? links[i + 1].Symbol : null;
            links[i] = links[i] with { Right = CheckKeys(links[i].Right, links[i].Symbol, following) };
        }
        Ascend(expression.ChildCount);
        return new OperatorChain(precedences, links).Build(operand);
    }

    private ChainLink BuildLink(ParserRuleContext operation)
    {
        if (operation.GetChild(0) is ParserRuleContext infix)
            return new(Token(Leaf(infix)), null, BuildOperand(operation.Rule(1)));
        var symbol = Token(operation.Terminal(0));
        return symbol.Text == "?"
            ? new(symbol, BuildExpression(operation.Rule(0)), BuildOperand(operation.Rule(1)))
            : new(symbol, null, BuildArray(operation.Rule(0)));
    }

    // `[a, b]` stands right before `in`, and no operator before it binds more tightly.
    private ExpressionSyntax CheckKeys(ExpressionSyntax operand, SyntaxToken? before, SyntaxToken? after)
    {
        var stands = after?.Text == "in" && (before is null || precedences.Level(before.Text) < precedences.Level("in"));
        return stands ? operand : RefuseKeys(operand);
    }

    private ExpressionSyntax RefuseKeys(ExpressionSyntax operand)
    {
        if (operand is not KeysSyntax keys)
            return operand;
        Diagnostics.Report(keys.Location, SyntaxTemplates.KeysWithoutArray);
        return keys.Keys[0];
    }

    protected ExpressionSyntax BuildOperand(ParserRuleContext operand)
    {
        Descend(operand, operand.ChildCount);
        var first = 0;
        while (NameOf(operand.Rule(first)) != "primary")
            first++;
        var built = BuildPrimary(operand.Rule(first));
        if (operand.ChildCount > 1)
            built = RefuseKeys(built);
        for (var i = first + 1; i < operand.ChildCount; i++)
            built = BuildPostfix(built, operand.Rule(i));
        for (var i = first - 1; i >= 0; i--)
            built = BuildPrefix(Token(Leaf(operand.Rule(i))), built);
        Ascend(operand.ChildCount);
        return built;
    }

    private ExpressionSyntax BuildPrimary(ParserRuleContext primary)
    {
        var child = primary.Rule(0);
        return NameOf(child) switch
        {
            "literal" => BuildLiteral(child),
            "reference" => BuildReference(child),
            "parenthesized" => BuildParenthesized(child),
            _ => BuildDialectPrimary(child),
        };
    }

    private ExpressionSyntax BuildLiteral(ParserRuleContext literal)
    {
        var location = At(literal);
        if (Token(literal.Terminal(0)).Kind == "INTEGER")
            return Literals.Integer(location, dialect, Diagnostics);
        if (literal.ChildCount > 1 && dialect == Dialect.D)
            Diagnostics.Report(At(literal.Terminal(1)), SyntaxTemplates.AdjacentStrings);
        return new StringLiteralSyntax(location, string.Concat(literal.children.Select(part => Literals.String(At((ITerminalNode)part), dialect))));
    }

    private ExpressionSyntax BuildReference(ParserRuleContext reference)
    {
        var name = BuildName(reference.Rule(0));
        return reference.ChildCount > 1 ? new CallSyntax(At(reference), name, BuildArguments(reference.Rule(1))) : name;
    }

    protected NameSyntax BuildName(ParserRuleContext name) => new(At(name), At(name).Text);

    protected IReadOnlyList<ExpressionSyntax> BuildArguments(ParserRuleContext arguments) => [.. arguments.Rules().Select(BuildExpression)];

    protected IReadOnlyList<ExpressionSyntax> BuildKeys(ParserRuleContext index) => [.. index.Rules().Select(BuildKey)];

    private ExpressionSyntax BuildPostfix(ExpressionSyntax operand, ParserRuleContext postfix) =>
        postfix.GetChild(0) is not ParserRuleContext inner
            ? BuildSuffix(operand, Token(postfix.Terminal(0)))
        : NameOf(inner) == "index" ? BuildIndex(operand, inner)
        : BuildMember(operand, inner);

    protected virtual ExpressionSyntax BuildSuffix(ExpressionSyntax operand, SyntaxToken symbol) =>
        new PostfixSyntax(operand.Location.To(symbol.Location), operand, symbol);

    /// <summary>Goes some levels down; <see cref="Ascend"/> comes back.</summary>
    protected void Descend(ParserRuleContext context, int levels)
    {
        _depth += levels;
        if (_depth <= MaxDepth)
            return;
        _depth = 0;
        throw new TooDeepException(context.Start);
    }

    protected void Ascend(int levels) => _depth -= levels;

    protected string NameOf(ParserRuleContext context) => parser.RuleNames[context.RuleIndex];

    protected static ITerminalNode Leaf(ParserRuleContext context) =>
        context.GetChild(0) as ITerminalNode ?? Leaf(context.Rule(0));

    protected SyntaxToken Token(ITerminalNode node) => Token(node.Symbol);

    public SyntaxToken Token(IToken token) => new(parser.Vocabulary.GetSymbolicName(token.Type), At(token), At(token).Text);

    protected TextLocation At(ITerminalNode node) => At(node.Symbol);

    protected TextLocation At(ParserRuleContext context) => source.At(context);

    protected TextLocation At(IToken token) => source.At(token);
}
