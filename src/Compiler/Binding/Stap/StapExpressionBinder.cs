using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Symbols;
using Pyd.Compiler.Syntax;
using Pyd.Compiler.Syntax.Stap;
using Pyd.Compiler.Text;
using static Pyd.Compiler.Diagnostics.BindingTemplates;

namespace Pyd.Compiler.Binding.Stap;

/// <summary>Expressions of stap: names to symbols, types by unification.</summary>
internal sealed class StapExpressionBinder
{
    private static readonly Dictionary<string, BinaryOperation> Arithmetic = new()
    {
        ["+"] = BinaryOperation.Add, ["-"] = BinaryOperation.Subtract, ["*"] = BinaryOperation.Multiply, ["/"] = BinaryOperation.Divide,
        ["%"] = BinaryOperation.Remainder, ["&"] = BinaryOperation.And, ["|"] = BinaryOperation.Or, ["^"] = BinaryOperation.Xor,
        ["<<"] = BinaryOperation.ShiftLeft, [">>"] = BinaryOperation.ShiftRight, [">>>"] = BinaryOperation.ShiftRightUnsigned,
    };

    private static readonly Dictionary<string, BinaryOperation> Comparisons = new()
    {
        ["=="] = BinaryOperation.Equal, ["!="] = BinaryOperation.NotEqual, ["<"] = BinaryOperation.Less, ["<="] = BinaryOperation.LessOrEqual,
        [">"] = BinaryOperation.Greater, [">="] = BinaryOperation.GreaterOrEqual,
    };

    private const string Figures = "it is no value: read it with @count, @sum, @min, @max or @avg";

    private readonly StapScope _scope;
    private readonly StapContext _context;
    private readonly StapCallBinder _calls;
    private readonly StapStatisticBinder _statistics;
    private readonly StapContextBinder _variables;

    public StapExpressionBinder(StapScope scope, StapContext context)
    {
        _scope = scope;
        _context = context;
        _calls = new StapCallBinder(this, context);
        _statistics = new StapStatisticBinder(this, context);
        _variables = new StapContextBinder(context);
    }

    private DiagnosticBag Diagnostics => _context.Diagnostics;

    private StapTypes Inference => _context.Types;

    /// <summary>A value.</summary>
    public BoundExpression Bind(ExpressionSyntax syntax)
    {
        var bound = BindEffect(syntax is CallSyntax { Function: var function } action && _calls.FindValueOf(action) is { } name
            ? action with { Function = function with { Text = name } }
            : syntax);
        if (bound.Type is not VoidType)
            return bound;
        Diagnostics.Report(syntax.Location, MisplacedStatement, syntax is CallSyntax call ? call.Function.Text : syntax.Location.Text, "as a statement of its own");
        return new BoundError(syntax.Location);
    }

    /// <summary>An expression whose value nobody looks at.</summary>
    public BoundExpression BindEffect(ExpressionSyntax syntax)
    {
        var bound = syntax switch
        {
            IntegerLiteralSyntax literal => new BoundInteger(literal.Location, (long)literal.Value, Types.Long),
            StringLiteralSyntax literal => new BoundString(literal.Location, StapConstants.TextOf(literal)),
            ParenthesizedSyntax parenthesized => Bind(parenthesized.Expression),
            NameSyntax name => BindName(name),
            ContextVariableSyntax variable => _variables.Bind(variable),
            MemberAccessSyntax or PrettySyntax or ElementSyntax when _context.Options.SkipsBadVariables && _variables.IsMissing(syntax) => new BoundInteger(syntax.Location, 0, Types.Long),
            ElementSyntax element => BindElement(element),
            CallSyntax call => _calls.Bind(call),
            UnarySyntax unary => BindUnary(unary),
            PostfixSyntax postfix => BindIncrement(postfix.Location, postfix.Operand, postfix.Operator, isPostfix: true),
            BinarySyntax binary => BindBinary(binary),
            AssignmentSyntax assignment => BindAssignment(assignment),
            ConditionalSyntax conditional => BindConditional(conditional),
            MembershipSyntax membership => BindMembership(membership),
            StatisticSyntax statistic => BindAtWord(statistic),
            EmbeddedSyntax => Report(syntax, TargetTemplates.EmbeddedCode),
            WildcardSyntax => Report(syntax, MisplacedWildcard),
            MemberAccessSyntax when _variables.FindPython(syntax) is { } python => python,
            MemberAccessSyntax or PrettySyntax => Report(syntax, DebugInformation, $"'{syntax.Location.Text}'"),
            _ => Unsupported(syntax),
        };
        _context.Map.Add(syntax, bound);
        return bound;
    }

