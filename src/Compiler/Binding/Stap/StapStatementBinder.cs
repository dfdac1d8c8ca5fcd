using Pyd.Compiler.Symbols;
using Pyd.Compiler.Syntax;
using static Pyd.Compiler.Diagnostics.BindingTemplates;

namespace Pyd.Compiler.Binding.Stap;

/// <summary>The statements of a handler or function.</summary>
internal sealed class StapStatementBinder(StapScope scope, StapContext context)
{
    private static readonly HashSet<string> Figures = new(StringComparer.Ordinal) { "@count", "@sum", "@min", "@max", "@avg" };

    private readonly StapExpressionBinder _expressions = new(scope, context);

    public BoundBlock BindBlock(BlockSyntax block) => new(block.Location, [.. block.Statements.Select(Bind)]);

    public BoundExpression BindCondition(ExpressionSyntax syntax) => _expressions.BindInteger(syntax, "if");

    private BoundStatement Bind(StatementSyntax statement) => statement switch
    {
        // SystemTap drops what does nothing before it looks for the names in it.
        not (BlockSyntax or EmptySyntax) when scope.IsDead(statement) => Nothing(statement),
        IfSyntax node when _expressions.Known(node.Condition) is { } known => BindKnown(node, known),
        BlockSyntax block => BindBlock(block),
        EmptySyntax empty => new BoundBlock(empty.Location, []),
        ExpressionStatementSyntax node => BindExpression(node),
        IfSyntax node => new BoundIf(node.Location, _expressions.BindInteger(node.Condition, "if"), Bind(node.Then), node.Else is null ? null : Bind(node.Else)),
        WhileSyntax node => BindLoop(node, null, node.Condition, null, node.Body),
        ForSyntax node => BindLoop(node, node.First, node.Condition, node.Step, node.Body),
        ForeachSyntax node => BindForeach(node),
        BreakSyntax node => InLoop(node, "break") ? new BoundBreak(node.Location) : Nothing(node),
        ContinueSyntax node => InLoop(node, "continue") ? new BoundContinue(node.Location) : Nothing(node),
        NextSyntax node => BindNext(node),
        ReturnSyntax node => BindReturn(node),
        DeleteSyntax node => BindDelete(node),
        TrySyntax node => BindTry(node),
        _ => throw new System.Diagnostics.UnreachableException($"{statement}"),
    };

    private BoundStatement BindKnown(IfSyntax node, bool known)
    {
        var (live, dead) = known ? (node.Then, node.Else) : (node.Else, node.Then);
        if (dead is not null && _expressions.ChecksDead(node.Condition))
            scope.Try(() => Bind(dead));
        return live is null ? Nothing(node) : Bind(live);
    }

    private BoundStatement BindExpression(ExpressionStatementSyntax node)
    {
        switch (node.Expression)
        {
            case AssignmentSyntax { Operator.Text: "<<<" } assignment:
                return BindStatisticAdd(assignment);
            case CallSyntax { Function.Text: "error", Arguments.Count: 1 } call when context.Functions.Look("error", 1, call.Location.Source).Count == 0:
                return new BoundRaise(call.Location, _expressions.BindArgument(call, 0, Types.String));
            case CallSyntax { Function.Text: "log", Arguments.Count: 1 } call when context.Functions.Look("log", 1, call.Location.Source).Count == 0:
                var text = _expressions.BindArgument(call, 0, Types.String);
                return new BoundExpressionStatement(node.Location, new BoundFormat(call.Location,
                    [new BoundConversionPiece(FormatConversion.Text, FormatFlags.None, null, null, text), new BoundLiteralPiece("\n")], MakesText: false));
            default:
                return new BoundExpressionStatement(node.Location, _expressions.BindEffect(node.Expression));
        }
    }

