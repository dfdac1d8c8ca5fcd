using System.Diagnostics;
using Pyd.Compiler.Binding;
using Pyd.Compiler.Ir;
using Pyd.Compiler.Symbols;
using Pyd.Compiler.Text;

namespace Pyd.Compiler.Lowering;

/// <summary>
/// Expressions become values without effect: what an expression does beside its value (assigning, failing, calling) is written as
/// statements before it, in the order of the script.
/// </summary>
internal sealed class ExpressionLowering
{
    private readonly StorageTable _storage;
    private readonly HandlerScope _scope;
    private readonly CodeBuffer _code;
    private readonly LanguageRules _rules;
    private readonly SiteTable _sites;
    private readonly BuiltinLowering _builtins;
    private readonly FormatLowering _formats;
    private readonly DumpLowering _dumps;

    public ExpressionLowering(StorageTable storage, HandlerScope scope, CodeBuffer code, LanguageRules rules, SiteTable sites)
    {
        _storage = storage;
        _scope = scope;
        _code = code;
        _rules = rules;
        _sites = sites;
        _builtins = new BuiltinLowering(this, scope, code, rules, sites);
        _formats = new FormatLowering(this, storage, code);
        _dumps = new DumpLowering(this, scope, code, rules);
        Memory = new MemoryLowering(this, storage, scope, code, rules);
        Addresses = new AddressLowering(this, scope, code, rules);
    }

    /// <summary>The texts of network addresses.</summary>
    public AddressLowering Addresses { get; }

    /// <summary>What lies in memory.</summary>
    public MemoryLowering Memory { get; }

    public IrExpression Lower(BoundExpression expression) => _rules.LongestText is { } most && expression is BoundString or BoundBuiltin
        ? Cut(LowerWhole(expression), most)
        : LowerWhole(expression);

    // f(x)   ──►   Truncate(f(x), most): nothing makes strings that are too long for MAXSTRINGLEN; joining and formatting see to that themselves
    private static IrExpression Cut(IrExpression value, long most) => value switch
    {
        { Type: not ValueKind.Text } => value,
        IrText text => text.Value.Length <= most ? text : new IrText(text.Value[..(int)most]),
        _ => new IrRuntimeCall(StapMembers.Truncate, [value, new IrConstant(most)]),
    };

    private IrExpression LowerWhole(BoundExpression expression) => expression switch
    {
        BoundInteger integer => new IrConstant(integer.Value),
        // A NUL in a constant is where the string ends.
        BoundString text => _rules.Limit(new IrText(text.Value.Split('\0')[0])),
        BoundNull => new IrConstant(0),
        BoundMissingText => Present(LowerRaw(expression), expression),
        BoundMemory memory => Memory.Load(memory),
        BoundIndex index => Memory.Address(index),
        BoundTextAt text => Memory.ReadText(text),
        BoundTextAddress address => Memory.AddressOf(address),
        BoundBytes bytes => Memory.ReadBytes(bytes),
        BoundVariable or BoundElement => Present(LowerRaw(expression), expression),
        BoundBuiltin builtin when _builtins.MayBeNull(builtin) => Present(_builtins.Lower(builtin), expression),
        BoundArgument argument => _scope.Argument(argument.Index),
        BoundBuiltin builtin => _builtins.Lower(builtin),
        BoundCall call => LowerCall(call),
        BoundUnary unary => new IrUnary(unary.Operation, Lower(unary.Operand)),
        BoundBinary binary => LowerBinary(binary, null),
        BoundConcatenation concatenation => new IrRuntimeCall(RuntimeMembers.Concatenate, LowerAll([concatenation.Left, concatenation.Right])),
        BoundLogical logical => LowerLogical(logical),
        BoundConditional conditional => LowerConditional(conditional, Lower),
        BoundSequence sequence => LowerSequence(sequence, Lower),
        BoundAssignment assignment => Present(LowerAssignment(assignment, isUsed: true), assignment),
        BoundIncrement increment => LowerIncrement(increment, isUsed: true),
        BoundConversion conversion => Narrow(Lower(conversion.Operand), conversion.Type),
        BoundMembership membership => membership.Keys.Any(key => key is null)
            ? SliceLowering.Contains(this, _code, _storage.Container(membership.Array), membership.Keys)
            : new IrContainerCall(_storage.Container(membership.Array), RuntimeMembers.Contains, LowerAll(membership.Keys!), []),
        BoundMatch match => _code.Store(new IrRuntimeCall(RuntimeMembers.Match,
            [Lower(match.Text), new IrText(match.Pattern), new IrConstant(_rules.PatternNumber(match.Pattern))])),
        BoundStatistic statistic => LowerStatistic(statistic),
        BoundFormat format => _formats.Lower(format),
        BoundTrace trace => LowerTrace(trace),
        BoundTracemem dump => _dumps.Lower(dump),
        BoundPrint print => _dumps.Lower(print),
        _ => throw new UnreachableException($"{expression}"),
    };

