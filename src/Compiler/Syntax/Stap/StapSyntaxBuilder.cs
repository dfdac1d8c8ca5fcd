using System.Diagnostics;
using System.Globalization;
using Antlr4.Runtime;
using Antlr4.Runtime.Tree;
using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Syntax.Parsing;
using Pyd.Compiler.Text;
using Pyd.Shared;

namespace Pyd.Compiler.Syntax.Stap;

/// <summary>Turns ANTLR's trees of grammar/Stap.g4 into our nodes.</summary>
internal sealed class StapSyntaxBuilder(SourceText source, Parser parser, ParseOptions options, DiagnosticBag diagnostics)
    : ExpressionBuilder(source, parser, Dialect.Stap, VersionOrder.Compare(options.Version, "4.0") < 0 ? PrecedenceTable.StapBefore4 : PrecedenceTable.Stap, diagnostics)
{
    private const int MaxArraySize = 1_000_000_000;

    /// <summary>What braces in one probe point may expand to.</summary>
    private const int MaxPoints = 1000;

    public override MemberSyntax? Build(ParserRuleContext topLevel)
    {
        var member = topLevel.Rules().FirstOrDefault();
        if (member is null)
            return new EmbeddedMemberSyntax(At(topLevel));
        var isPrivate = Token(Leaf(topLevel)).Kind == "PRIVATE";
        return NameOf(member) switch
        {
            "global" => new GlobalSyntax(At(topLevel), isPrivate, [.. member.Rules().Select(BuildGlobal)]),
            "globalVariable" => new GlobalSyntax(At(topLevel), isPrivate, [.. topLevel.Rules().Select(BuildGlobal)]),
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
        else if (size is not null && value is not null)
            Diagnostics.Report(value.Location, SyntaxTemplates.ArraySize, $"the array '{name}' cannot begin with a value; set its elements in probe begin");
        else if (size is not null and not IntegerLiteralSyntax { Value: > 0 and <= MaxArraySize })
            Diagnostics.Report(size.Location, SyntaxTemplates.ArraySize, $"the size of '{name}' must be a number from 1 to {MaxArraySize}");
        return new(At(global), name, size, kinds.Contains("PERCENT"), value);
    }

    private ExpressionSyntax? After(ParserRuleContext context, int index) =>
        index >= 0 && context.GetChild(index + 1) is ParserRuleContext expression ? BuildExpression(expression) : null;

    private static bool IsConstant(ExpressionSyntax value) => value
        is IntegerLiteralSyntax or StringLiteralSyntax or UnarySyntax { Operator.Text: "-" or "+", Operand: IntegerLiteralSyntax };

    private FunctionSyntax BuildFunction(ParserRuleContext function, TextLocation location, bool isPrivate)
    {
        var rules = function.Rules().ToArray();
        var parameters = rules.Where(rule => NameOf(rule) == "parameter").Select(BuildParameter).ToArray();
        var priority = rules.FirstOrDefault(rule => NameOf(rule) == "priority");
        var body = rules[^1].GetChild(0) as ParserRuleContext;
        foreach (var parameter in parameters.GroupBy(parameter => parameter.Name).SelectMany(group => group.Skip(1)))
            Diagnostics.Report(parameter.Location, SyntaxTemplates.DuplicateParameter, parameter.Name);
        var level = priority is null ? null : BuildExpression(priority.Rule(0));
        if (level is not null and not IntegerLiteralSyntax)
            Diagnostics.Report(level.Location, SyntaxTemplates.Expected, "a number, the priority,", "`:`");
        return new(location, isPrivate, BuildName(rules[0]), TypeOf(function), parameters, body is null ? new BlockSyntax(At(rules[^1]), []) : BuildBlock(body))
        {
            Priority = level, IsEmbedded = body is null,
        };
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
        if (NameOf(rules[1]) != "block" && points.FirstOrDefault(IsMarked) is { } odd)
            Diagnostics.Report(odd.Location, SyntaxTemplates.Unexpected, $"`{odd.Location.Text}`", "the name of an alias has no `?`, `!` or condition");
        return NameOf(rules[1]) == "block"
            ? new ProbeSyntax(At(probe), points, blocks[0])
            : new AliasSyntax(At(probe), points, isEpilogue, BuildPoints(rules[2]), blocks[0]) { Epilogue = blocks.ElementAtOrDefault(1) };
    }

    private IReadOnlyList<ProbePointSyntax> BuildPoints(ParserRuleContext points) => [.. points.Rules().SelectMany(BuildPoint)];

    // a.{b,c?}   ──►   a.b, a.c?
    private List<ProbePointSyntax> BuildPoint(ParserRuleContext point)
    {
        List<ProbePointSyntax> points = [new(At(point), [], false, false, null)];
        foreach (var component in point.Rule(0).Rules())
        {
            IReadOnlyList<ProbePointSyntax> choices = NameOf(component.Rule(0)) == "componentName"
                ? [new(At(component), [BuildComponent(component)], false, false, null)]
                : [.. component.Rules().SelectMany(BuildPoint)];
            if (points.Find(IsMarked) is { } odd)
                Diagnostics.Report(odd.Location, SyntaxTemplates.Unexpected, $"`{odd.Location.Text}`", "`?`, `!` or a condition ends a probe point");
            points = [.. points.SelectMany(_ => choices, (before, choice) => choice with { Location = At(point), Components = [.. before.Components, .. choice.Components] }).Take(MaxPoints + 1)];
            if (points.Count > MaxPoints)
                throw new TooDeepException(component.Start);
        }
        return [.. points.Select(each => Mark(each, point))];
    }

    private ProbePointSyntax Mark(ProbePointSyntax point, ParserRuleContext text)
    {
        var condition = text.Rules().FirstOrDefault(rule => NameOf(rule) == "condition");
        var test = condition is null ? null : BuildExpression(condition.Rule(0));
        var (isOptional, isSufficient) = (Has(text, "QUESTION"), Has(text, "NOT"));
        if ((isOptional || isSufficient) && (point.IsOptional || point.IsSufficient))
            Diagnostics.Report(point.Location, SyntaxTemplates.Unexpected, $"`{(isSufficient ? "!" : "?")}`", "what is in the braces says already whether it is optional");
        if (test is not null && point.Condition is not null)
            Diagnostics.Report(point.Location, SyntaxTemplates.Unexpected, "`if`", "what is in the braces has a condition already");
        return point with { IsOptional = point.IsOptional || isOptional, IsSufficient = point.IsSufficient || isSufficient, Condition = test ?? point.Condition };
    }

    private static bool IsMarked(ProbePointSyntax point) => point.IsOptional || point.IsSufficient || point.Condition is not null;

    private bool Has(ParserRuleContext context, string kind) => context.Terminals().Any(terminal => Token(terminal).Kind == kind);

    private ProbeComponentSyntax BuildComponent(ParserRuleContext component)
    {
        var name = At(component.Rule(0));
        var text = string.Concat(Leaves(component.Rule(0)).Select(leaf => At(leaf).Text));
        if (name.Text.Any(char.IsWhiteSpace))
            Diagnostics.Report(name, SyntaxTemplates.SplitComponent, name.Text);
        var argument = component.ChildCount > 1 ? BuildExpression(component.Rule(1)) : null;
        if (argument is not (null or StringLiteralSyntax) && !IsConstant(argument))
            Diagnostics.Report(argument.Location, SyntaxTemplates.ComponentArgument, text);
        return new(At(component), text, argument);
    }

    private static IEnumerable<ITerminalNode> Leaves(ParserRuleContext rule) =>
        rule.children.SelectMany(child => child is ITerminalNode leaf ? [leaf] : Leaves((ParserRuleContext)child));

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
        // foreach (v- = k in a)   ──►   foreach (v = k in a-)
        var valueSign = value is not null && Token(statement.Terminal(3)) is { Text: "+" or "-" } sign ? sign : null;
        return new(At(statement), value is null ? null : new NameSyntax(value.Location, value.Text),
            [.. keys.Select(key => BuildName(key.Rule(0)))], array, slice, BuildSort(valueSign, keys, rules.GetValueOrDefault("foreachSort")), limit is null ? null : BuildExpression(limit.Rule(0)),
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

    private ForeachSortSyntax? BuildSort(SyntaxToken? valueSign, ParserRuleContext[] keys, ParserRuleContext? byValue)
    {
        var sort = valueSign is null ? null : new ForeachSortSyntax(valueSign.Location, -1, valueSign.Text == "-", null);
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
        if (statistic is not (null or "@count" or "@sum" or "@min" or "@max" or "@avg"))
            Diagnostics.Report(At(signed.Terminal(0)), SyntaxTemplates.Expected, "@count, @sum, @min, @max or @avg", "the array");
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

    protected override ExpressionSyntax BuildArray(ParserRuleContext array) => NameOf(array) == "statistic" ? BuildStatistic(array) : BuildName(array);

    protected override ExpressionSyntax BuildSuffix(ExpressionSyntax operand, SyntaxToken symbol) => symbol.Kind == "PRETTY"
        ? new PrettySyntax(operand.Location.To(symbol.Location), operand, symbol.Text)
        : base.BuildSuffix(operand, symbol);

    protected override ExpressionSyntax BuildDialectPrimary(ParserRuleContext primary) => primary.GetChild(0) switch
    {
        ParserRuleContext inner when NameOf(inner) == "tuple" => new KeysSyntax(At(inner), BuildTuple(inner)),
        ParserRuleContext inner => BuildStatistic(inner),
        ITerminalNode leaf when Token(leaf).Kind == "EMBEDDED_C" => new EmbeddedSyntax(At(primary)),
        ITerminalNode leaf when Token(leaf).Kind == "ARGUMENT" => BuildMissing(At(primary)),
        _ => new ContextVariableSyntax(At(primary), At(primary).Text),
    };

    // In a tuple, as before 'in' without one, nothing binds more loosely than a comparison.
    private IReadOnlyList<ExpressionSyntax> BuildTuple(ParserRuleContext tuple)
    {
        var keys = BuildKeys(tuple);
        foreach (var key in keys)
        {
            TextLocation? loose = key switch
            {
                BinarySyntax { Operator: { Text: "&" or "^" or "|" or "&&" or "||" } symbol } => symbol.Location,
                AssignmentSyntax assignment => assignment.Operator.Location,
                MembershipSyntax or ConditionalSyntax => key.Location,
                _ => null,
            };
            if (loose is { } place)
                Diagnostics.Report(place, SyntaxTemplates.Unexpected, $"`{place.Text}`", "before 'in' it binds more loosely than the comma; put the key in parentheses");
        }
        return keys;
    }

    private IntegerLiteralSyntax BuildMissing(TextLocation location)
    {
        Diagnostics.Report(location, SyntaxTemplates.MissingArgument, location.Text, MissingArgument.Given(options));
        return new(location, 0, false, 0, true);
    }

    private StatisticSyntax BuildStatistic(ParserRuleContext statistic)
    {
        var name = At(statistic.Terminal(0));
        var word = name.Text[1..];
        if (!AtWords.All.Contains(word))
            Diagnostics.Report(name, SyntaxTemplates.UnknownAtWord, name.Text, AtWords.WhyAbsent(word) ?? Spelling.Suggest(word, AtWords.All));
        else if (!options.IsGuru && AtWords.Guru.Contains(word))
            Diagnostics.Report(name, SyntaxTemplates.GuruOnly, name.Text);
        var arguments = statistic.ChildCount > 1 ? BuildArguments(statistic.Rule(0)) : [];
        CheckArguments(At(statistic), word, arguments);
        return new(At(statistic), name.Text, arguments);
    }

    private void CheckArguments(TextLocation location, string word, IReadOnlyList<ExpressionSyntax> arguments)
    {
        var problem = word switch
        {
            "perf" or "const" when arguments is not [StringLiteralSyntax { Value.Length: > 0 }] => "a string",
            "var" when arguments is not ([StringLiteralSyntax] or [StringLiteralSyntax, StringLiteralSyntax]) => "one or two strings",
            "cast" when arguments is not ([_, StringLiteralSyntax] or [_, StringLiteralSyntax, StringLiteralSyntax]) => "an expression and one or two strings",
            "defined" or "entry" or "probewrite" when arguments is not [_] => "one expression",
            _ => null,
        };
        if (problem is not null)
            Diagnostics.Report(location, SyntaxTemplates.AtWordArguments, $"@{word}", problem);
    }
}
