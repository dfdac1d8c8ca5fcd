using Antlr4.Runtime;
using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Syntax.Parsing;
using Pyd.Compiler.Text;

namespace Pyd.Compiler.Syntax.D;

/// <summary>Turns ANTLR's trees of grammar/D.g4 into our nodes.</summary>
internal sealed class DSyntaxBuilder(SourceText source, Parser parser, DiagnosticBag diagnostics)
    : ExpressionBuilder(source, parser, Dialect.D, PrecedenceTable.D, diagnostics)
{
    public override MemberSyntax? Build(ParserRuleContext topLevel)
    {
        if (topLevel.GetChild(0) is not ParserRuleContext member)
            return null;
        return NameOf(member) switch
        {
            "pragma" => BuildPragma(member),
            "inline" => new InlineSyntax(At(member), BuildType(member.Rule(0)), At(member.Rule(1)).Text, BuildSequence(member.Rule(2))),
            "declaration" => BuildDeclaration(member),
            _ => BuildClause(member),
        };
    }

    private PragmaSyntax BuildPragma(ParserRuleContext pragma)
    {
        var text = At(pragma).Text;
        var afterWord = text.IndexOf("pragma", StringComparison.Ordinal) + "pragma".Length;
        return new(At(pragma), ClauseText.WithoutComments(text[afterWord..]).Trim());
    }

    private VariableDeclarationSyntax BuildDeclaration(ParserRuleContext declaration)
    {
        var scope = Token(declaration.Terminal(0)).Kind switch
        {
            "SELF" => VariableScope.Thread,
            "THIS" => VariableScope.Clause,
            _ => VariableScope.Global,
        };
        return new(At(declaration), scope, BuildType(declaration.Rule(0)), [.. declaration.Rules().Skip(1).Select(BuildDeclarator)]);
    }

    private DeclaratorSyntax BuildDeclarator(ParserRuleContext declarator)
    {
        var keys = declarator.Rules().Skip(1).FirstOrDefault();
        return new(At(declarator), At(declarator.Rule(0)).Text, declarator.Terminals().Count(),
            keys is null ? null : [.. keys.Rules().Select(BuildType)]);
    }

    // A rule that holds words and stars, directly or one level down; of a cast or a sizeof, those after the parenthesis.
    private TypeNameSyntax BuildType(ParserRuleContext type)
    {
        var words = type.Rules().Where(rule => NameOf(rule) == "declaredType").SelectMany(rule => rule.Terminals())
            .Concat(type.Terminals()).Where(terminal => Token(terminal).Kind is "TYPE" or "IDENTIFIER").ToArray();
        var stars = type.Terminals().Where(terminal => Token(terminal).Kind == "STAR").ToArray();
        var location = At(words[0]).To(At(words[^1]));
        return new(stars.Length > 0 ? location.To(At(stars[^1])) : location, [.. words.Select(word => At(word).Text)], stars.Length);
    }

    private ProbeClauseSyntax BuildClause(ParserRuleContext clause)
    {
        var probes = clause.Terminals().Where(terminal => Token(terminal).Kind == "PROBE_DESCRIPTION")
            .Select(terminal => new ProbeDescriptionSyntax(At(terminal), At(terminal).Text));
        var predicate = clause.Rules().FirstOrDefault(rule => NameOf(rule) == "predicate");
        var body = clause.Rules().FirstOrDefault(rule => NameOf(rule) == "block");
        return new(At(clause), [.. probes], predicate is null ? null : BuildSequence(predicate.Rule(0)), body is null ? null : BuildBlock(body));
    }

    private BlockSyntax BuildBlock(ParserRuleContext block) => new(At(block), [.. block.Rules().Select(BuildStatement)]);

    private StatementSyntax BuildStatement(ParserRuleContext statement)
    {
        if (statement.GetChild(0) is not ParserRuleContext inner)
            return new EmptySyntax(At(statement));
        return NameOf(inner) switch
        {
            "block" => BuildBlock(inner),
            "ifStatement" => new IfSyntax(At(inner), BuildSequence(inner.Rule(0)), BuildStatement(inner.Rule(1)),
                inner.Rules().Count() > 2 ? BuildStatement(inner.Rule(2)) : null),
            _ => new ExpressionStatementSyntax(At(inner), BuildSequence(inner.Rule(0))),
        };
    }

    // a, b, c  ──►  (a, b), c
    private ExpressionSyntax BuildSequence(ParserRuleContext sequence)
    {
        var commas = sequence.Terminals().ToArray();
        var result = BuildExpression(sequence.Rule(0));
        for (var i = 0; i < commas.Length; i++)
        {
            var right = BuildExpression(sequence.Rule(i + 1));
            result = new BinarySyntax(result.Location.To(right.Location), result, Token(commas[i]), right);
        }
        return result;
    }

    protected override ExpressionSyntax BuildParenthesized(ParserRuleContext parenthesized)
    {
        var inner = parenthesized.Rule(0);
        return NameOf(inner) == "cast"
            ? new CastSyntax(At(parenthesized), BuildType(inner), BuildOperand(inner.Rule(0)))
            : new ParenthesizedSyntax(At(parenthesized), BuildSequence(inner));
    }

    protected override ExpressionSyntax BuildDialectPrimary(ParserRuleContext primary)
    {
        if (primary.GetChild(0) is ParserRuleContext size)
        {
            var operand = size.Rules().FirstOrDefault();
            return new SizeofSyntax(At(size), operand is null ? BuildType(size) : null, operand is null ? null : BuildOperand(operand));
        }
        var token = Token(primary.Terminal(0));
        switch (token.Kind)
        {
            case "CHARACTER":
                return Literals.Character(token.Location, Diagnostics);
            case "FLOAT":
                Diagnostics.Report(token.Location, SyntaxTemplates.FloatConstant, token.Text);
                return new IntegerLiteralSyntax(token.Location, 0, false, false, true);
            case "MACRO":
                return new MacroVariableSyntax(token.Location, token.Text);
            case "AGGREGATION":
                return new AggregationSyntax(token.Location, token.Text.Length > 1 ? token.Text[1..] : "_", []);
            default:
                Diagnostics.Report(token.Location, SyntaxTemplates.KernelSymbol, token.Text);
                return new NameSyntax(token.Location, token.Text);
        }
    }

    // The keys of an aggregation belong to it; what else is indexed is an array.
    protected override ExpressionSyntax BuildIndex(ExpressionSyntax target, ParserRuleContext index) =>
        target is AggregationSyntax { Keys.Count: 0 } aggregation
            ? aggregation with { Location = target.Location.To(At(index)), Keys = BuildKeys(index) }
            : base.BuildIndex(target, index);

    protected override ExpressionSyntax BuildMember(ExpressionSyntax target, ParserRuleContext member)
    {
        var name = Token(member.Terminal(1));
        return new MemberAccessSyntax(target.Location.To(name.Location), target, Token(member.Terminal(0)),
            new NameSyntax(name.Location, name.Text));
    }

    // stringof x  ──►  stringof(x)
    protected override ExpressionSyntax BuildPrefix(SyntaxToken symbol, ExpressionSyntax operand) => symbol.Kind == "STRINGOF"
        ? new CallSyntax(symbol.Location.To(operand.Location), new NameSyntax(symbol.Location, symbol.Text),
            [operand is ParenthesizedSyntax parenthesized ? parenthesized.Expression : operand])
        : base.BuildPrefix(symbol, operand);
}
