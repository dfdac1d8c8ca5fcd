using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Symbols;
using Pyd.Compiler.Syntax;
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

    private readonly StapScope _scope;
    private readonly StapContext _context;
    private readonly StapCallBinder _calls;
    private readonly StapStatisticBinder _statistics;

    public StapExpressionBinder(StapScope scope, StapContext context)
    {
        _scope = scope;
        _context = context;
        _calls = new StapCallBinder(this, context);
        _statistics = new StapStatisticBinder(this, context);
    }

    private DiagnosticBag Diagnostics => _context.Diagnostics;

    private StapTypes Inference => _context.Types;

    public BoundExpression Bind(ExpressionSyntax syntax)
    {
        var bound = syntax switch
        {
            IntegerLiteralSyntax literal => new BoundInteger(literal.Location, (long)literal.Value, Types.Long),
            StringLiteralSyntax literal => new BoundString(literal.Location, literal.Value),
            ParenthesizedSyntax parenthesized => Bind(parenthesized.Expression),
            NameSyntax name => BindName(name),
            ContextVariableSyntax variable => BindContext(variable),
            ElementSyntax element => BindElement(element),
            CallSyntax call => _calls.Bind(call),
            UnarySyntax unary => BindUnary(unary),
            PostfixSyntax postfix => BindIncrement(postfix.Location, postfix.Operand, postfix.Operator, isPostfix: true),
            BinarySyntax binary => BindBinary(binary),
            AssignmentSyntax assignment => BindAssignment(assignment),
            ConditionalSyntax conditional => BindConditional(conditional),
            MembershipSyntax membership => BindMembership(membership),
            StatisticSyntax statistic => _statistics.BindFigure(statistic),
            _ => Unsupported(syntax),
        };
        _context.Map.Add(syntax, bound);
        return bound;
    }

    public BoundExpression BindInteger(ExpressionSyntax syntax) => Inference.Require(Bind(syntax), Types.Long);

    /// <summary>Keys as an array has them; null after a message.</summary>
    public IReadOnlyList<BoundExpression>? BindKeys(TextLocation location, string name, IReadOnlyList<TypeSymbol> types, IReadOnlyList<ExpressionSyntax> keys)
    {
        if (keys.Count != types.Count)
        {
            Diagnostics.Report(location, WrongKeyCount, name, Wording.Count(types.Count, "key"), Wording.Count(keys.Count, "key"));
            return null;
        }
        var bound = keys.Select((key, i) => Inference.Require(Bind(key), types[i])).ToArray();
        return bound.Any(key => key is BoundError) ? null : bound;
    }

    /// <summary><c>array[keys]</c> with its symbol; null after a message.</summary>
    public Symbol? FindContainer(ExpressionSyntax syntax, out IReadOnlyList<ExpressionSyntax> keys)
    {
        (var name, keys) = syntax switch
        {
            NameSyntax scalar => (scalar, []),
            ElementSyntax { Target: NameSyntax array } element => (array, element.Keys),
            ParenthesizedSyntax { Expression: NameSyntax scalar } => (scalar, []),
            _ => ((NameSyntax?)null, (IReadOnlyList<ExpressionSyntax>)[]),
        };
        return name is null ? null : _scope.Find(name.Text);
    }

    private BoundExpression BindName(NameSyntax name)
    {
        switch (_scope.Find(name.Text))
        {
            case VariableSymbol variable:
                return new BoundVariable(name.Location, variable);
            case StatisticSymbol:
                Diagnostics.Report(name.Location, ArrayMisused, name.Text, "a statistic", "a value; read it with @count, @sum, @min, @max or @avg");
                return new BoundError(name.Location);
            case ArraySymbol:
                Diagnostics.Report(name.Location, ArrayMisused, name.Text, "an array", "a variable with one value");
                return new BoundError(name.Location);
        }
        if (_scope.Usage.IsWritten(name.Text))
            return new BoundVariable(name.Location, (VariableSymbol)_scope.FindOrDeclare(name.Text, name.Location));
        var call = Builtins.Find(Dialect.Stap, name.Text) is not null ? $"; to call the function, write {name.Text}()" : Spelling.Suggest(name.Text, _scope.Names);
        Diagnostics.Report(name.Location, UndefinedName, name.Text, call);
        return new BoundError(name.Location);
    }

    private BoundExpression BindContext(ContextVariableSyntax variable)
    {
        var marker = _context.Marker;
        if (marker is not null && variable.Text.StartsWith("$arg", StringComparison.Ordinal)
            && int.TryParse(variable.Text.AsSpan(4), System.Globalization.CultureInfo.InvariantCulture, out var number)
            && number >= 1 && number <= marker.Arguments.Count)
        {
            return new BoundArgument(variable.Location, number - 1, Types.Long);
        }
        if (marker is not null && variable.Text == "$$name")
            return new BoundString(variable.Location, marker.Name.Replace("-", "__", StringComparison.Ordinal));
        if (marker is not null && variable.Text == "$$provider")
            return new BoundString(variable.Location, marker.Provider);
        var hint = marker is null
            ? "; only probes of markers have arguments"
            : $"; it has {string.Join(", ", marker.Arguments.Select((argument, i) => $"$arg{i + 1} ({argument.Name})"))}";
        Diagnostics.Report(variable.Location, UnknownContextVariable, variable.Text, hint);
        return new BoundError(variable.Location);
    }

    private BoundExpression BindElement(ElementSyntax element)
    {
        if (element.Target is StatisticSyntax histogram)
            return _statistics.BindBucket(histogram, element);
        switch (FindContainer(element, out _))
        {
            case ArraySymbol array:
                return BindKeys(element.Location, array.Name, array.Keys, element.Keys) is { } keys
                    ? new BoundElement(element.Location, array, keys)
                    : new BoundError(element.Location);
            case StatisticSymbol statistic:
                Diagnostics.Report(element.Location, ArrayMisused, statistic.Name, "a statistic", "a value; read it with @count, @sum, @min, @max or @avg");
                return new BoundError(element.Location);
        }
        var name = (element.Target as NameSyntax)?.Text ?? element.Target.Location.Text;
        Diagnostics.Report(element.Target.Location, UndefinedName, name, $"; an array is declared at the top of the script: global {name}");
        return new BoundError(element.Location);
    }

    private BoundExpression BindUnary(UnarySyntax unary)
    {
        if (unary.Operator.Text is "++" or "--")
            return BindIncrement(unary.Location, unary.Operand, unary.Operator, isPostfix: false);
        var operand = BindInteger(unary.Operand);
        return unary.Operator.Text switch
        {
            "+" => operand,
            "-" => new BoundUnary(unary.Location, UnaryOperation.Negate, operand, Types.Long),
            "~" => new BoundUnary(unary.Location, UnaryOperation.Complement, operand, Types.Long),
            "!" => new BoundUnary(unary.Location, UnaryOperation.Not, operand, Types.Long),
            _ => Unsupported(unary),
        };
    }

    private BoundExpression BindIncrement(TextLocation location, ExpressionSyntax operand, SyntaxToken token, bool isPostfix)
    {
        var target = Inference.Require(BindTarget(operand), Types.Long);
        return target is BoundError ? target : new BoundIncrement(location, target, token.Text == "++" ? 1 : -1, isPostfix);
    }

    private BoundExpression BindBinary(BinarySyntax binary)
    {
        var symbol = binary.Operator.Text;
        if (symbol is "&&" or "||")
        {
            return new BoundLogical(binary.Location, symbol == "&&" ? LogicalOperation.And : LogicalOperation.Or, BindInteger(binary.Left),
                BindInteger(binary.Right), Types.Long);
        }
        BoundExpression left = Bind(binary.Left), right = Bind(binary.Right);
        return Combine(binary.Location, binary.Operator, left, right) ?? Unsupported(binary);
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
            return new BoundConcatenation(location, Inference.Require(left, Types.String), Inference.Require(right, Types.String));
        return Arithmetic.TryGetValue(token.Text, out var operation)
            ? new BoundBinary(location, operation, token.Text, token.Location, Inference.Require(left, Types.Long), Inference.Require(right, Types.Long), Types.Long)
            : null;
    }

    private BoundExpression BindConditional(ConditionalSyntax conditional)
    {
        var condition = BindInteger(conditional.Condition);
        BoundExpression whenTrue = Bind(conditional.WhenTrue), whenFalse = Bind(conditional.WhenFalse);
        return Inference.Agree(conditional.Location, "?:", whenTrue, whenFalse)
            ? new BoundConditional(conditional.Location, condition, whenTrue, whenFalse, whenTrue.Type)
            : new BoundError(conditional.Location);
    }

    private BoundExpression BindAssignment(AssignmentSyntax assignment)
    {
        if (assignment.Operator.Text == "<<<")
        {
            Diagnostics.Report(assignment.Location, MisplacedStatement, "<<<", "a statement of its own");
            return new BoundError(assignment.Location);
        }
        var value = Bind(assignment.Value);
        var target = BindTarget(assignment.Target);
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
    private BoundExpression BindTarget(ExpressionSyntax syntax)
    {
        if (syntax is ParenthesizedSyntax parenthesized)
            return BindTarget(parenthesized.Expression);
        if (syntax is ElementSyntax or ContextVariableSyntax)
        {
            if (syntax is ElementSyntax element)
                return Bind(element);
            Diagnostics.Report(syntax.Location, NotAssignable, $"'{syntax.Location.Text}', which belongs to the traced program,");
            return new BoundError(syntax.Location);
        }
        if (syntax is not NameSyntax name)
        {
            Diagnostics.Report(syntax.Location, NotAssignable, "this");
            return new BoundError(syntax.Location);
        }
        _scope.FindOrDeclare(name.Text, name.Location);
        return Bind(name);
    }

    private BoundExpression BindMembership(MembershipSyntax membership)
    {
        var symbol = _scope.Find(membership.Array.Text);
        var types = symbol switch
        {
            ArraySymbol array => array.Keys,
            StatisticSymbol { Keys.Count: > 0 } statistic => statistic.Keys,
            _ => null,
        };
        if (symbol is null || types is null)
        {
            Diagnostics.Report(membership.Array.Location, ArrayMisused, membership.Array.Text, "no array", "the right side of 'in'");
            return new BoundError(membership.Location);
        }
        return BindKeys(membership.Location, symbol.Name, types, membership.Keys) is { } keys
            ? new BoundMembership(membership.Location, symbol, keys)
            : new BoundError(membership.Location);
    }

    private BoundError Unsupported(ExpressionSyntax syntax)
    {
        Diagnostics.Report(syntax.Location, TargetTemplates.Unsupported, $"'{syntax.Location.Text}'");
        return new BoundError(syntax.Location);
    }
}
