using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Symbols;
using Pyd.Compiler.Syntax;
using Pyd.Compiler.Text;
using static Pyd.Compiler.Diagnostics.BindingTemplates;

namespace Pyd.Compiler.Binding.D;

/// <summary>Expressions of D: names to symbols, C's types, constants folded as C compilers fold them.</summary>
internal sealed class DExpressionBinder
{
    private readonly DiagnosticBag _diagnostics;
    private readonly SemanticMap _map;
    private readonly DCallBinder _calls;

    public DExpressionBinder(DScope scope, DiagnosticBag diagnostics, CompilationOptions options, SemanticMap map)
    {
        _diagnostics = diagnostics;
        Names = new DNameBinder(this, scope, diagnostics, options, map);
        _map = map;
        _calls = new DCallBinder(this, diagnostics);
    }

    /// <summary>Names, elements and what can be assigned.</summary>
    public DNameBinder Names { get; }

    public BoundExpression Bind(ExpressionSyntax syntax)
    {
        var bound = syntax switch
        {
            IntegerLiteralSyntax literal => new BoundInteger(literal.Location, (long)literal.Value, TypeOfLiteral(literal)),
            CharacterLiteralSyntax literal => new BoundInteger(literal.Location, literal.Value, Types.Int),
            StringLiteralSyntax literal => new BoundString(literal.Location, literal.Value),
            ParenthesizedSyntax parenthesized => Bind(parenthesized.Expression),
            NameSyntax name => Names.BindName(name),
            MacroVariableSyntax macro => Names.BindMacro(macro),
            MemberAccessSyntax member => Names.BindMember(member),
            ElementSyntax element => Names.BindElement(element),
            AggregationSyntax aggregation => Misplaced(aggregation),
            CallSyntax call => _calls.Bind(call),
            UnarySyntax unary => BindUnary(unary),
            PostfixSyntax postfix => BindIncrement(postfix.Location, postfix.Operand, postfix.Operator, isPostfix: true),
            BinarySyntax binary => BindBinary(binary),
            AssignmentSyntax assignment => BindAssignment(assignment),
            ConditionalSyntax conditional => BindConditional(conditional),
            CastSyntax cast => BindCast(cast),
            SizeofSyntax size => BindSizeof(size),
            _ => throw new System.Diagnostics.UnreachableException($"{syntax}"),
        };
        _map.Add(syntax, bound);
        return bound;
    }

    /// <summary>An expression that must be an integer: a predicate, an operand.</summary>
    public BoundExpression BindInteger(ExpressionSyntax syntax, string user)
    {
        var bound = Bind(syntax);
        return bound.Type.IsInteger ? bound : WrongOperand(bound, user, "an integer");
    }

    /// <summary>A key of an array or aggregation: anything with a value.</summary>
    public BoundExpression BindKey(ExpressionSyntax syntax)
    {
        var bound = Bind(syntax);
        return bound.Type is VoidType ? WrongOperand(bound, "[]", "a value") : bound;
    }

    public BoundExpression BindPredicate(ExpressionSyntax syntax)
    {
        var bound = Bind(syntax);
        if (bound.Type.IsInteger)
            return bound;
        _diagnostics.Report(syntax.Location, PredicateType, Wording.Type(bound.Type));
        return new BoundError(syntax.Location);
    }

    /// <summary>An expression whose value is known now, or null after a message.</summary>
    public long? BindConstant(ExpressionSyntax syntax, string user)
    {
        var bound = Bind(syntax);
        if (bound is BoundInteger constant)
            return constant.Value;
        if (bound is not BoundError)
            _diagnostics.Report(syntax.Location, WrongOperandType, user, "an integer constant here", bound.Type.IsInteger ? "a computed one" : Wording.Type(bound.Type));
        return null;
    }

    /// <summary>A type by its name; int after a message.</summary>
    public TypeSymbol BindType(TypeNameSyntax syntax)
    {
        // char * holds what copyinstr reads: a string.
        var type = syntax.Pointers switch
        {
            0 => Types.FromWords(syntax.Words),
            1 when syntax.Words is ["char"] => Types.String,
            _ => Types.FromWords(["uintptr_t"]),
        };
        if (type is not (null or VoidType))
            return type;
        _diagnostics.Report(syntax.Location, UnknownType, string.Join(' ', syntax.Words));
        return Types.Error;
    }

    private BoundExpression Misplaced(AggregationSyntax aggregation)
    {
        _diagnostics.Report(aggregation.Location, AggregationMisplaced);
        return new BoundError(aggregation.Location);
    }

    private BoundExpression BindUnary(UnarySyntax unary)
    {
        if (unary.Operator.Text is "++" or "--")
            return BindIncrement(unary.Location, unary.Operand, unary.Operator, isPostfix: false);
        var operand = Bind(unary.Operand);
        if (operand.Type is ErrorType)
            return new BoundError(unary.Location);
        if (!operand.Type.IsInteger)
            return WrongOperand(operand, unary.Operator.Text, "an integer");
        if (unary.Operator.Text is "*" or "&")
        {
            _diagnostics.Report(unary.Location, TargetTemplates.Unsupported, $"'{unary.Operator.Text}' of an address");
            return new BoundError(unary.Location);
        }
        var type = DConversions.Operand(operand.Type);
        return DConstants.Fold(unary.Operator.Text switch
        {
            "+" => operand,
            "-" => new BoundUnary(unary.Location, UnaryOperation.Negate, operand, type),
            "~" => new BoundUnary(unary.Location, UnaryOperation.Complement, operand, type),
            "!" => new BoundUnary(unary.Location, UnaryOperation.Not, operand, Types.Int),
            var other => throw new System.Diagnostics.UnreachableException(other),
        });
    }

