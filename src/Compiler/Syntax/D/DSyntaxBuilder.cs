using Antlr4.Runtime;
using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Syntax.Parsing;
using Pyd.Compiler.Text;
using DParser = Pyd.Compiler.Syntax.D.Antlr.D;

namespace Pyd.Compiler.Syntax.D;

/// <summary>Turns ANTLR's trees of grammar/D.g4 into our nodes.</summary>
internal sealed class DSyntaxBuilder(SourceText source, Parser parser, DiagnosticBag diagnostics)
    : DTypeBuilder(source, parser, diagnostics)
{
    public override MemberSyntax? Build(ParserRuleContext topLevel)
    {
        if (topLevel.GetChild(0) is not ParserRuleContext member)
            return null;
        return NameOf(member) switch
        {
            "inline" => BuildInline(member),
            "translator" => BuildTranslator(member),
            "provider" => BuildProvider(member),
            "declaration" => new DeclarationSyntax(At(member), BuildSpecifiers(member),
                [.. member.RulesOf(DParser.RULE_declarator).Select(BuildDeclarator)]),
            _ => BuildClause(member),
        };
    }

    public static PragmaSyntax BuildPragma(TextLocation pragma)
    {
        var text = pragma.Text;
        var afterWord = text.IndexOf("pragma", StringComparison.Ordinal) + "pragma".Length;
        return new(pragma, ClauseText.WithoutComments(text[afterWord..]).Trim());
    }

    private InlineSyntax BuildInline(ParserRuleContext inline) =>
        new(At(inline), BuildSpecifiers(inline), BuildDeclarator(inline.RulesOf(DParser.RULE_declarator).First()), BuildExpression(inline.RulesOf(DParser.RULE_expression).First()));

    private TranslatorSyntax BuildTranslator(ParserRuleContext translator)
    {
        var types = translator.RulesOf(DParser.RULE_type).Select(BuildType).ToArray();
        return new(At(translator), types[0], types[1], NameAt(translator.Terminals().First(terminal => Token(terminal).Kind == "IDENTIFIER")),
            [.. translator.RulesOf(DParser.RULE_translatorMember).Select(member => new TranslatorMemberSyntax(At(member), NameAt(member.Terminal(0)), BuildExpression(member.Rule(0))))]);
    }

    private ProviderSyntax BuildProvider(ParserRuleContext provider) => new(At(provider), NameAt(provider.Terminal(1)),
        [.. provider.RulesOf(DParser.RULE_providerProbe).Select(BuildProbe)]);

    private ProviderProbeSyntax BuildProbe(ParserRuleContext probe)
    {
        var lists = probe.RulesOf(DParser.RULE_parameterList).Select(BuildFunction).ToArray();
        return new(At(probe), NameAt(probe.Terminal(1)), lists[0], lists.ElementAtOrDefault(1));
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
        var parts = sequence.Rules().ToArray();
        Descend(sequence, commas.Length);
        var result = BuildExpression(parts[0]);
        for (var i = 0; i < commas.Length; i++)
        {
            var right = BuildExpression(parts[i + 1]);
            result = new BinarySyntax(result.Location.To(right.Location), result, Token(commas[i]), right);
        }
        Ascend(commas.Length);
        return result;
    }

    protected override ExpressionSyntax BuildParenthesized(ParserRuleContext parenthesized)
    {
        var inner = parenthesized.Rule(0);
        return NameOf(inner) == "cast"
            ? new CastSyntax(At(parenthesized), BuildType(inner.Rule(0)), BuildOperand(inner.Rule(1)))
            : new ParenthesizedSyntax(At(parenthesized), BuildSequence(inner));
    }

    protected override ExpressionSyntax BuildDialectPrimary(ParserRuleContext primary)
    {
        if (primary.GetChild(0) is ParserRuleContext operation)
            return BuildTypeOperation(operation);
        var token = Token(primary.Terminal(0));
        switch (token.Kind)
        {
            case "CHARACTER":
                return Literals.Character(token.Location, Diagnostics);
            case "FLOAT":
                Diagnostics.Report(token.Location, SyntaxTemplates.FloatConstant, token.Text);
                return new IntegerLiteralSyntax(token.Location, 0, false, 0, true);
            case "MACRO":
                return new MacroVariableSyntax(token.Location, token.Text);
            case "AGGREGATION":
                return new AggregationSyntax(token.Location, token.Text.Length > 1 ? token.Text[1..] : "_", []);
            default:
                return new NameSyntax(token.Location, token.Text);
        }
    }

    private ExpressionSyntax BuildTypeOperation(ParserRuleContext operation)
    {
        var type = operation.RulesOf(DParser.RULE_type).FirstOrDefault() is { } given ? BuildType(given) : null;
        return NameOf(operation) switch
        {
            "offsetof" => new OffsetofSyntax(At(operation), type!, NameAt(operation.Terminals().First(terminal => Token(terminal).Kind == "IDENTIFIER"))),
            "xlate" => new XlateSyntax(At(operation), type!, BuildSequence(operation.RulesOf(DParser.RULE_sequence).First())),
            _ => new SizeofSyntax(At(operation), type, type is null ? BuildOperand(operation.Rule(0)) : null),
        };
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