    private IrExpression LowerTrace(BoundTrace trace)
    {
        var value = Lower(trace.Value);
        _code.Add(new IrEvaluate(trace.Value.Type switch
        {
            IntegerType integer => new IrRuntimeCall(RuntimeMembers.TraceInteger, [value, new IrConstant(integer.Size), new IrConstant(integer.IsSigned ? 1 : 0)]),
            StackType => new IrRuntimeCall(RuntimeMembers.TraceStack, [value]),
            SymbolType => new IrRuntimeCall(RuntimeMembers.TraceSymbol, [value]),
            StructType or ArrayType => new IrRuntimeCall(RuntimeMembers.TraceBytes, [value]),
            _ => new IrRuntimeCall(RuntimeMembers.TraceText, [value]),
        }));
        return new IrConstant(0);
    }

    /// <summary>An expression whose value may be NULL where a string was never set.</summary>
    private IrExpression LowerRaw(BoundExpression expression) => expression switch
    {
        BoundVariable variable => Get(variable.Symbol),
        BoundElement element => Get(element.Array, LowerAll(element.Keys)),
        BoundBuiltin builtin => _builtins.Lower(builtin),
        BoundAssignment assignment => LowerAssignment(assignment, isUsed: true),
        BoundConditional conditional => LowerConditional(conditional, LowerRaw),
        BoundSequence sequence => LowerSequence(sequence, LowerRaw),
        BoundMissingText => new IrRuntimeCall(RuntimeMembers.ReadText, [new IrConstant(0), new IrConstant(0)]),
        _ => Lower(expression),
    };

    // self->name   ──►   t0 = thread.name; if (t0 is missing) fault; t0
    private IrExpression Present(IrExpression value, BoundExpression expression)
    {
        if (value.Type != ValueKind.Text || !_rules.UnsetTextIsNull)
            return value;
        var text = _code.Store(value);
        _code.Add(new IrIf(new IrIsMissing(text), new IrBlock([_rules.BadString(new IrConstant(0), expression.Location)]), null));
        return text;
    }

    /// <summary>An expression for its effect only.</summary>
    public void LowerEffect(BoundExpression expression)
    {
        switch (expression)
        {
            case BoundAssignment assignment: LowerAssignment(assignment, isUsed: false); break;
            case BoundIncrement increment: LowerIncrement(increment, isUsed: false); break;
            // What is left after the statements were written has no effect.
            default: LowerRaw(expression); break;
        }
    }

    /// <summary>
    /// Several expressions, each computed before the effects of the next: f(x, x++)   ──►   t0 = x; t1 = x; x = t1 + 1; f(t0, t1).
    /// </summary>
    public IReadOnlyList<IrExpression> LowerAll(IReadOnlyList<BoundExpression> expressions) => LowerAll(expressions, Lower);

