using System.Diagnostics;
using Pyd.Compiler.Binding;
using Pyd.Compiler.Ir;
using Pyd.Compiler.Symbols;

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
    private readonly CallLowering _calls;
    private readonly BuiltinLowering _builtins;
    private readonly FormatLowering _formats;
    private readonly DumpLowering _dumps;

    public ExpressionLowering(StorageTable storage, HandlerScope scope, CodeBuffer code, LanguageRules rules, SiteTable sites)
    {
        _storage = storage;
        _scope = scope;
        _code = code;
        _rules = rules;
        _calls = new CallLowering(this, code, sites);
        _builtins = new BuiltinLowering(this, scope, code, rules, sites);
        _formats = new FormatLowering(this, storage, code);
        _dumps = new DumpLowering(this, scope, code, rules);
        Memory = new MemoryLowering(this, storage, scope, code, rules);
        Addresses = new AddressLowering(this, scope, code, rules);
        Variables = new VariableLowering(storage, scope, code, rules, sites);
        Operators = new OperatorLowering(this, code, rules);
        Assignments = new AssignmentLowering(this, scope, code, rules);
        Statistics = new StatisticLowering(this, storage, code, sites);
    }

    /// <summary>The texts of network addresses.</summary>
    public AddressLowering Addresses { get; }

    /// <summary>What lies in memory.</summary>
    public MemoryLowering Memory { get; }

    /// <summary>Variables and elements.</summary>
    public VariableLowering Variables { get; }

    /// <summary>Operators.</summary>
    public OperatorLowering Operators { get; }

    /// <summary>Assignments and increments.</summary>
    public AssignmentLowering Assignments { get; }

    /// <summary>stap's statistics.</summary>
    public StatisticLowering Statistics { get; }

    public IrExpression Lower(BoundExpression expression) => _rules.LongestText is { } most && expression is BoundString or BoundBuiltin
        ? Cut(LowerWhole(expression), most)
        : LowerWhole(expression);

    // f(x)   ──►   Truncate(f(x), most): nothing makes strings that are too long for MAXSTRINGLEN; joining and formatting see to that themselves
    private static IrExpression Cut(IrExpression value, long most) => value switch
    {
        { Type: not ValueKind.Text } => value,
        IrText text => text.Value.Length <= most ? text : new IrText(text.Value[..(int)most]),
        _ => new IrRuntimeCall(RuntimeMembers.LimitText, [value, new IrConstant(most)]),
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
        BoundCall call => _calls.Lower(call),
        BoundUnary unary => new IrUnary(unary.Operation, Lower(unary.Operand)),
        BoundBinary binary => Operators.Lower(binary, null),
        BoundConcatenation concatenation => new IrRuntimeCall(RuntimeMembers.Concatenate, LowerAll([concatenation.Left, concatenation.Right])),
        BoundLogical logical => Operators.Lower(logical),
        BoundConditional conditional => Operators.Lower(conditional, Lower),
        BoundSequence sequence => LowerSequence(sequence, Lower),
        BoundAssignment assignment => Present(Assignments.Lower(assignment, isUsed: true), assignment),
        BoundIncrement increment => Assignments.Lower(increment, isUsed: true),
        BoundConversion conversion => Narrow(Lower(conversion.Operand), conversion.Type),
        BoundMembership membership => SliceLowering.WholeKey(membership.Keys) is { } keys
            ? new IrContainerCall(_storage.Container(membership.Array), RuntimeMembers.Contains, LowerAll(keys), [])
            : SliceLowering.Contains(this, _code, _storage.Container(membership.Array), membership.Keys),
        BoundMatch match => _code.Store(new IrRuntimeCall(RuntimeMembers.Match,
            [Lower(match.Text), new IrText(match.Pattern), new IrConstant(_rules.PatternNumber(match.Pattern))])),
        BoundStatistic statistic => Statistics.Lower(statistic),
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
    public IrExpression LowerRaw(BoundExpression expression) => expression switch
    {
        BoundVariable variable => Variables.Get(variable.Symbol),
        BoundElement element => Variables.Get(element.Array, LowerAll(element.Keys)),
        BoundBuiltin builtin => _builtins.Lower(builtin),
        BoundAssignment assignment => Assignments.Lower(assignment, isUsed: true),
        BoundConditional conditional => Operators.Lower(conditional, LowerRaw),
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
            case BoundAssignment assignment: Assignments.Lower(assignment, isUsed: false); break;
            case BoundIncrement increment: Assignments.Lower(increment, isUsed: false); break;
            // What is left after the statements were written has no effect.
            default: LowerRaw(expression); break;
        }
    }

    /// <summary>
    /// Several expressions, each computed before the effects of the next: f(x, x++)   ──►   t0 = x; t1 = x; x = t1 + 1; f(t0, t1).
    /// </summary>
    public IReadOnlyList<IrExpression> LowerAll(IReadOnlyList<BoundExpression> expressions) => LowerAll(expressions, Lower);

    public IReadOnlyList<IrExpression> LowerAll(IReadOnlyList<BoundExpression> expressions, Func<BoundExpression, IrExpression> lower)
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

    private IrExpression LowerSequence(BoundSequence sequence, Func<BoundExpression, IrExpression> lower)
    {
        LowerEffect(sequence.First);
        return lower(sequence.Second);
    }
}
