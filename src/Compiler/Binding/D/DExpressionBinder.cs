using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Symbols;
using Pyd.Compiler.Syntax;
using Pyd.Compiler.Syntax.D;
using Pyd.Compiler.Text;
using static Pyd.Compiler.Diagnostics.BindingTemplates;

namespace Pyd.Compiler.Binding.D;

/// <summary>Expressions of D: names to symbols, C's types, constants folded as C compilers fold them.</summary>
internal sealed class DExpressionBinder
{
    private readonly DiagnosticBag _diagnostics;
    private readonly SemanticMap _map;
    private readonly DCallBinder _calls;
    private readonly DOperators _operators;
    private readonly DMemoryBinder _memory;
    private readonly DAssignmentBinder _assignments;

    public DExpressionBinder(DScope scope, DiagnosticBag diagnostics, Macros macros, SemanticMap map)
    {
        _diagnostics = diagnostics;
        Scratch = new ScratchRules(scope, diagnostics);
        Names = new DNameBinder(this, scope, diagnostics, macros, map);
        _map = map;
        _calls = new DCallBinder(this, diagnostics);
        _operators = new DOperators(diagnostics);
        _memory = new DMemoryBinder(this, diagnostics);
        _assignments = new DAssignmentBinder(this, Scratch, diagnostics);
        Types = new DTypeBinder(this, scope, diagnostics);
        Translators = new DTranslatorBinder(this, scope, diagnostics);
    }

    /// <summary>Which variables hold addresses of scratch memory.</summary>
    public ScratchRules Scratch { get; }

    /// <summary>What <c>alloca()</c> can take, in bytes.</summary>
    public required long ScratchSize { get; init; }

    /// <summary>Types and declarators.</summary>
    public DTypeBinder Types { get; }

    /// <summary>Translators, and what they translate.</summary>
    public DTranslatorBinder Translators { get; }

    /// <summary>Names, elements and what can be assigned.</summary>
    public DNameBinder Names { get; }

    public BoundExpression Bind(ExpressionSyntax syntax)
    {
        var bound = BindAny(syntax);
        if (bound is not BoundTranslation)
            return bound;
        if (bound is not BoundTranslation { Members.Count: 0, Input.Value: BoundError })
            _diagnostics.Report(syntax.Location, TypeTemplates.WholeTranslation);
        return new BoundError(syntax.Location);
    }