    private IReadOnlyList<IrExpression> LowerAll(IReadOnlyList<BoundExpression> expressions, Func<BoundExpression, IrExpression> lower)
    {
        var lowered = expressions.Select(expression => _code.CollectList(() => lower(expression))).ToArray();
        var last = Array.FindLastIndex(lowered, item => item.Statements.Count > 0);
        var values = new IrExpression[lowered.Length];
        for (var i = 0; i < lowered.Length; i++)
        {
            _code.AddRange(lowered[i].Statements);
            values[i] = i < last && lowered[i].Result is not (IrConstant or IrText or { Type: ValueKind.Void })
                ? _code.Store(lowered[i].Result)
                : lowered[i].Result;
        }
        return values;
    }

    /// <summary>Keeps a value in its C type.</summary>
    public static IrExpression Narrow(IrExpression value, TypeSymbol type) =>
        type is IntegerType { Size: < 8 } integer ? new IrNarrow(integer.Size, integer.IsSigned, value) : value;

    public IrExpression Get(VariableSymbol symbol) => symbol.Kind switch
    {
        _ when _storage.AddressOf(symbol) is { } address => new IrConstant(address),
        _ when _storage.IsGlobal(symbol) => new IrGetGlobal(_storage.Global(symbol)),
        VariableKind.ThreadLocal => new IrGetThread(_storage.ThreadField(symbol)),
        // stap's string local that was never set is empty, not missing; D's is set to that when a firing begins, and may become NULL.
        VariableKind.Local when StorageTable.KindOf(symbol.Type) == ValueKind.Text => TextLocal(_scope.Local(symbol)),
        _ => new IrGetLocal(_scope.Local(symbol)),
    };

    private static IrExpression TextLocal(IrLocal local) =>
        new IrConditional(new IrIsMissing(new IrGetLocal(local)), new IrText(""), new IrGetLocal(local));

    public IrExpression Get(ArraySymbol array, IReadOnlyList<IrExpression> keys) =>
        new IrContainerCall(_storage.Container(array), StorageTable.KindOf(array.Value) != ValueKind.Text ? RuntimeMembers.GetInteger
            : _rules.UnsetTextIsNull ? RuntimeMembers.FindText : RuntimeMembers.GetText, keys, []);

    public void Set(VariableSymbol symbol, IrExpression value) => _code.Add(symbol.Kind switch
    {
        _ when _storage.IsGlobal(symbol) => new IrSetGlobal(_storage.Global(symbol), value),
        VariableKind.ThreadLocal => new IrSetThread(_storage.ThreadField(symbol), value),
        _ => new IrSetLocal(_scope.Local(symbol), value),
    });

    /// <summary>Sets a variable to a value that a loop brings.</summary>
    public void SetVariable(VariableSymbol symbol, IrExpression value) => Set(symbol, value);

    /// <summary>a[k] = v   ──►   if (!a.Reserve(k, room, wraps)) raise; a[k] = v, for an array with a size.</summary>
    public void RequireRoom(Symbol container, IReadOnlyList<IrExpression> keys, TextLocation location)
    {
        var (size, wraps) = container switch
        {
            ArraySymbol array => (array.Room, array.Wraps),
            StatisticSymbol { Keys.Count: > 0 } statistic => (statistic.Room, statistic.Wraps),
            _ => (0, false),
        };
        var room = size > 0 ? size : container is StatisticSymbol { Keys.Count: 0 } ? 0 : _rules.MostElements ?? 0;
        if (room == 0)
            return;
        var fits = _code.Store(new IrContainerCall(_storage.Container(container), RuntimeMembers.Reserve, keys, [new IrConstant(room), new IrConstant(wraps ? 1 : 0)]));
        var message = size > 0 ? $"Array overflow, check size limit ({size})" : "Array overflow, check MAXMAPENTRIES";
        var raise = new IrRaise(new IrText(message), _sites.Add(location, $"identifier '{container.Name}'"));
        _code.Add(new IrIf(new IrUnary(UnaryOperation.Not, fits), new IrBlock([raise]), null));
    }