    private BoundStatement BindStatisticAdd(AssignmentSyntax assignment)
    {
        if (_expressions.FindContainer(assignment.Target, out var keys) is not StatisticSymbol statistic)
        {
            _expressions.ReportNoContainer(assignment.Target, "no statistic", "<<< adds to a global that nothing else assigns");
            return Nothing(assignment);
        }
        return _expressions.BindKeys(assignment.Location, statistic.Name, statistic.Keys, keys) is { } bound
            ? new BoundStatisticAdd(assignment.Location, statistic, bound, _expressions.BindInteger(assignment.Value, "<<<"))
            : Nothing(assignment);
    }

    private BoundStatement BindLoop(StatementSyntax node, ExpressionSyntax? first, ExpressionSyntax? condition, ExpressionSyntax? step, StatementSyntax body)
    {
        var before = first is null ? null : new BoundExpressionStatement(first.Location, _expressions.BindEffect(first));
        var boundCondition = condition is null ? null : _expressions.BindInteger(condition, node is WhileSyntax ? "while" : "for");
        var boundStep = step is null ? null : _expressions.BindEffect(step);
        context.Loops++;
        var loop = new BoundLoop(node.Location, boundCondition, boundStep, Bind(body));
        context.Loops--;
        return before is null ? loop : new BoundBlock(node.Location, [before, loop]);
    }

    private BoundStatement BindForeach(ForeachSyntax node)
    {
        if (node.Array is StatisticSyntax histogram)
            return BindBuckets(node, histogram);
        var symbol = _expressions.FindContainer(node.Array, out _);
        if (symbol is not (ArraySymbol or StatisticSymbol { Keys.Count: > 0 }))
        {
            _expressions.ReportNoContainer(node.Array, "a variable with one value", "foreach walks over an array");
            return Nothing(node);
        }
        if (symbol is StatisticSymbol && node.Value is not null)
        {
            context.Diagnostics.Report(node.Value.Location, ArrayMisused, node.Value.Text, "to hold a statistic",
                $"no variable can; read figures in the body: @count({symbol.Name}[…])");
            return Nothing(node);
        }
        var types = symbol is ArraySymbol array ? array.Keys : ((StatisticSymbol)symbol).Keys;
        if (node.Keys.Count != types.Count)
        {
            context.Diagnostics.Report(node.Location, WrongKeyCount, symbol.Name, Wording.Count(types.Count, "key"), Wording.Count(node.Keys.Count, "key"));
            return Nothing(node);
        }
        var keys = node.Keys.Select((key, i) => BindLoopVariable(key, types[i])).ToArray();
        var value = node.Value is null ? null : BindLoopVariable(node.Value, symbol is ArraySymbol valued ? valued.Value : Types.Statistic);
        IReadOnlyList<BoundExpression?>? slice = null;
        if (node.Slice is not null && (slice = _expressions.BindSlice(node.Location, symbol.Name, types, node.Slice)) is null)
            return Nothing(node);
        if (node.Sort is { Statistic: { } by } && (symbol is not StatisticSymbol || !Figures.Contains(by)))
        {
            context.Diagnostics.Report(node.Sort.Location, ArrayMisused, symbol.Name, symbol is StatisticSymbol ? "a statistic" : "no array of statistics",
                "foreach sorts one by @count, @sum, @min, @max or @avg");
            return Nothing(node);
        }
        var limit = node.Limit is null ? null : _expressions.BindInteger(node.Limit, "limit");
        if (new ModificationSearch(_expressions, context).Find(node.Body, symbol) is { } changed)
            context.Diagnostics.Report(changed, ModifiedInForeach, symbol.Name);
        context.Loops++;
        var body = Bind(node.Body);
        context.Loops--;
        VariableSymbol[] known = [.. keys.OfType<VariableSymbol>()];
        if (known.Length < keys.Length || (node.Value is not null && value is null))
            return Nothing(node);
        return new BoundForeach(node.Location, symbol, known, value, slice, SortColumn(node, symbol), node.Sort?.Descending ?? false, limit, body);
    }