    /// <summary>An integer that an operator or keyword needs.</summary>
    public BoundExpression BindInteger(ExpressionSyntax syntax, string user) => Inference.Require(Bind(syntax), Types.Long, user);

    /// <summary>An argument of a function.</summary>
    public BoundExpression BindArgument(CallSyntax call, int index, TypeSymbol type) =>
        Inference.RequireArgument(Bind(call.Arguments[index]), type, call.Function.Text, index);

    /// <summary>A key of an array.</summary>
    public BoundExpression BindKey(ExpressionSyntax syntax, string array, int index, TypeSymbol type) =>
        Inference.Require(Bind(syntax), type, "[]", $"key {index + 1} of '{array}'");

    /// <summary>Reports something that is no array or statistic where one must be.</summary>
    public void ReportNoContainer(ExpressionSyntax syntax, string what, string rule)
    {
        if (FindContainer(syntax, out _) is null && NameOf(syntax) is { } name)
        {
            if (_context.Undeclared.Add(name))
                Diagnostics.Report(syntax.Location, UndeclaredArray, name);
        }
        else
        {
            Diagnostics.Report(syntax.Location, ArrayMisused, syntax.Location.Text, what, rule);
        }
    }

    /// <summary>Reports a figure of something that is no statistic.</summary>
    public void ReportNoStatistic(StatisticSyntax syntax)
    {
        if (syntax.Arguments is [var argument, ..])
            ReportNoContainer(argument, "no statistic", $"{syntax.Operator} reads a global that <<< adds to");
        else
            Diagnostics.Report(syntax.Location, WrongArgumentCount, syntax.Operator, "a statistic", "nothing");
    }

    /// <summary>Keys as an array has them; null after a message.</summary>
    public IReadOnlyList<BoundExpression>? BindKeys(TextLocation location, string name, IReadOnlyList<TypeSymbol> types, IReadOnlyList<ExpressionSyntax> keys)
    {
        if (keys.Count != types.Count)
        {
            Diagnostics.Report(location, WrongKeyCount, name, Wording.Count(types.Count, "key"), Wording.Count(keys.Count, "key"));
            return null;
        }
        var bound = keys.Select((key, i) => BindKey(key, name, i, types[i])).ToArray();
        return bound.Any(key => key is BoundError) ? null : bound;
    }

    /// <summary>What a name or <c>array[keys]</c> stands for, or null.</summary>
    public Symbol? FindContainer(ExpressionSyntax syntax, out IReadOnlyList<ExpressionSyntax> keys)
    {
        keys = syntax is ElementSyntax element ? element.Keys : [];
        return NameOf(syntax) is { } name ? _scope.Find(name, syntax.Location) : null;
    }

    /// <summary>The global that a name or <c>array[keys]</c> stands for in another function, or null.</summary>
    public Symbol? FindGlobal(ExpressionSyntax syntax, FunctionSyntax function) =>
        NameOf(syntax) is { } name && function.Parameters.All(parameter => parameter.Name != name) ? _scope.FindGlobal(name, syntax.Location) : null;

    private static string? NameOf(ExpressionSyntax syntax) => syntax switch
    {
        NameSyntax scalar => scalar.Text,
        ElementSyntax { Target: NameSyntax array } => array.Text,
        ParenthesizedSyntax { Expression: NameSyntax scalar } => scalar.Text,
        _ => null,
    };

