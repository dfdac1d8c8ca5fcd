using Antlr4.Runtime;
using Antlr4.Runtime.Tree;
using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Syntax.Parsing;
using Pyd.Compiler.Text;
using DParser = Pyd.Compiler.Syntax.D.Antlr.D;

namespace Pyd.Compiler.Syntax.D;

/// <summary>Turns ANTLR's trees of types and declarators into our nodes.</summary>
internal abstract class DTypeBuilder(SourceText source, Parser parser, DiagnosticBag diagnostics)
    : ExpressionBuilder(source, parser, Dialect.D, PrecedenceTable.D, diagnostics)
{
    protected TypeSyntax BuildType(ParserRuleContext type) =>
        new(At(type), BuildSpecifiers(type), BuildAbstract(type.RulesOf(DParser.RULE_abstractDeclarator).FirstOrDefault()));

    /// <summary>The specifiers directly in a rule, storage classes among them.</summary>
    protected IReadOnlyList<SpecifierSyntax> BuildSpecifiers(ParserRuleContext rule) =>
        [.. rule.Rules().Where(child => child.RuleIndex is DParser.RULE_specifier or DParser.RULE_declarationSpecifier).Select(BuildSpecifier)];

    protected NameSyntax NameAt(ITerminalNode terminal) => new(At(terminal), At(terminal).Text);

    private SpecifierSyntax BuildSpecifier(ParserRuleContext specifier)
    {
        if (specifier.GetChild(0) is ITerminalNode word)
            return new WordSpecifierSyntax(At(word), At(word).Text);
        var inner = specifier.Rule(0);
        return inner.RuleIndex switch
        {
            DParser.RULE_specifier => BuildSpecifier(inner),
            DParser.RULE_storageClass => new StorageClassSyntax(At(inner), At(inner).Text),
            DParser.RULE_structSpecifier => BuildStruct(inner),
            _ => BuildEnum(inner),
        };
    }

    private StructSyntax BuildStruct(ParserRuleContext specifier)
    {
        var body = specifier.RulesOf(DParser.RULE_structBody).FirstOrDefault();
        return new(At(specifier), Token(specifier.Terminal(0)).Kind == "UNION", TagOf(specifier), body is null ? null : [.. body.Rules().Select(BuildMembers)]);
    }

    private StructMemberSyntax BuildMembers(ParserRuleContext member) => new(At(member), BuildSpecifiers(member),
        [.. member.RulesOf(DParser.RULE_memberDeclarator).Select(BuildMemberDeclarator)]);

    private MemberDeclaratorSyntax BuildMemberDeclarator(ParserRuleContext member)
    {
        var declarator = member.RulesOf(DParser.RULE_declarator).FirstOrDefault();
        var bits = member.RulesOf(DParser.RULE_expression).FirstOrDefault();
        return new(At(member), declarator is null ? null : BuildDeclarator(declarator), bits is null ? null : BuildExpression(bits));
    }

    private EnumSyntax BuildEnum(ParserRuleContext specifier)
    {
        var body = specifier.RulesOf(DParser.RULE_enumBody).FirstOrDefault();
        return new(At(specifier), TagOf(specifier), body is null ? null : [.. body.Rules().Select(BuildEnumerator)]);
    }

    private EnumeratorSyntax BuildEnumerator(ParserRuleContext enumerator) =>
        new(At(enumerator), NameAt(enumerator.Terminal(0)), enumerator.Rules().FirstOrDefault() is { } value ? BuildExpression(value) : null);

    private string? TagOf(ParserRuleContext specifier) => specifier.RulesOf(DParser.RULE_tag).FirstOrDefault() is { } tag ? At(tag).Text : null;

    /// <summary><c>*(*f[2])(int)</c>   ──►   f: array, pointer, function, pointer.</summary>
    protected DeclaratorSyntax BuildDeclarator(ParserRuleContext declarator)
    {
        var derivations = new List<DerivationSyntax>();
        var name = Derive(declarator, derivations);
        if (derivations.Count > NestingGuard.MaxOperators)
            throw new TooDeepException(declarator.Start);
        return new(At(declarator), name, derivations);
    }

    private DeclaratorSyntax? BuildAbstract(ParserRuleContext? declarator) => declarator is null ? null : BuildDeclarator(declarator);

    // A declarator with or without a name: what is inside binds more tightly, then suffixes, then stars.
    private NameSyntax? Derive(ParserRuleContext declarator, List<DerivationSyntax> derivations)
    {
        NameSyntax? name = null;
        foreach (var part in declarator.Rules())
        {
            switch (part.RuleIndex)
            {
                case DParser.RULE_declaredName:
                    name = new NameSyntax(At(part), At(part).Text);
                    break;
                case DParser.RULE_directDeclarator or DParser.RULE_abstractDirect or DParser.RULE_declarator or DParser.RULE_abstractDeclarator:
                    name = Derive(part, derivations) ?? name;
                    break;
                case DParser.RULE_declaratorSuffix:
                    derivations.Add(BuildSuffix(part));
                    break;
            }
        }
        derivations.AddRange(declarator.RulesOf(DParser.RULE_pointer).Select(pointer => new PointerSyntax(At(pointer))));
        return name;
    }

    private DerivationSyntax BuildSuffix(ParserRuleContext suffix)
    {
        if (suffix.RulesOf(DParser.RULE_parameterList).FirstOrDefault() is { } function)
            return BuildFunction(function);
        if (suffix.RulesOf(DParser.RULE_parameters).FirstOrDefault() is { } keys)
            return new KeyTypesSyntax(At(suffix), BuildParameters(keys));
        return new ArraySyntax(At(suffix), suffix.Rules().FirstOrDefault() is { } size ? BuildExpression(size) : null);
    }

    protected FunctionTypeSyntax BuildFunction(ParserRuleContext list) =>
        new(At(list), list.Rules().FirstOrDefault() is { } parameters ? BuildParameters(parameters) : []);

    private IReadOnlyList<ParameterTypeSyntax> BuildParameters(ParserRuleContext parameters) => [.. parameters.Rules().Select(BuildParameter)];

    private ParameterTypeSyntax BuildParameter(ParserRuleContext parameter) => new(At(parameter), BuildSpecifiers(parameter),
        BuildAbstract(parameter.Rules().FirstOrDefault(rule => rule.RuleIndex is DParser.RULE_declarator or DParser.RULE_abstractDeclarator)));
}