    public void Set(ArraySymbol array, IReadOnlyList<IrExpression> keys, IrExpression value) =>
        _code.Add(new IrEvaluate(new IrContainerCall(_storage.Container(array),
            value.Type == ValueKind.Text ? _rules.SetText : _rules.SetInteger, keys, [value])));

    private IrExpression LowerCall(BoundCall call)
    {
        // f(a)   ──►   if (!EnterFunction()) raise; t = f(a); LeaveFunction(); propagate;
        var arguments = LowerAll(call.Arguments);
        var site = _sites.Add(call.Location, $"identifier '{call.Function.Name}'");
        var entered = _code.Store(new IrRuntimeCall(RuntimeMembers.EnterFunction, []));
        _code.Add(new IrIf(new IrUnary(UnaryOperation.Not, entered), new IrBlock([new IrRaise(new IrText("MAXNESTING exceeded"), site)]), null));
        var returns = StorageTable.KindOf(call.Function.Returns);
        if (call.Function.MayGiveUp)
            arguments = [.. arguments.Select(_code.Store)];
        var result = returns == ValueKind.Void ? null : _code.NewLocal(returns);
        Invoke([call.Function, .. call.Alternatives], 0, arguments, result, site);
        _code.Add(new IrEvaluate(new IrRuntimeCall(RuntimeMembers.LeaveFunction, [])));
        _code.Add(new IrPropagate(site));
        return result is null ? new IrConstant(0) : new IrGetLocal(result);
    }

    // f(a), which may give up   ──►   t = f(a); if (HasGivenUp()) t = f_1(a);
    private void Invoke(IReadOnlyList<FunctionSymbol> functions, int index, IReadOnlyList<IrExpression> arguments, IrLocal? result, int site)
    {
        var function = functions[index];
        var invocation = new IrCall(new IrFunctionReference(FunctionNames.Of(function), result?.Type ?? ValueKind.Void), arguments);
        _code.Add(result is null ? new IrEvaluate(invocation) : new IrSetLocal(result, invocation));
        if (!function.MayGiveUp)
            return;
        var givenUp = _code.Store(new IrRuntimeCall(RuntimeMembers.HasGivenUp, []));
        var next = _code.Collect(() =>
        {
            if (index + 1 < functions.Count)
                Invoke(functions, index + 1, arguments, result, site);
            else
                _code.Add(new IrRaise(new IrText("all functions exhausted"), site));
        });
        _code.Add(new IrIf(givenUp, next, null));
    }

    /// <summary>A binary operation; <paramref name="old"/> stands for <see cref="BoundOldValue"/> on its left.</summary>
    private IrExpression LowerBinary(BoundBinary binary, IrExpression? old)
    {
        var isText = binary.Left.Type.IsString || binary.Right.Type.IsString;
        if (isText && binary.Left.Type.IsString != binary.Right.Type.IsString)
            return CompareWithNull(binary);
        var operands = old is null
            ? LowerAll([binary.Left, binary.Right], LowerRaw)
            : LowerAfter(old, binary.Right);
        var (left, right) = (operands[0], operands[1]);
        if (left.Type == ValueKind.Text)
            return CompareTexts(binary.Operation, left, right);
        return binary.Operation switch
        {
            BinaryOperation.Divide or BinaryOperation.DivideUnsigned or BinaryOperation.Remainder or BinaryOperation.RemainderUnsigned =>
                Divide(binary.Operation, left, right, binary.OperatorLocation),
            _ => new IrBinary(binary.Operation, left, right),
        };
    }

    // x += x++   ──►   t = x; x = t + 1; x = t + t: the old value is read before the right side acts.
    private IrExpression[] LowerAfter(IrExpression old, BoundExpression right)
    {
        var (value, statements) = _code.CollectList(() => Lower(right));
        if (statements.Count > 0 && _rules.ReadsTargetFirst && old is not IrConstant)
            old = _code.Store(old);
        _code.AddRange(statements);
        return [old, value];
    }