    private BoundExpression BindName(NameSyntax name)
    {
        switch (_scope.Find(name.Text, name.Location))
        {
            case VariableSymbol variable:
                return new BoundVariable(name.Location, variable);
            case StatisticSymbol:
                Diagnostics.Report(name.Location, ArrayMisused, name.Text, "a statistic", Figures);
                return new BoundError(name.Location);
            case ArraySymbol:
                Diagnostics.Report(name.Location, ArrayMisused, name.Text, "an array", $"it has no value of its own: take an element, {name.Text}[…]");
                return new BoundError(name.Location);
        }
        if (PrintNames.TryParse(name.Text, out _))
            return Report(name, PrintArguments, name.Text, "its parentheses");
        return new BoundVariable(name.Location, (VariableSymbol)_scope.FindOrDeclare(name.Text, name.Location));
    }

    private BoundExpression BindElement(ElementSyntax element)
    {
        if (element.Target is StatisticSyntax histogram)
            return _statistics.BindBucket(histogram, element.Location, element.Keys);
        switch (FindContainer(element, out _))
        {
            case ArraySymbol array:
                return BindKeys(element.Location, array.Name, array.Keys, element.Keys) is { } keys
                    ? new BoundElement(element.Location, array, keys)
                    : new BoundError(element.Location);
            case StatisticSymbol statistic:
                Diagnostics.Report(element.Location, ArrayMisused, statistic.Name, "a statistic", Figures);
                return new BoundError(element.Location);
        }
        if (element.Target is not NameSyntax)
            return _variables.FindPython(element) ?? Report(element, DebugInformation, $"'{element.Location.Text}'");
        ReportNoContainer(element, "a variable with one value", "only an array has elements");
        return new BoundError(element.Location);
    }

    private BoundExpression BindUnary(UnarySyntax unary)
    {
        if (unary.Operator.Text is "++" or "--")
            return BindIncrement(unary.Location, unary.Operand, unary.Operator, isPostfix: false);
        if (unary.Operator.Text == "&")
            return Report(unary, DebugInformation, $"'{unary.Location.Text}'");
        var operand = BindInteger(unary.Operand, unary.Operator.Text);
        return unary.Operator.Text switch
        {
            "+" => operand,
            "-" when operand is BoundInteger { Value: var value } => new BoundInteger(unary.Location, unchecked(-value), Types.Long),
            "~" when operand is BoundInteger { Value: var value } => new BoundInteger(unary.Location, ~value, Types.Long),
            "-" => new BoundUnary(unary.Location, UnaryOperation.Negate, operand, Types.Long),
            "~" => new BoundUnary(unary.Location, UnaryOperation.Complement, operand, Types.Long),
            "!" => new BoundUnary(unary.Location, UnaryOperation.Not, operand, Types.Long),
            _ => Unsupported(unary),
        };
    }

    private BoundExpression BindIncrement(TextLocation location, ExpressionSyntax operand, SyntaxToken token, bool isPostfix)
    {
        var target = Inference.Require(BindTarget(operand, token.Location), Types.Long, token.Text);
        return target is BoundError ? target : new BoundIncrement(location, target, token.Text == "++" ? 1 : -1, isPostfix);
    }

    private BoundExpression BindBinary(BinarySyntax binary)
    {
        var symbol = binary.Operator.Text;
        if (symbol is "&&" or "||")
        {
            return new BoundLogical(binary.Location, symbol == "&&" ? LogicalOperation.And : LogicalOperation.Or, BindInteger(binary.Left, symbol),
                BindInteger(binary.Right, symbol), Types.Long);
        }
        if (symbol is "=~" or "!~")
            return BindMatch(binary);
        BoundExpression left = Bind(binary.Left), right = Bind(binary.Right);
        var combined = Combine(binary.Location, binary.Operator, left, right) ?? Unsupported(binary);
        return combined is BoundBinary { Left: var first, Right: var second }
            ? StapFolding.Fold(binary.Location, symbol, first, second, _scope.HasNoEffect(binary.Left), _scope.HasNoEffect(binary.Right)) ?? combined
            : combined;
    }