    // foreach (bucket in @hist_log(s))
    private BoundStatement BindBuckets(ForeachSyntax node, StatisticSyntax syntax)
    {
        if (new StapHistogramBinder(_expressions, context).Bind(syntax) is not var (statistic, keys))
            return Nothing(node);
        if (node.Keys.Count != 1 || node.Slice is not null)
        {
            context.Diagnostics.Report(node.Location, WrongKeyCount, syntax.Operator, Wording.Count(1, "key"), Wording.Count(node.Keys.Count, "key"));
            return Nothing(node);
        }
        var bucket = BindLoopVariable(node.Keys[0], Types.Long);
        var value = node.Value is null ? null : BindLoopVariable(node.Value, Types.Long);
        var limit = node.Limit is null ? null : _expressions.BindInteger(node.Limit, "limit");
        context.Loops++;
        var body = Bind(node.Body);
        context.Loops--;
        return bucket is null ? Nothing(node) : new BoundBuckets(node.Location, statistic, keys, bucket, value, limit, body);
    }

    private VariableSymbol? BindLoopVariable(NameSyntax name, TypeSymbol type)
    {
        if (scope.FindOrDeclare(name.Text, name.Location) is not VariableSymbol variable)
        {
            context.Diagnostics.Report(name.Location, ArrayMisused, name.Text, "an array or statistic", "a loop or catch needs a variable with one value");
            return null;
        }
        var bound = new BoundVariable(name.Location, variable);
        context.Map.Add(name, bound);
        return context.Types.Agree(name.Location, name.Text, type, bound) ? variable : null;
    }

    /// <summary>As the runtime's <c>Order</c> counts columns: -1 none, 0 the value (for a statistic the count), n the n-th key, below -1 other figures.</summary>
    private static int SortColumn(ForeachSyntax node, Symbol symbol) => node.Sort switch
    {
        null => -1,
        { Key: >= 0 } sort => sort.Key + 1,
        { Statistic: "@sum" } when symbol is StatisticSymbol => -2,
        { Statistic: "@min" } when symbol is StatisticSymbol => -3,
        { Statistic: "@max" } when symbol is StatisticSymbol => -4,
        { Statistic: "@avg" } when symbol is StatisticSymbol => -5,
        _ => 0,
    };

    private BoundStatement BindNext(NextSyntax node)
    {
        if (context.Function is not { } function)
            return new BoundNext(node.Location);
        function.MayGiveUp = true;
        return new BoundGiveUp(node.Location);
    }

    private BoundStatement BindReturn(ReturnSyntax node)
    {
        if (context.Function is not { } function)
        {
            context.Diagnostics.Report(node.Location, MisplacedStatement, "return", "in a function; a probe ends with 'next'");
            return Nothing(node);
        }
        var value = node.Value is null ? null : context.Types.Require(_expressions.Bind(node.Value), function.Returns, "return", $"what {function.Name}() returns");
        return new BoundReturn(node.Location, value);
    }

    private BoundStatement BindDelete(DeleteSyntax node)
    {
        var symbol = _expressions.FindContainer(node.Target, out var keys);
        var types = symbol switch
        {
            ArraySymbol array => array.Keys,
            StatisticSymbol statistic => statistic.Keys,
            _ => null,
        };
        if (symbol is VariableSymbol variable)
            return new BoundDelete(node.Location, variable, null);
        if (symbol is null || types is null)
        {
            _expressions.ReportNoContainer(node.Target, "no array or variable", "delete empties one of these");
            return Nothing(node);
        }
        if (keys.Count == 0 && types.Count > 0)
            return new BoundDelete(node.Location, symbol, null);
        return _expressions.BindSlice(node.Location, symbol.Name, types, keys) is { } bound ? new BoundDelete(node.Location, symbol, bound) : Nothing(node);
    }

    private BoundStatement BindTry(TrySyntax node)
    {
        var body = BindBlock(node.Body);
        var message = node.Message is null ? null : BindLoopVariable(node.Message, Types.String);
        return new BoundTry(node.Location, body, message, BindBlock(node.Handler));
    }

    private bool InLoop(StatementSyntax node, string keyword)
    {
        if (context.Loops > 0)
            return true;
        context.Diagnostics.Report(node.Location, MisplacedStatement, keyword, "in a loop");
        return false;
    }

    private static BoundBlock Nothing(SyntaxNode node) => new(node.Location, []);
}