    /// <summary>The same where a whole translation may stand.</summary>
    public BoundExpression BindAny(ExpressionSyntax syntax)
    {
        var bound = syntax switch
        {
            IntegerLiteralSyntax literal => new BoundInteger(literal.Location, (long)literal.Value, TypeOfLiteral(literal)),
            CharacterLiteralSyntax literal => new BoundInteger(literal.Location, literal.Value, literal.Value == (int)literal.Value ? Symbols.Types.Int : Symbols.Types.Long),
            StringLiteralSyntax literal => new BoundString(literal.Location, literal.Value),
            ParenthesizedSyntax parenthesized => BindAny(parenthesized.Expression),
            NameSyntax name => Names.BindName(name),
            MacroVariableSyntax macro => Names.BindMacro(macro),
            MemberAccessSyntax member => BindMember(member),
            ElementSyntax element => BindElement(element),
            AggregationSyntax aggregation => new BoundValueless(aggregation.Location, "an aggregation"),
            CallSyntax call => _calls.Bind(call),
            UnarySyntax { Operator.Text: "++" or "--" } unary => _assignments.BindIncrement(unary.Location, unary.Operand, unary.Operator, isPostfix: false),
            UnarySyntax { Operator.Text: "*" } unary => _memory.BindDereference(unary),
            UnarySyntax { Operator.Text: "&" } unary => _memory.BindAddressOf(unary),
            UnarySyntax unary => BindUnary(unary),
            PostfixSyntax postfix => _assignments.BindIncrement(postfix.Location, postfix.Operand, postfix.Operator, isPostfix: true),
            BinarySyntax { Operator.Text: "," } binary => BindSequence(binary),
            BinarySyntax binary => BindBinary(binary.Location, binary.Operator, Bind(binary.Left), Bind(binary.Right)),
            AssignmentSyntax assignment => _assignments.Bind(assignment),
            ConditionalSyntax conditional => BindConditional(conditional),
            CastSyntax cast => BindCast(cast),
            SizeofSyntax size => _memory.BindSizeof(size),
            OffsetofSyntax offset => _memory.BindOffsetof(offset),
            XlateSyntax xlate => Translators.Bind(xlate),
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
        if (bound is BoundValueless valueless)
        {
            _diagnostics.Report(syntax.Location, PrintingTemplates.KeyType, valueless.What);
            return new BoundError(syntax.Location);
        }
        return bound.Type is VoidType ? WrongOperand(bound, "[]", "a value") : bound;
    }

    public BoundExpression BindPredicate(ExpressionSyntax syntax)
    {
        var bound = Bind(syntax);
        if (bound.Type.IsInteger)
            return bound;
        _diagnostics.Report(syntax.Location, PredicateType, DWording.Kind(bound));
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

    // self->x and this->x are variables, anything else a member of a structure.
    private BoundExpression BindMember(MemberAccessSyntax member) => DNameBinder.IsVariable(member)
        ? Names.BindMember(member)
        : Names.BindKernelMember(member) ?? _memory.BindMember(member);

    // a[k] is an element of an associative array, or of an array or pointer in memory.
    private BoundExpression BindElement(ElementSyntax element) =>
        Names.IsAssociative(element.Target, mayDeclare: true) ? Names.BindElement(element) : _memory.BindIndex(element);

    /// <summary>An element of an array or pointer in memory.</summary>
    public BoundExpression BindIndex(ElementSyntax element) => _memory.BindIndex(element);

    /// <summary>An operator between two operands; an error node after a message when they do not fit.</summary>
    public BoundExpression BindBinary(TextLocation location, SyntaxToken token, BoundExpression left, BoundExpression right) =>
        _operators.Bind(location, token, left, right);

    private BoundExpression BindUnary(UnarySyntax unary)
    {
        var operand = Bind(unary.Operand);
        var symbol = unary.Operator.Text;
        if (operand.Type is ErrorType)
            return new BoundError(unary.Location);
        if (symbol == "!" && !TypeLayout.IsScalar(operand.Type))
            return Report(operand, TypeTemplates.OperandScalar, symbol);
        if (symbol == "~" && !TypeLayout.IsArithmetic(operand.Type))
            return WrongOperand(operand, symbol, "an integer");
        if (symbol is "+" or "-" && !TypeLayout.IsArithmetic(operand.Type))
            return Report(operand, TypeTemplates.OperandArithmetic, symbol);
        var type = DConversions.Operand(operand.Type);
        return DConstants.Fold(symbol switch
        {
            "+" => operand,
            "-" => new BoundUnary(unary.Location, UnaryOperation.Negate, operand, type),
            "~" => new BoundUnary(unary.Location, UnaryOperation.Complement, operand, type),
            "!" => new BoundUnary(unary.Location, UnaryOperation.Not, operand, Symbols.Types.Int),
            var other => throw new System.Diagnostics.UnreachableException(other),
        });
    }

    private BoundExpression BindSequence(BinarySyntax binary)
    {
        BoundExpression left = Bind(binary.Left), right = Bind(binary.Right);
        if (IsAction(left) || IsAction(right))
        {
            _diagnostics.Report(binary.Operator.Location, TypeTemplates.ActionInExpression, ",");
            return new BoundError(binary.Location);
        }
        return new BoundSequence(binary.Location, left, right);
    }

    private BoundExpression BindConditional(ConditionalSyntax conditional)
    {
        BoundExpression condition = Bind(conditional.Condition), whenTrue = Bind(conditional.WhenTrue), whenFalse = Bind(conditional.WhenFalse);
        var location = conditional.Location;
        if (condition.Type is ErrorType || whenTrue.Type is ErrorType || whenFalse.Type is ErrorType)
            return new BoundError(location);
        if (!TypeLayout.IsScalar(condition.Type))
            return Report(condition, TypeTemplates.OperandScalar, "?:");
        if (IsAction(whenTrue) || IsAction(whenFalse))
        {
            _diagnostics.Report(location, TypeTemplates.ActionInExpression, "?:");
            return new BoundError(location);
        }
        if (ConditionalType(whenTrue, whenFalse) is not { } type)
        {
            _diagnostics.Report(location, IncompatibleTypes, "?:", Wording.Type(whenTrue.Type), Wording.Type(whenFalse.Type));
            return new BoundError(location);
        }
        return type is IntegerType
            ? new BoundConditional(location, condition, whenTrue, whenFalse, type)
            : new BoundConditional(location, condition, DConversions.To(whenTrue, type), DConversions.To(whenFalse, type), type);
    }

    private static TypeSymbol? ConditionalType(BoundExpression left, BoundExpression right) => (left.Type, right.Type) switch
    {
        (IntegerType a, IntegerType b) when a != b => DConversions.Common(a, b),
        (StringType, _) when TypeLayout.IsText(right.Type) || DConversions.IsZero(right) => left.Type,
        (_, StringType) when TypeLayout.IsText(left.Type) || DConversions.IsZero(left) => right.Type,
        (ArrayType array, _) when DConversions.Accepts(left.Type, right) => new PointerType(array.Element),
        var (a, b) when TypeLayout.AreCompatible(a, b) => a,
        (PointerType { Target: VoidType } or IntegerType, _) when DConversions.Accepts(DConversions.Decay(right).Type, left) => DConversions.Decay(right).Type,
        (PointerType, _) when DConversions.Accepts(left.Type, right) => left.Type,
        _ => null,
    };

    private BoundExpression BindCast(CastSyntax cast)
    {
        var type = Types.Bind(cast.Type);
        var operand = BindAny(cast.Operand);
        // Whatever it is cast from: void has no value.
        if (type is VoidType && operand is not BoundValueless)
            return new BoundConversion(cast.Location, operand, type);
        if (type is ErrorType || operand.Type is ErrorType)
            return new BoundError(cast.Location);
        switch (type)
        {
            case StringType when TypeLayout.IsScalar(operand.Type) || TypeLayout.TargetOf(operand.Type) is not null || operand.Type.IsString:
                return DConversions.ToText(cast.Location, operand);
            // An array of characters in the kernel, of which pyd has the text.
            case PointerType when operand.Type.IsString && DKernelBinder.ArrayOf(cast.Operand) is not null:
                return new BoundTextAddress(cast.Location, operand, type);
            case PointerType when TypeLayout.TargetOf(operand.Type) is not null:
                return new BoundConversion(cast.Location, operand, type);
            case var _ when operand is BoundTranslation:
                goto default;
            case IntegerType when operand.Type is IntegerType:
                return DConversions.Convert(operand, type) is var converted && converted.Type == type ? converted : new BoundConversion(cast.Location, operand, type);
            case IntegerType or PointerType when TypeLayout.IsScalar(operand.Type):
                return operand is BoundInteger constant && type is PointerType ? constant with { Type = type } : new BoundConversion(cast.Location, operand, type);
            case StructType or ArrayType when TypeLayout.AreCompatible(type, operand.Type):
                return operand;
            default:
                _diagnostics.Report(cast.Location, TypeTemplates.BadCast, DWording.Kind(operand), Wording.Type(type), DWording.Name(operand), type.Name);
                return new BoundError(cast.Location);
        }
    }

    /// <summary>An action, which has no value and cannot be part of an expression.</summary>
    private static bool IsAction(BoundExpression expression) => expression is { Type: VoidType } and not BoundConversion;

    private BoundError Report(BoundExpression operand, DiagnosticTemplate template, string user)
    {
        _diagnostics.Report(operand.Location, template, user, DWording.Kind(operand), "an operand");
        return new BoundError(operand.Location);
    }

    private BoundExpression WrongOperand(BoundExpression operand, string user, string needed)
    {
        if (operand.Type is not ErrorType)
            _diagnostics.Report(operand.Location, WrongOperandType, user, needed, Wording.Type(operand.Type), "an operand");
        return new BoundError(operand.Location);
    }

    private static IntegerType TypeOfLiteral(IntegerLiteralSyntax literal)
    {
        if (literal.Longs == 2)
            return !literal.IsUnsigned && literal.Value <= long.MaxValue ? Symbols.Types.LongLong : Symbols.Types.UnsignedLongLong;
        if (!literal.IsUnsigned && literal.Longs == 0 && literal.Value <= int.MaxValue)
            return Symbols.Types.Int;
        if (literal.Longs == 0 && literal.Value <= uint.MaxValue && (literal.IsUnsigned || !literal.IsDecimal))
            return Symbols.Types.UnsignedInt;
        return !literal.IsUnsigned && literal.Value <= long.MaxValue ? Symbols.Types.Long : Symbols.Types.UnsignedLong;
    }
}