    /// <summary>Applies an operator of two values; null for one that is not known.</summary>
    private BoundExpression? Combine(TextLocation location, SyntaxToken token, BoundExpression left, BoundExpression right)
    {
        if (Comparisons.TryGetValue(token.Text, out var comparison))
        {
            return Inference.Agree(location, token.Text, left, right)
                ? new BoundBinary(location, comparison, token.Text, token.Location, left, right, Types.Long)
                : new BoundError(location);
        }
        if (token.Text == ".")
            return new BoundConcatenation(location, Inference.Require(left, Types.String, "."), Inference.Require(right, Types.String, "."));
        return Arithmetic.TryGetValue(token.Text, out var operation)
            ? new BoundBinary(location, operation, token.Text, token.Location, Inference.Require(left, Types.Long, token.Text), Inference.Require(right, Types.Long, token.Text), Types.Long)
            : null;
    }

    private BoundExpression BindConditional(ConditionalSyntax conditional)
    {
        if (Known(conditional.Condition) is { } known)
            return BindKnown(conditional, known);
        var condition = BindInteger(conditional.Condition, "?:");
        BoundExpression whenTrue = Bind(conditional.WhenTrue), whenFalse = Bind(conditional.WhenFalse);
        return Inference.Agree(conditional.Location, "?:", whenTrue, whenFalse)
            ? new BoundConditional(conditional.Location, condition, whenTrue, whenFalse, whenTrue.Type)
            : new BoundError(conditional.Location);
    }

    // The type of the side that is never taken must agree as well.
    private BoundExpression BindKnown(ConditionalSyntax conditional, bool known)
    {
        var (live, dead) = known ? (conditional.WhenTrue, conditional.WhenFalse) : (conditional.WhenFalse, conditional.WhenTrue);
        var value = Bind(live);
        var agrees = true;
        if (ChecksDead(conditional.Condition))
            _scope.Try(() => agrees = known ? Inference.Agree(conditional.Location, "?:", value, Bind(dead)) : Inference.Agree(conditional.Location, "?:", Bind(dead), value));
        return agrees ? value : new BoundError(conditional.Location);
    }

    private BoundExpression BindAssignment(AssignmentSyntax assignment)
    {
        if (assignment.Operator.Text == "<<<")
        {
            Diagnostics.Report(assignment.Location, MisplacedStatement, "<<<", "as a statement of its own");
            return new BoundError(assignment.Location);
        }
        var value = Bind(assignment.Value);
        var target = BindTarget(assignment.Target, assignment.Operator.Location);
        if (target is BoundError || value is BoundError)
            return new BoundError(assignment.Location);
        if (assignment.Operator.Text != "=")
        {
            var token = assignment.Operator with { Text = assignment.Operator.Text[..^1] };
            value = Combine(assignment.Location, token, new BoundOldValue(target.Location, target.Type), value) ?? Unsupported(assignment);
        }
        var name = target is BoundVariable variable ? variable.Symbol.Name : ((BoundElement)target).Array.Name;
        return Inference.Agree(assignment.Location, name, target.Type, value)
            ? new BoundAssignment(assignment.Location, target, value)
            : new BoundError(assignment.Location);
    }

    /// <summary>What stands left of an assignment; an unknown name becomes a local.</summary>
    /// <param name="syntax">It.</param>
    /// <param name="sign">The place of what assigns, where SystemTap finds the mistake.</param>
    private BoundExpression BindTarget(ExpressionSyntax syntax, TextLocation sign)
    {
        if (syntax is ParenthesizedSyntax parenthesized)
            return BindTarget(parenthesized.Expression, sign);
        // It may be a bucket of a histogram, or an item of a Python list.
        if (syntax is ElementSyntax element && Bind(element) is var bound && bound is BoundElement or BoundVariable or BoundError)
            return bound;
        if (syntax is not NameSyntax name)
        {
            var isPrograms = syntax is ContextVariableSyntax or ElementSyntax { Target: ContextVariableSyntax };
            Diagnostics.Report(sign, NotAssignable, $"'{syntax.Location.Text}'{(isPrograms ? ", which belongs to the traced program," : "")}");
            return new BoundError(syntax.Location);
        }
        _scope.FindOrDeclare(name.Text, name.Location);
        return Bind(name);
    }