    private BoundExpression BindIncrement(TextLocation location, ExpressionSyntax operand, SyntaxToken token, bool isPostfix)
    {
        var target = Names.BindTarget(operand, Types.Long);
        if (target is BoundError)
            return target;
        return target.Type.IsInteger
            ? new BoundIncrement(location, target, token.Text == "++" ? 1 : -1, isPostfix)
            : WrongOperand(target, token.Text, "an integer");
    }

    private BoundExpression BindBinary(BinarySyntax binary)
    {
        BoundExpression left = Bind(binary.Left), right = Bind(binary.Right);
        if (binary.Operator.Text == ",")
            return new BoundSequence(binary.Location, left, right);
        if (left.Type is ErrorType || right.Type is ErrorType)
            return new BoundError(binary.Location);
        return DOperators.Bind(binary.Location, binary.Operator, left, right, _diagnostics);
    }

    private BoundExpression BindConditional(ConditionalSyntax conditional)
    {
        var condition = BindInteger(conditional.Condition, "?:");
        BoundExpression whenTrue = Bind(conditional.WhenTrue), whenFalse = Bind(conditional.WhenFalse);
        if (condition is BoundError || whenTrue.Type is ErrorType || whenFalse.Type is ErrorType)
            return new BoundError(conditional.Location);
        if (whenTrue.Type.IsString && whenFalse.Type.IsString)
            return new BoundConditional(conditional.Location, condition, whenTrue, whenFalse, Types.String);
        if (!whenTrue.Type.IsInteger || !whenFalse.Type.IsInteger)
        {
            _diagnostics.Report(conditional.Location, IncompatibleTypes, "?:", Wording.Type(whenTrue.Type), Wording.Type(whenFalse.Type));
            return new BoundError(conditional.Location);
        }
        var type = DConversions.Common(whenTrue.Type, whenFalse.Type);
        return new BoundConditional(conditional.Location, condition, DConversions.Convert(whenTrue, type), DConversions.Convert(whenFalse, type), type);
    }

    private BoundExpression BindAssignment(AssignmentSyntax assignment)
    {
        if (assignment.Target is AggregationSyntax aggregation)
        {
            _diagnostics.Report(aggregation.Location, AggregationMisplaced);
            return new BoundError(assignment.Location);
        }
        var value = Bind(assignment.Value);
        if (value.Type is VoidType)
            value = WrongOperand(value, assignment.Operator.Text, "a value");
        var target = Names.BindTarget(assignment.Target, value.Type);
        if (target is BoundError || value.Type is ErrorType)
            return new BoundError(assignment.Location);
        var symbol = assignment.Operator.Text;
        if (symbol != "=")
        {
            var token = assignment.Operator with { Text = symbol[..^1] };
            value = DOperators.Bind(assignment.Location, token, new BoundOldValue(target.Location, target.Type), value, _diagnostics);
            if (value is BoundError)
                return value;
        }
        if (target.Type.IsString != value.Type.IsString || target.Type.IsInteger != value.Type.IsInteger)
        {
            _diagnostics.Report(assignment.Location, IncompatibleTypes, symbol, Wording.Type(target.Type), Wording.Type(value.Type));
            return new BoundError(assignment.Location);
        }
        return new BoundAssignment(assignment.Location, target, DConversions.Convert(value, target.Type));
    }

    private BoundExpression BindCast(CastSyntax cast)
    {
        var type = BindType(cast.Type);
        var operand = Bind(cast.Operand);
        if (type is ErrorType || operand.Type is ErrorType)
            return new BoundError(cast.Location);
        if (type.IsString)
            return _calls.ToText(cast.Location, operand);
        if (type.IsInteger && operand.Type.IsInteger)
            return DConversions.Convert(operand, type) is var converted && converted.Type == type ? converted : new BoundConversion(cast.Location, operand, type);
        _diagnostics.Report(cast.Location, IncompatibleTypes, $"({type})", Wording.Type(type), Wording.Type(operand.Type));
        return new BoundError(cast.Location);
    }

    private BoundExpression BindSizeof(SizeofSyntax size)
    {
        var type = size.Type is not null ? BindType(size.Type) : Bind(size.Operand!).Type;
        return type switch
        {
            ErrorType => new BoundError(size.Location),
            IntegerType integer => new BoundInteger(size.Location, integer.Size, Types.UnsignedLong),
            // DTrace's default strsize.
            _ => new BoundInteger(size.Location, 256, Types.UnsignedLong),
        };
    }

    private BoundExpression WrongOperand(BoundExpression operand, string user, string needed)
    {
        if (operand.Type is not ErrorType)
            _diagnostics.Report(operand.Location, WrongOperandType, user, needed, Wording.Type(operand.Type));
        return new BoundError(operand.Location);
    }

    private static IntegerType TypeOfLiteral(IntegerLiteralSyntax literal)
    {
        if (!literal.IsUnsigned && !literal.IsLong && literal.Value <= int.MaxValue)
            return Types.Int;
        if (!literal.IsLong && literal.Value <= uint.MaxValue && (literal.IsUnsigned || !literal.IsDecimal))
            return Types.UnsignedInt;
        return !literal.IsUnsigned && literal.Value <= long.MaxValue ? Types.Long : Types.UnsignedLong;
    }
}