    // self->name == NULL   ──►   thread.name is missing
    private IrExpression CompareWithNull(BoundBinary binary)
    {
        var missing = new IrIsMissing(LowerRaw(binary.Left is BoundNull ? binary.Right : binary.Left));
        return binary.Operation == BinaryOperation.Equal ? missing : new IrUnary(UnaryOperation.Not, missing);
    }

    private static IrExpression CompareTexts(BinaryOperation operation, IrExpression left, IrExpression right)
    {
        var equal = new IrRuntimeCall(RuntimeMembers.TextEqual, [left, right]);
        return operation switch
        {
            BinaryOperation.Equal => equal,
            BinaryOperation.NotEqual => new IrUnary(UnaryOperation.Not, equal),
            _ => new IrBinary(operation, new IrRuntimeCall(RuntimeMembers.TextCompare, [left, right]), new IrConstant(0)),
        };
    }

    // a / b   ──►   if (b == 0) fail; b == -1 ? -a : a / b
    private IrExpression Divide(BinaryOperation operation, IrExpression left, IrExpression right, TextLocation location)
    {
        if (right is IrConstant { Value: not (0 or -1) })
            return operation == BinaryOperation.Remainder ? _rules.Remainder(new IrBinary(operation, left, right), right) : new IrBinary(operation, left, right);
        left = left is IrConstant ? left : _code.Store(left);
        right = _code.Store(right);
        _code.Add(new IrIf(new IrUnary(UnaryOperation.Not, right), new IrBlock([_rules.DivisionByZero(location)]), null));
        var quotient = new IrBinary(operation, left, right);
        var isMinusOne = new IrBinary(BinaryOperation.Equal, right, new IrConstant(-1));
        return operation switch
        {
            BinaryOperation.Divide => new IrConditional(isMinusOne, new IrUnary(UnaryOperation.Negate, left), quotient),
            BinaryOperation.Remainder => new IrConditional(isMinusOne, new IrConstant(0), _rules.Remainder(quotient, right)),
            _ => quotient,
        };
    }

    private IrExpression LowerLogical(BoundLogical logical)
    {
        var left = Lower(logical.Left);
        var right = _code.CollectList(() => Lower(logical.Right));
        if (logical.Operation == LogicalOperation.Xor)
        {
            // D evaluates both sides of ^^.
            left = right.Statements.Count > 0 ? _code.Store(left) : left;
            _code.AddRange(right.Statements);
            return new IrBinary(BinaryOperation.NotEqual, Truth(left), Truth(right.Result));
        }
        var isAnd = logical.Operation == LogicalOperation.And;
        if (right.Statements.Count == 0)
        {
            return isAnd
                ? new IrConditional(left, Truth(right.Result), new IrConstant(0))
                : new IrConditional(left, new IrConstant(1), Truth(right.Result));
        }
        // a && (effects, b)   ──►   t = 0; if (a) { effects; t = b != 0; }
        var local = _code.NewLocal(ValueKind.Integer);
        _code.Add(new IrSetLocal(local, new IrConstant(isAnd ? 0 : 1)));
        var condition = isAnd ? left : new IrUnary(UnaryOperation.Not, left);
        _code.Add(new IrIf(condition, new IrBlock([.. right.Statements, new IrSetLocal(local, Truth(right.Result))]), null));
        return new IrGetLocal(local);
    }

    private static IrExpression Truth(IrExpression value) => IrFacts.IsTruth(value) ? value : new IrBinary(BinaryOperation.NotEqual, value, new IrConstant(0));