    private BoundExpression BindMembership(MembershipSyntax membership)
    {
        if (membership.Array is StatisticSyntax histogram)
            return BindBucketMembership(membership, histogram);
        var symbol = FindContainer(membership.Array, out _);
        var types = symbol switch
        {
            ArraySymbol array => array.Keys,
            StatisticSymbol { Keys.Count: > 0 } statistic => statistic.Keys,
            _ => null,
        };
        if (symbol is null || types is null)
        {
            ReportNoContainer(membership.Array, "a variable with one value", "'in' looks into an array");
            return new BoundError(membership.Location);
        }
        return BindSlice(membership.Location, symbol.Name, types, membership.Keys) is { } keys
            ? new BoundMembership(membership.Location, symbol, keys)
            : new BoundError(membership.Location);
    }

    // n in @hist_log(s)   ──►   @hist_log(s)[n]
    private BoundExpression BindBucketMembership(MembershipSyntax membership, StatisticSyntax histogram)
    {
        if (membership.Keys.FirstOrDefault(key => key is null or WildcardSyntax) is { } wildcard)
            return Report(wildcard, MisplacedWildcard);
        return _statistics.BindBucket(histogram, membership.Location, [.. membership.Keys.OfType<ExpressionSyntax>()]);
    }

    /// <summary>What a condition is known to be when the script is compiled, by @defined and constants; else null.</summary>
    public bool? Known(ExpressionSyntax condition) => _variables.Known(condition);

    /// <summary>
    /// Whether what a known condition rules out must make sense all the same. SystemTap drops it before its first look at types where a probe has
    /// variables or <c>@defined</c> decides, after it elsewhere (elaborate.cxx, initial_typeres_pass).
    /// </summary>
    public bool ChecksDead(ExpressionSyntax condition) =>
        _context.Marker is null && !SyntaxWalker.DescendantsAndSelf(condition).Any(node => node is StatisticSyntax);

    /// <summary>Keys of which some may be <c>*</c>, then null; null itself after a message.</summary>
    public IReadOnlyList<BoundExpression?>? BindSlice(TextLocation location, string name, IReadOnlyList<TypeSymbol> types, IReadOnlyList<ExpressionSyntax?> keys)
    {
        if (keys.Count != types.Count)
        {
            Diagnostics.Report(location, WrongKeyCount, name, Wording.Count(types.Count, "key"), Wording.Count(keys.Count, "key"));
            return null;
        }
        var bound = keys.Select((key, i) => key is null or WildcardSyntax ? null : BindKey(key, name, i, types[i])).ToArray();
        return bound.Any(key => key is BoundError) ? null : bound;
    }

    private BoundExpression BindAtWord(StatisticSyntax word) => word.Operator switch
    {
        "@defined" when word.Arguments is [var argument] => new BoundInteger(word.Location, _variables.IsDefined(argument) ? 1 : 0, Types.Long),
        "@defined" => Report(word, PrintArguments, word.Operator, "one expression"),
        "@entry" => Report(word, EntryOutsideReturn),
        "@cast" or "@var" or "@const" or "@enum" or "@enumname" or "@perf" or "@kregister" or "@uregister" or "@kderef" or "@uderef" or "@probewrite" =>
            Report(word, DebugInformation, word.Operator),
        _ => _statistics.BindFigure(word),
    };

    // "a" !~ "b"   ──►   !("a" =~ "b")
    private BoundExpression BindMatch(BinarySyntax binary)
    {
        var text = Inference.Require(Bind(binary.Left), Types.String, binary.Operator.Text);
        if (binary.Right is not StringLiteralSyntax literal)
            return Report(binary.Right, RegexNotLiteral, binary.Operator.Text);
        if (text is BoundError)
            return text;
        if (StapRegex.Translate(literal.Value, out var problem) is not { } pattern)
            return Report(literal, BadRegex, problem);
        var match = new BoundMatch(binary.Location, text, pattern);
        return binary.Operator.Text == "=~" ? match : new BoundUnary(binary.Location, UnaryOperation.Not, match, Types.Long);
    }

    private BoundError Report(ExpressionSyntax syntax, DiagnosticTemplate template, params string[] arguments)
    {
        Diagnostics.Report(syntax.Location, template, arguments);
        return new BoundError(syntax.Location);
    }

    private static BoundError Unsupported(ExpressionSyntax syntax) => throw new System.Diagnostics.UnreachableException(syntax.Location.Text);
}
