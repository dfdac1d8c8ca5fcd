using System.Globalization;
using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Symbols;
using Pyd.Compiler.Syntax;
using Pyd.Compiler.Text;
using static Pyd.Compiler.Diagnostics.BindingTemplates;

namespace Pyd.Compiler.Binding.D;

/// <summary>Expressions of D: names to symbols, C's types, constants folded as C compilers fold them.</summary>
internal sealed class DExpressionBinder
{
    private readonly DScope _scope;
    private readonly DiagnosticBag _diagnostics;
    private readonly CompilationOptions _options;
    private readonly SemanticMap _map;
    private readonly DCallBinder _calls;
    private readonly HashSet<string> _undefinedMacros = [];

    public DExpressionBinder(DScope scope, DiagnosticBag diagnostics, CompilationOptions options, SemanticMap map)
    {
        _scope = scope;
        _diagnostics = diagnostics;
        _options = options;
        _map = map;
        _calls = new DCallBinder(this, diagnostics);
    }

    public BoundExpression Bind(ExpressionSyntax syntax)
    {
        var bound = syntax switch
        {
            IntegerLiteralSyntax literal => new BoundInteger(literal.Location, (long)literal.Value, TypeOfLiteral(literal)),
            CharacterLiteralSyntax literal => new BoundInteger(literal.Location, literal.Value, Types.Int),
            StringLiteralSyntax literal => new BoundString(literal.Location, literal.Value),
            ParenthesizedSyntax parenthesized => Bind(parenthesized.Expression),
            NameSyntax name => BindName(name),
            MacroVariableSyntax macro => BindMacro(macro),
            MemberAccessSyntax member => BindVariable(member, null, assigned: null),
            ElementSyntax element => BindElement(element, null),
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

    private BoundExpression BindName(NameSyntax name)
    {
        if (_scope.Find(VariableKind.Global, name.Text) is { } symbol)
            return Reference(name.Location, name.Text, symbol);
        if (_scope.FindInline(name.Text) is { } inline)
            return inline with { Location = name.Location };
        if (name.Text == "NULL")
            return new BoundNull(name.Location);
        if (Builtins.Find(Dialect.D, name.Text) is { IsVariable: true } builtin)
            return BindBuiltin(name.Location, builtin);
        if (DNames.DescribeFunction(name.Text) is { } function)
            return Misused(name, function);
        var known = _scope.GlobalNames.Concat(Builtins.Of(Dialect.D).Where(candidate => candidate.IsVariable).Select(candidate => candidate.Name));
        return Undefined(name, known);
    }

    /// <summary>Says once that a name is unknown; from then on it is known as something wrong.</summary>
    private BoundError Undefined(NameSyntax name, IEnumerable<string> known)
    {
        _diagnostics.Report(name.Location, UndefinedName, name.Text, Spelling.Suggest(name.Text, known));
        _scope.Declare(VariableKind.Global, new VariableSymbol(name.Text, name.Location, VariableKind.Global, Types.Error));
        return new BoundError(name.Location);
    }

    /// <summary>Says once that a function's name stands where a variable does.</summary>
    private BoundError Misused(NameSyntax name, string function)
    {
        _diagnostics.Report(name.Location, WrongReference, name.Text, function, "a variable");
        _scope.Declare(VariableKind.Global, new VariableSymbol(name.Text, name.Location, VariableKind.Global, Types.Error));
        return new BoundError(name.Location);
    }

    private static BoundExpression BindBuiltin(TextLocation location, BuiltinSymbol builtin)
    {
        if (!builtin.Name.StartsWith("arg", StringComparison.Ordinal))
            return new BoundBuiltin(location, builtin, [], builtin.Type);
        var index = builtin.Name[3] - '0';
        return index < 6 ? new BoundArgument(location, index, builtin.Type) : new BoundInteger(location, 0, builtin.Type);
    }

    private BoundExpression BindMacro(MacroVariableSyntax macro)
    {
        var name = macro.Text.TrimStart('$');
        if (name == "target")
            return new BoundBuiltin(macro.Location, new BuiltinSymbol("target", Dialect.D, "pid_t", RuntimeMembers.Target, ""), [], Types.Int);
        if (int.TryParse(name, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= _options.Arguments.Count)
        {
            var argument = _options.Arguments[number - 1];
            if (macro.Text.StartsWith("$$", StringComparison.Ordinal))
                return new BoundString(macro.Location, argument);
            if (Macros.Integer(argument) is { } value)
                return new BoundInteger(macro.Location, value, value is >= int.MinValue and <= int.MaxValue ? Types.Int : Types.Long);
            return BindName(NameOf(macro)!);
        }
        if (_undefinedMacros.Add(name))
            _diagnostics.Report(macro.Location, UndefinedMacro, macro.Text, char.IsAsciiDigit(name.FirstOrDefault()) ? "; give the script more arguments" : "");
        return new BoundError(macro.Location);
    }

    /// <summary>The name that <c>$1</c> stands for when its argument is a word; null otherwise.</summary>
    private NameSyntax? NameOf(MacroVariableSyntax macro) =>
        int.TryParse(macro.Text.AsSpan(1), CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= _options.Arguments.Count
            && Macros.Integer(_options.Arguments[number - 1]) is null
            ? new NameSyntax(macro.Location, _options.Arguments[number - 1])
            : null;

    /// <summary><c>self->x</c> or <c>this->x</c>; assigning an unknown one declares it with the assigned type.</summary>
    private BoundExpression BindVariable(MemberAccessSyntax member, IReadOnlyList<BoundExpression>? keys, TypeSymbol? assigned)
    {
        if (KindOf(member) is not { } kind)
        {
            _diagnostics.Report(member.Location, TargetTemplates.Unsupported, "a member of a structure");
            return new BoundError(member.Location);
        }
        var text = $"{((NameSyntax)member.Target).Text}->{member.Member.Text}";
        if (_scope.Find(kind, member.Member.Text) is { } symbol)
            return keys is null ? Reference(member.Location, text, symbol) : BindKeys(member.Location, text, symbol, keys);
        if (assigned is not null)
            return Declare(member.Location, member.Member.Text, kind, keys, assigned);
        _diagnostics.Report(member.Location, UnassignedLocal, text);
        _scope.Declare(kind, new VariableSymbol(member.Member.Text, member.Location, kind, Types.Error));
        return new BoundError(member.Location);
    }

    private BoundExpression BindElement(ElementSyntax element, TypeSymbol? assigned)
    {
        var keys = element.Keys.Select(BindKey).ToArray();
        switch (element.Target)
        {
            case MemberAccessSyntax member:
                return BindVariable(member, keys, assigned);
            case NameSyntax { Text: "args" } when keys is [BoundInteger { Value: >= 0 and < 6 } index]:
                return new BoundArgument(element.Location, (int)index.Value, Types.Long);
            case NameSyntax name when _scope.Find(VariableKind.Global, name.Text) is { } symbol:
                return BindKeys(element.Location, name.Text, symbol, keys);
            case NameSyntax name when DNames.Describe(name.Text) is { } builtin:
                _diagnostics.Report(name.Location, WrongReference, name.Text, builtin, "an array");
                return new BoundError(element.Location);
            case NameSyntax name when assigned is not null:
                return Declare(element.Location, name.Text, VariableKind.Global, keys, assigned);
            case NameSyntax name:
                return Undefined(name, _scope.GlobalNames);
            case var other:
                _diagnostics.Report(other.Location, NotAssignable, "this");
                return new BoundError(element.Location);
        }
    }

    private BoundExpression BindKeys(TextLocation location, string text, Symbol symbol, IReadOnlyList<BoundExpression> keys)
    {
        if (symbol is VariableSymbol { Type: ErrorType })
            return new BoundError(location);
        if (symbol is not ArraySymbol array)
        {
            _diagnostics.Report(location, WrongReference, text, "a variable with one value", "an array");
            return new BoundError(location);
        }
        return CheckKeys(location, text, array.Keys, keys) is { } converted ? new BoundElement(location, array, converted) : new BoundError(location);
    }

    /// <summary>Keys as the types of an array or aggregation; null after a message.</summary>
    public IReadOnlyList<BoundExpression>? CheckKeys(TextLocation location, string text, IReadOnlyList<TypeSymbol> types, IReadOnlyList<BoundExpression> keys)
    {
        if (keys.Count != types.Count)
        {
            _diagnostics.Report(location, WrongKeyCount, text, Wording.Count(types.Count, "key"), Wording.Count(keys.Count, "key"));
            return null;
        }
        for (var i = 0; i < keys.Count; i++)
        {
            if (keys[i].Type is ErrorType)
                return null;
            if (keys[i].Type.IsString == types[i].IsString && keys[i].Type.IsInteger == types[i].IsInteger)
                continue;
            _diagnostics.Report(keys[i].Location, WrongKeyType, (i + 1).ToString(CultureInfo.InvariantCulture), text, Wording.Type(types[i]), Wording.Type(keys[i].Type));
            return null;
        }
        return [.. keys.Select((key, i) => DConversions.Convert(key, types[i]))];
    }

    private BoundExpression Declare(TextLocation location, string name, VariableKind kind, IReadOnlyList<BoundExpression>? keys, TypeSymbol type)
    {
        if (type is ErrorType || keys?.Any(key => key.Type is ErrorType) == true)
        {
            _scope.Declare(kind, new VariableSymbol(name, location, kind, Types.Error));
            return new BoundError(location);
        }
        if (keys is null)
            return new BoundVariable(location, _scope.Declare(kind, new VariableSymbol(name, location, kind, type)));
        return new BoundElement(location,
            _scope.Declare(kind, new ArraySymbol(name, location, kind, [.. keys.Select(key => key.Type)], type)), keys);
    }

    private BoundExpression Reference(TextLocation location, string text, Symbol symbol)
    {
        if (symbol is VariableSymbol variable)
            return variable.Type is ErrorType ? new BoundError(location) : new BoundVariable(location, variable);
        _diagnostics.Report(location, WrongReference, text, "an associative array", "a variable with one value");
        return new BoundError(location);
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
        var target = BindTarget(operand, Types.Long);
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
        var target = BindTarget(assignment.Target, value.Type);
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

    /// <summary>What stands left of an assignment; an unknown variable takes the type.</summary>
    private BoundExpression BindTarget(ExpressionSyntax syntax, TypeSymbol type)
    {
        switch (syntax)
        {
            case ParenthesizedSyntax parenthesized:
                return BindTarget(parenthesized.Expression, type);
            case MacroVariableSyntax macro when NameOf(macro) is { } named:
                return BindTarget(named, type);
            case NameSyntax name when _scope.Find(VariableKind.Global, name.Text) is { } symbol:
                return Record(name, Reference(name.Location, name.Text, symbol));
            case NameSyntax name when _scope.FindInline(name.Text) is { } inline:
                if (inline is not BoundError)
                    _diagnostics.Report(name.Location, ReadOnly, name.Text, "an inline, a constant,");
                return new BoundError(name.Location);
            case NameSyntax name when DNames.DescribeFunction(name.Text) is { } function:
                return Misused(name, function);
            case NameSyntax name when DNames.Describe(name.Text) is not null:
                _diagnostics.Report(name.Location, ReadOnly, name.Text, "set by D itself");
                return new BoundError(name.Location);
            case NameSyntax name:
                return Record(name, Declare(name.Location, name.Text, VariableKind.Global, null, type));
            case MemberAccessSyntax member:
                return Record(member, BindVariable(member, null, type));
            case ElementSyntax { Target: NameSyntax { Text: "args" } } element:
                _diagnostics.Report(element.Location, ReadOnly, "args", "set by the probe");
                return new BoundError(element.Location);
            case ElementSyntax element:
                return Record(element, BindElement(element, type));
            default:
                _diagnostics.Report(syntax.Location, NotAssignable, "this");
                return new BoundError(syntax.Location);
        }
    }

    private BoundExpression Record(ExpressionSyntax syntax, BoundExpression bound)
    {
        _map.Add(syntax, bound);
        return bound;
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

    private static VariableKind? KindOf(MemberAccessSyntax member) => (member.Target, member.Operator.Text) switch
    {
        (NameSyntax { Text: "self" }, "->") => VariableKind.ThreadLocal,
        (NameSyntax { Text: "this" }, "->") => VariableKind.ClauseLocal,
        _ => null,
    };

    private static IntegerType TypeOfLiteral(IntegerLiteralSyntax literal)
    {
        if (!literal.IsUnsigned && !literal.IsLong && literal.Value <= int.MaxValue)
            return Types.Int;
        if (!literal.IsLong && literal.Value <= uint.MaxValue && (literal.IsUnsigned || !literal.IsDecimal))
            return Types.UnsignedInt;
        return !literal.IsUnsigned && literal.Value <= long.MaxValue ? Types.Long : Types.UnsignedLong;
    }
}