    private IrExpression LowerConditional(BoundConditional conditional, Func<BoundExpression, IrExpression> lower)
    {
        var condition = Lower(conditional.Condition);
        var whenTrue = _code.CollectList(() => lower(conditional.WhenTrue));
        var whenFalse = _code.CollectList(() => lower(conditional.WhenFalse));
        if (whenTrue.Statements.Count == 0 && whenFalse.Statements.Count == 0)
            return new IrConditional(condition, whenTrue.Result, whenFalse.Result);
        // c ? (effects, a) : b   ──►   if (c) { effects; t = a; } else { t = b; }
        var local = _code.NewLocal(whenTrue.Result.Type);
        _code.Add(new IrIf(condition, new IrBlock([.. whenTrue.Statements, new IrSetLocal(local, whenTrue.Result)]),
            new IrBlock([.. whenFalse.Statements, new IrSetLocal(local, whenFalse.Result)])));
        return new IrGetLocal(local);
    }

    private IrExpression LowerSequence(BoundSequence sequence, Func<BoundExpression, IrExpression> lower)
    {
        LowerEffect(sequence.First);
        return lower(sequence.Second);
    }

    private IrExpression LowerAssignment(BoundAssignment assignment, bool isUsed)
    {
        if (TypeLayout.IsAggregate(assignment.Target.Type))
            return Memory.Copy(assignment);
        if (assignment.Target is BoundMemory memory)
            return Memory.Store(memory, assignment.Value);
        if (assignment.Target is BoundVariable { Symbol: var symbol })
        {
            var value = LowerValue(assignment.Value, () => Get(symbol));
            value = isUsed && value is not (IrConstant or IrText) ? _code.Store(value) : value;
            Escapes(assignment.Value);
            Set(symbol, value);
            return value;
        }
        var element = (BoundElement)assignment.Target;
        if (Increment(assignment) is { } delta)
        {
            var operands = LowerAll([.. element.Keys, delta]);
            RequireRoom(element.Array, [.. operands.Take(element.Keys.Count)], element.Location);
            return Add(element.Array, [.. operands.Take(element.Keys.Count)], operands[^1], isUsed);
        }
        var keys = LowerAll(element.Keys);
        var stored = LowerValue(assignment.Value, () => Get(element.Array, keys));
        stored = isUsed && stored is not (IrConstant or IrText) ? _code.Store(stored) : stored;
        Escapes(assignment.Value);
        RequireRoom(element.Array, keys, element.Location);
        Set(element.Array, keys, stored);
        return stored;
    }

    /// <summary>An assigned value, with the target's old value where the operator of a compound assignment wants it.</summary>
    public IrExpression LowerValue(BoundExpression value, Func<IrExpression> old) => value switch
    {
        BoundBinary { Left: BoundOldValue or BoundConversion { Operand: BoundOldValue } } binary => LowerBinary(binary, Narrow(old(), binary.Left.Type)),
        BoundConcatenation { Left: BoundOldValue } concatenation => LowerJoin(concatenation, old()),
        BoundConversion { Operand: BoundBinary { Left: BoundOldValue or BoundConversion { Operand: BoundOldValue } } } conversion =>
            Narrow(LowerValue(conversion.Operand, old), conversion.Type),
        _ => LowerRaw(value),
    };

    private IrExpression LowerJoin(BoundConcatenation concatenation, IrExpression old)
    {
        var right = Lower(concatenation.Right);
        return new IrRuntimeCall(RuntimeMembers.Concatenate, [old, right]);
    }

    /// <summary>What <c>a[k] += v</c> adds, when the sum needs no narrowing; else null.</summary>
    private static BoundExpression? Increment(BoundAssignment assignment) => assignment.Value switch
    {
        BoundBinary { Operation: BinaryOperation.Add, Left: BoundOldValue, Type: IntegerType { Size: 8 } } sum => sum.Right,
        BoundBinary { Operation: BinaryOperation.Subtract, Left: BoundOldValue, Type: IntegerType { Size: 8 } } difference =>
            new BoundUnary(difference.Location, UnaryOperation.Negate, difference.Right, difference.Type),
        _ => null,
    };

