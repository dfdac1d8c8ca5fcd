using System.Diagnostics;
using Pyd.Compiler.Ir;
using Pyd.Compiler.Symbols;

namespace Pyd.Compiler.Emit.CSharp;

/// <summary>Expressions as C#.</summary>
internal abstract class ExpressionWriter(ProgramNames names) : IrVisitor
{
    private Code _code;

    protected ProgramNames Names { get; } = names;

    /// <summary>What locals and parameters of the method are called.</summary>
    protected Dictionary<IrLocal, string> Locals { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>An expression where a <c>long</c> or a <c>TraceString</c> is wanted.</summary>
    public string Value(IrExpression expression) => Write(expression).AsValue().Text;

    /// <summary>An expression where a <c>bool</c> is wanted.</summary>
    protected string Condition(IrExpression expression) => Write(expression).AsTruth().Text;

    private Code Write(IrExpression expression)
    {
        Visit(expression);
        return _code;
    }

    /// <summary>An operand of arithmetic.</summary>
    private Code Operand(IrExpression expression) => expression is IrConstant constant ? Literals.Long(constant.Value) : Write(expression).AsOperand();

    protected override void Visit(IrConstant node) => _code = Literals.Integer(node.Value);

    protected override void Visit(IrText node) => _code = new(Names.Text(node.Value), Level.Primary);

    protected override void Visit(IrGetLocal node) => _code = new(Locals[node.Local], Level.Primary);

    protected override void Visit(IrGetGlobal node) => _code = new(Names.Of(node.Global), Level.Primary);

    protected override void Visit(IrGetThread node) => _code = new($"thread.{Names.Of(node.Field)}", Level.Primary);

    protected override void Visit(IrArgument node) => _code = new($"e.Arg{node.Index}", Level.Primary);

    protected override void Visit(IrEventTime node) => _code = new("e.Time", Level.Primary);

    protected override void Visit(IrEventCpu node) => _code = new("e.Cpu", Level.Primary, CodeType.Small);

    protected override void Visit(IrBinary node) => _code = node.Operator switch
    {
        BinaryOperation.Add when node.Right is IrConstant { Value: < 0 and > long.MinValue } constant => Infix(node.Left, "-", new IrConstant(-constant.Value), Level.Additive),
        BinaryOperation.Add => Infix(node, "+", Level.Additive),
        BinaryOperation.Subtract => Infix(node, "-", Level.Additive),
        BinaryOperation.Multiply => Infix(node, "*", Level.Multiplicative),
        BinaryOperation.Divide => Infix(node, "/", Level.Multiplicative),
        BinaryOperation.Remainder => Infix(node, "%", Level.Multiplicative),
        BinaryOperation.DivideUnsigned => Unsigned(node, "/", Level.Multiplicative),
        BinaryOperation.RemainderUnsigned => Unsigned(node, "%", Level.Multiplicative),
        BinaryOperation.And => Infix(node, "&", Level.And),
        BinaryOperation.Or => Infix(node, "|", Level.Or),
        BinaryOperation.Xor => Infix(node, "^", Level.Xor),
        BinaryOperation.ShiftLeft => Shift(node, "<<"),
        BinaryOperation.ShiftRight => Shift(node, ">>"),
        BinaryOperation.ShiftRightUnsigned => Shift(node, ">>>"),
        BinaryOperation.Equal => Compare(node, "==", Level.Equality),
        BinaryOperation.NotEqual => Compare(node, "!=", Level.Equality),
        BinaryOperation.Less => Compare(node, "<", Level.Relational),
        BinaryOperation.LessOrEqual => Compare(node, "<=", Level.Relational),
        BinaryOperation.Greater => Compare(node, ">", Level.Relational),
        BinaryOperation.GreaterOrEqual => Compare(node, ">=", Level.Relational),
        BinaryOperation.LessUnsigned => CompareUnsigned(node, "<"),
        BinaryOperation.LessOrEqualUnsigned => CompareUnsigned(node, "<="),
        BinaryOperation.GreaterUnsigned => CompareUnsigned(node, ">"),
        BinaryOperation.GreaterOrEqualUnsigned => CompareUnsigned(node, ">="),
        _ => throw new UnreachableException($"{node.Operator}"),
    };

    protected override void Visit(IrUnary node) => _code = node.Operator switch
    {
        UnaryOperation.Negate => new($"-{Spaced(Operand(node.Operand).In(Level.Unary))}", Level.Unary),
        UnaryOperation.Complement => new($"~{Operand(node.Operand).In(Level.Unary)}", Level.Unary),
        UnaryOperation.Not => Not(node.Operand),
        _ => throw new UnreachableException($"{node.Operator}"),
    };

    // (int)operand
    protected override void Visit(IrNarrow node) => _code = Narrow(node.Bytes, node.IsSigned, Operand(node.Operand));

    // (int)Memory.Load(address, 4)
    protected override void Visit(IrLoad node)
    {
        var load = new Code($"Memory.Load({Value(node.Address)}, {node.Bytes})", Level.Primary);
        _code = node.IsSigned && node.Bytes < 8 ? Narrow(node.Bytes, isSigned: true, load) : load;
    }

    // text ?? other   condition ? whenTrue : whenFalse
    protected override void Visit(IrConditional node)
    {
        if (node.Condition is IrIsMissing { Text: IrGetLocal or IrGetGlobal or IrGetThread } missing && missing.Text == node.WhenFalse)
        {
            _code = new($"{Write(node.WhenFalse).Text} ?? {Write(node.WhenTrue).In(Level.Primary)}", Level.Conditional);
            return;
        }
        var (whenTrue, whenFalse) = (Operand(node.WhenTrue), Operand(node.WhenFalse));
        _code = new($"{Write(node.Condition).AsTruth().In(Level.ConditionalOr)} ? {whenTrue.In(Level.ConditionalOr)} : {whenFalse.Text}", Level.Conditional);
    }

    // text is null
    protected override void Visit(IrIsMissing node) => _code = new($"{Write(node.Text).In(Level.Relational)} is null", Level.Relational, CodeType.Truth);

    // DFunctions.Basename(text)
    protected override void Visit(IrRuntimeCall node)
    {
        var parameters = Parameters(node.Member, node.Arguments).ToList();
        string? instance = null;
        if (node.Member.IsInstance)
        {
            instance = parameters[0];
            parameters.RemoveAt(0);
        }
        _code = Call(node.Member, instance is null ? $"{node.Member.Type.Split('.').Last()}." : instance == "this" ? "" : $"{instance}.", parameters);
    }

    // _calls.Add(new KeySI(k0, k1), 1)
    protected override void Visit(IrContainerCall node)
    {
        var parameters = Parameters(node.Member, node.Arguments);
        if (node.Key is not null)
            parameters = parameters.Prepend(node.Key.Count == 0 ? "default" : $"new({string.Join(", ", node.Key.Select(Value))})");
        _code = Call(node.Member, $"{Container(node.Container)}.", parameters);
    }

    // function(in e, thread, a, b)
    protected override void Visit(IrCall node) =>
        _code = new($"{Names.Function(node.Function.Name)}({string.Join(", ", (string[])["in e", "thread", .. node.Arguments.Select(Value)])})", Level.Primary);

    protected string Container(IrContainer container) => container.IsThreadLocal ? $"thread.{Names.Of(container)}" : Names.Of(container);

    private static Code Call(RuntimeMember member, string on, IEnumerable<string> parameters) => new(
        member.Name.StartsWith("get_", StringComparison.Ordinal) ? $"{on}{member.Name.Substring(4)}" : $"{on}{member.Name}({string.Join(", ", parameters)})",
        Level.Primary, member.IsTruth ? CodeType.Truth : CodeType.Full);

    private IEnumerable<string> Parameters(RuntimeMember member, IReadOnlyList<IrExpression> arguments)
    {
        var next = 0;
        return [.. member.Parameters.Select(parameter => parameter switch
        {
            RuntimeParameter.Integer or RuntimeParameter.Text or RuntimeParameter.Small => Value(arguments[next++]),
            RuntimeParameter.Program => "this",
            RuntimeParameter.Thread => "thread",
            RuntimeParameter.Time => "e.Time",
            RuntimeParameter.Probe => "e.Probe",
            RuntimeParameter.Output => "Output",
            RuntimeParameter.Scratch => "Scratch",
            RuntimeParameter.Memory => "Memory",
            RuntimeParameter.Requests => "Requests",
            RuntimeParameter.Records => "Records",
            _ => throw new UnreachableException($"{parameter}"),
        })];
    }

    private Code Infix(IrBinary node, string sign, Level level) => Infix(node.Left, sign, node.Right, level);

    private Code Infix(IrExpression left, string sign, IrExpression right, Level level) =>
        new($"{Operand(left).In(level)} {sign} {Operand(right).In(level + 1)}", level);

    private Code Unsigned(IrBinary node, string sign, Level level) =>
        new($"(long)((ulong){Operand(node.Left).In(Level.Unary)} {sign} (ulong){Operand(node.Right).In(Level.Unary)})", Level.Unary);

    // C# uses the low six bits of the count, as x86 and DTrace do.
    private Code Shift(IrBinary node, string sign) =>
        new($"{Operand(node.Left).In(Level.Shift)} {sign} {(node.Right is IrConstant count ? Literals.Integer(count.Value & 63).Text : $"(int){Operand(node.Right).In(Level.Unary)}")}", Level.Shift);

    private Code Compare(IrBinary node, string sign, Level level) =>
        new($"{Write(node.Left).AsValue().In(level)} {sign} {Write(node.Right).AsValue().In(level + 1)}", level, CodeType.Truth);

    private Code CompareUnsigned(IrBinary node, string sign) =>
        new($"(ulong){Operand(node.Left).In(Level.Unary)} {sign} (ulong){Operand(node.Right).In(Level.Unary)}", Level.Relational, CodeType.Truth);

    private Code Not(IrExpression operand)
    {
        var code = Write(operand);
        return code.Type == CodeType.Truth
            ? new($"!{code.In(Level.Unary)}", Level.Unary, CodeType.Truth)
            : new($"{code.In(Level.Equality)} == 0", Level.Equality, CodeType.Truth);
    }

    /// <summary>C#'s type of an integer's size.</summary>
    internal static string IntegerType(int bytes, bool isSigned) => (bytes, isSigned) switch
    {
        (1, true) => "sbyte",
        (1, false) => "byte",
        (2, true) => "short",
        (2, false) => "ushort",
        (4, true) => "int",
        (4, false) => "uint",
        (8, _) => "long",
        _ => throw new UnreachableException($"{bytes} bytes"),
    };

    private static Code Narrow(int bytes, bool isSigned, Code operand) => new($"({IntegerType(bytes, isSigned)}){operand.In(Level.Unary)}", Level.Unary, CodeType.Small);

    // "--1" would be a decrement.
    private static string Spaced(string operand) => operand.StartsWith("-", StringComparison.Ordinal) ? $" {operand}" : operand;
}
