using System.Diagnostics;
using System.Globalization;
using Antlr4.Runtime;
using Antlr4.Runtime.Tree;
using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Syntax.Parsing;
using Pyd.Compiler.Text;

namespace Pyd.Compiler.Syntax.Stap;

/// <summary>Turns ANTLR's trees of grammar/Stap.g4 into our nodes.</summary>
internal sealed class StapSyntaxBuilder(SourceText source, Parser parser, DiagnosticBag diagnostics)
    : ExpressionBuilder(source, parser, Dialect.Stap, PrecedenceTable.Stap, diagnostics)
{
    public override MemberSyntax? Build(ParserRuleContext topLevel)
    {
        var member = topLevel.Rules().FirstOrDefault();
        if (member is null)
            return null;
        var isPrivate = topLevel.ChildCount > 1;
        return NameOf(member) switch
        {
            "global" => new GlobalSyntax(At(topLevel), isPrivate, [.. member.Rules().Select(BuildGlobal)]),
            "function" => BuildFunction(member, At(topLevel), isPrivate),
            _ => BuildProbe(member),
        };
    }

    private GlobalVariableSyntax BuildGlobal(ParserRuleContext global)
    {
        var kinds = global.children.Select(child => child is ITerminalNode terminal ? Token(terminal).Kind : "").ToArray();
        var size = After(global, Array.IndexOf(kinds, "LEFT_BRACKET"));
        var value = After(global, Array.IndexOf(kinds, "ASSIGN"));
        var name = At(global.Terminal(0)).Text;
        if (value is not null && !IsConstant(value))
            Diagnostics.Report(value.Location, SyntaxTemplates.GlobalValue, name);
        return new(At(global), name, size, kinds.Contains("PERCENT"), value);
    }

    private ExpressionSyntax? After(ParserRuleContext context, int index) =>
        index >= 0 && context.GetChild(index + 1) is ParserRuleContext expression ? BuildExpression(expression) : null;

    private static bool IsConstant(ExpressionSyntax value) => value
        is IntegerLiteralSyntax or StringLiteralSyntax or ContextVariableSyntax
        or UnarySyntax { Operator.Text: "-" or "+", Operand: IntegerLiteralSyntax };

    private FunctionSyntax BuildFunction(ParserRuleContext function, TextLocation location, bool isPrivate)
    {
        var rules = function.Rules().ToArray();
        return new(location, isPrivate, BuildName(rules[0]), TypeOf(function), [.. rules[1..^1].Select(BuildParameter)], BuildBlock(rules[^1]));
    }

    private ParameterSyntax BuildParameter(ParserRuleContext parameter) => new(At(parameter), At(parameter.Terminal(0)).Text, TypeOf(parameter));

    private string? TypeOf(ParserRuleContext context) =>
        context.Terminals().FirstOrDefault(terminal => Token(terminal).Kind == "TYPE") is { } type ? At(type).Text : null;

    private MemberSyntax BuildProbe(ParserRuleContext probe)
    {
        var rules = probe.Rules().ToArray();
        var points = BuildPoints(rules[0]);
        var blocks = rules.Where(rule => NameOf(rule) == "block").Select(BuildBlock).ToArray();
        var isEpilogue = At(rules[1]).Text == "+=";
        if (blocks.Length > 1 && At(rules[1]).Text != "=")
            Diagnostics.Report(At(probe.Terminals().Last()), SyntaxTemplates.Unexpected, "`,`",
                "only an alias, probe a = b { … }, has a second body");
        return NameOf(rules[1]) == "block"
            ? new ProbeSyntax(At(probe), points, blocks[0])
            : new AliasSyntax(At(probe), points, isEpilogue, BuildPoints(rules[2]), blocks[0]) { Epilogue = blocks.ElementAtOrDefault(1) };
    }

    private IReadOnlyList<ProbePointSyntax> BuildPoints(ParserRuleContext points) => [.. points.Rules().Select(BuildPoint)];

    private ProbePointSyntax BuildPoint(ParserRuleContext point)
    {
        var components = point.Rules().Where(rule => NameOf(rule) == "component").Select(BuildComponent);
        var condition = point.Rules().FirstOrDefault(rule => NameOf(rule) == "condition");
        return new(At(point), [.. components], Has(point, "QUESTION"), Has(point, "NOT"),
            condition is null ? null : BuildExpression(condition.Rule(0)));
    }

    private bool Has(ParserRuleContext context, string kind) => context.Terminals().Any(terminal => Token(terminal).Kind == kind);

    private ProbeComponentSyntax BuildComponent(ParserRuleContext component)
    {
        var name = At(component.Rule(0));
        if (name.Text.Any(char.IsWhiteSpace))
            Diagnostics.Report(name, SyntaxTemplates.SplitComponent, name.Text);
        return new(At(component), name.Text, component.ChildCount > 1 ? BuildExpression(component.Rule(1)) : null);
    }

    private BlockSyntax BuildBlock(ParserRuleContext block) => new(At(block), [.. block.Rules().Select(BuildStatement)]);

    private StatementSyntax BuildStatement(ParserRuleContext statement)
    {
        if (statement.GetChild(0) is not ParserRuleContext inner)
            return new EmptySyntax(At(statement));
        var location = At(inner);
        return NameOf(inner) switch
        {
            "block" => BuildBlock(inner),
            "ifStatement" => new IfSyntax(location, BuildExpression(inner.Rule(0)), BuildStatement(inner.Rule(1)),
                inner.Rules().Count() > 2 ? BuildStatement(inner.Rule(2)) : null),
            "whileStatement" => new WhileSyntax(location, BuildExpression(inner.Rule(0)), BuildStatement(inner.Rule(1))),
            "forStatement" => new ForSyntax(location, BuildPart(inner.Rule(0)), BuildPart(inner.Rule(1)), BuildPart(inner.Rule(2)),
                BuildStatement(inner.Rule(3))),
            "foreachStatement" => BuildForeach(inner),
            "tryStatement" => BuildTry(inner),
            "returnStatement" => new ReturnSyntax(location, BuildPart(inner)),
            "deleteStatement" => new DeleteSyntax(location, BuildExpression(inner.Rule(0))),
            "jumpStatement" => Token(inner.Terminal(0)).Kind switch
            {
                "BREAK" => new BreakSyntax(location),
                "CONTINUE" => new ContinueSyntax(location),
                _ => new NextSyntax(location),
            },
            "expression" => new ExpressionStatementSyntax(location, BuildExpression(inner)),
            var rule => throw new UnreachableException(rule),
        };
    }

    private ExpressionSyntax? BuildPart(ParserRuleContext part) =>
        part.Rules().FirstOrDefault() is { } expression ? BuildExpression(expression) : null;

    private TrySyntax BuildTry(ParserRuleContext statement)
    {
        var rules = statement.Rules().ToArray();
        return new(At(statement), BuildBlock(rules[0]), rules.Length > 2 ? BuildName(rules[1]) : null, BuildBlock(rules[^1]));
    }

    private ForeachSyntax BuildForeach(ParserRuleContext statement)
    {
        var rules = statement.Rules().ToDictionary(NameOf);
        var keys = rules["foreachKeys"].Rules().ToArray();
        var (array, slice) = BuildForeachArray(rules["foreachArray"]);
        var value = Token(statement.Terminal(2)).Kind == "IDENTIFIER" ? Token(statement.Terminal(2)) : null;
        var limit = rules.GetValueOrDefault("limit");
        return new(At(statement), value is null ? null : new NameSyntax(value.Location, value.Text),
            [.. keys.Select(key => BuildName(key.Rule(0)))], array, slice, BuildSort(keys, rules.GetValueOrDefault("foreachSort")), limit is null ? null : BuildExpression(limit.Rule(0)),
            BuildStatement(rules["statement"]));
    }

    private (ExpressionSyntax Array, IReadOnlyList<ExpressionSyntax?>? Slice) BuildForeachArray(ParserRuleContext array)
    {
        var first = array.Rule(0);
        if (NameOf(first) == "statistic")
            return (BuildStatistic(first), null);
        var slice = array.Rules().Skip(1).FirstOrDefault();
        return (BuildName(first), slice is null ? null : [.. BuildKeys(slice).Select(key => key is WildcardSyntax ? null : key)]);
    }

    private ForeachSortSyntax? BuildSort(ParserRuleContext[] keys, ParserRuleContext? byValue)
    {
        ForeachSortSyntax? sort = null;
        for (var i = 0; i < keys.Length; i++)
        {
            if (keys[i].ChildCount > 1)
                sort = TakeSort(sort, keys[i], i, null);
        }
        if (byValue is not null)
            sort = TakeSort(sort, byValue, -1, byValue.ChildCount > 1 ? At(byValue.Terminal(0)).Text : null);
        return sort;
    }

    private ForeachSortSyntax TakeSort(ForeachSortSyntax? first, ParserRuleContext signed, int key, string? statistic)
    {
        var sign = Token(signed.Terminals().Last());
        if (first is null)
            return new(sign.Location, key, sign.Text == "-", statistic);
        Diagnostics.Report(sign.Location, SyntaxTemplates.SortedTwice,
            string.Create(CultureInfo.InvariantCulture, $"{first.Location.Line}:{first.Location.Column}"));
        return first;
    }

    protected override ExpressionSyntax BuildKey(ParserRuleContext key) =>
        key.GetChild(0) is ParserRuleContext ? base.BuildKey(key) : new WildcardSyntax(At(key));

    protected override ExpressionSyntax BuildParenthesized(ParserRuleContext parenthesized) =>
        new ParenthesizedSyntax(At(parenthesized), BuildExpression(parenthesized.Rule(0).Rule(0)));

    protected override ExpressionSyntax BuildMember(ExpressionSyntax target, ParserRuleContext member) =>
        new MemberAccessSyntax(target.Location.To(At(member)), target, Token(member.Terminal(0)), BuildName(member.Rule(0)));

    protected override ExpressionSyntax BuildDialectPrimary(ParserRuleContext primary) => primary.GetChild(0) switch
    {
        ParserRuleContext inner when NameOf(inner) == "tuple" => new KeysSyntax(At(inner), BuildKeys(inner)),
        ParserRuleContext inner => BuildStatistic(inner),
        _ => new ContextVariableSyntax(At(primary), At(primary).Text),
    };

    private StatisticSyntax BuildStatistic(ParserRuleContext statistic) =>
        new(At(statistic), At(statistic.Terminal(0)).Text, statistic.ChildCount > 1 ? BuildArguments(statistic.Rule(0)) : []);
}