    private IrExpression Add(ArraySymbol array, IReadOnlyList<IrExpression> keys, IrExpression delta, bool isUsed)
    {
        var call = new IrContainerCall(_storage.Container(array), RuntimeMembers.AddInteger, keys, [delta]);
        if (isUsed)
            return _code.Store(call);
        _code.Add(new IrEvaluate(call));
        return new IrConstant(0);
    }

    private IrExpression LowerIncrement(BoundIncrement increment, bool isUsed)
    {
        if (increment.Target is BoundMemory memory)
            return Memory.Increment(memory, increment);
        var type = InferredType.Resolve(increment.Target.Type);
        var delta = new IrConstant(increment.Delta);
        if (increment.Target is BoundElement element)
        {
            var keys = LowerAll(element.Keys);
            RequireRoom(element.Array, keys, element.Location);
            if (type is IntegerType { Size: 8 })
            {
                var sum = Add(element.Array, keys, delta, isUsed);
                return isUsed && increment.IsPostfix ? new IrBinary(BinaryOperation.Subtract, sum, delta) : sum;
            }
            var before = _code.Store(Get(element.Array, keys));
            var after = _code.Store(Narrow(new IrBinary(BinaryOperation.Add, before, delta), type));
            Set(element.Array, keys, after);
            return increment.IsPostfix ? before : after;
        }
        var symbol = ((BoundVariable)increment.Target).Symbol;
        var old = isUsed ? _code.Store(Get(symbol)) : Get(symbol);
        var next = Narrow(new IrBinary(BinaryOperation.Add, old, delta), type);
        if (isUsed && !increment.IsPostfix)
            next = _code.Store(next);
        Set(symbol, next);
        return increment.IsPostfix ? old : next;
    }

    private IrExpression LowerStatistic(BoundStatistic statistic)
    {
        var container = _storage.Container(statistic.Statistic);
        var operands = LowerAll([.. statistic.Keys, .. statistic.Arguments]);
        IReadOnlyList<IrExpression> keys = [.. operands.Take(statistic.Keys.Count)], arguments = [.. operands.Skip(statistic.Keys.Count)];
        if (statistic.NeedsValues)
            RequireValues(container, keys, statistic.Location);
        if (statistic.Figure == "Bucket")
        {
            // @hist_log(s)[n]   ──►   if (n < 0 || n >= s.BucketCount) raise; s.Bucket(n)
            var index = _code.Store(arguments[0]);
            arguments = [index];
            var count = new IrContainerCall(container, RuntimeMembers.BucketCount, null, []);
            var outside = new IrBinary(BinaryOperation.GreaterOrEqualUnsigned, index, count);
            var raise = new IrRaise(new IrText("histogram index out of range"), _sites.Add(statistic.Location, $"operator '{Operator(statistic.Location)}'"));
            _code.Add(new IrIf(outside, new IrBlock([raise]), null));
        }
        return new IrContainerCall(container, RuntimeMembers.Statistic(statistic.Figure, arguments.Count), keys, arguments);
    }

    /// <summary>@avg(s)   ──►   if (!s.HasValues()) raise "empty aggregate"; s.Average()</summary>
    public void RequireValues(IrContainer statistic, IReadOnlyList<IrExpression> keys, TextLocation location, string kind = "operator")
    {
        var empty = new IrUnary(UnaryOperation.Not, new IrContainerCall(statistic, RuntimeMembers.StatisticHasValues, keys, []));
        var raise = new IrRaise(new IrText("empty aggregate"), _sites.Add(location, $"{kind} '{Operator(location)}'"));
        _code.Add(new IrIf(empty, new IrBlock([raise]), null));
    }

    private static string Operator(TextLocation location) => location.Text.Split('(')[0].Trim();

    /// <summary>An argument that is kept in a variable may be read as a string when it is taken out again.</summary>
    private void Escapes(BoundExpression value)
    {
        if (value is BoundArgument or BoundConversion { Operand: BoundArgument })
            _scope.MayReadStrings();
    }
}
