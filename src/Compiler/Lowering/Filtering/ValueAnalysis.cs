using Pyd.Compiler.Ir;
using Pyd.Compiler.Symbols;

namespace Pyd.Compiler.Lowering.Filtering;

/// <summary>What is known of an expression's value.</summary>
internal static class ValueAnalysis
{
    /// <summary>Whether it does more than to compute a value.</summary>
    public static bool Acts(IrExpression expression) => expression switch
    {
        IrCall => true,
        IrRuntimeCall call => call.Member.HasEffect,
        IrContainerCall call => call.Member.HasEffect,
        _ => false,
    };

    public static KnownNumber Number(IrExpression expression, Locals locals) => Of(expression, locals) as KnownNumber ?? KnownNumber.Any;

    public static Known Of(IrExpression expression, Locals locals) => expression switch
    {
        IrConstant constant => KnownNumber.Constant(constant.Value),
        IrText text => new LiteralText(text.Value),
        IrGetLocal local => locals[local.Local],
        IrIsMissing missing => Missing(Of(missing.Text, locals)),
        IrUnary { Operator: UnaryOperation.Not } not => Number(not.Operand, locals).Negated,
        IrNarrow narrow => Number(narrow.Operand, locals) is var number && number.IsTruth ? number : number with { MayBeFalse = EventFilter.All },
        IrConditional conditional => Choice(conditional, locals),
        IrBinary binary => Binary(binary, locals),
        IrRuntimeCall { Arguments: [IrArgument argument] } call when call.Member == RuntimeMembers.ReadString => new ArgumentText(argument.Index, MayBeUnset: false),
        IrRuntimeCall call when call.Member == RuntimeMembers.TextEqual => Compare(call, FilterRelation.Equal, locals),
        { Type: ValueKind.Text } => KnownText.Any,
        _ => KnownNumber.Any with { IsTruth = IrFacts.IsTruth(expression) },
    };

    private static KnownNumber Missing(Known text) => text switch
    {
        UnsetText => KnownNumber.Constant(1),
        LiteralText => KnownNumber.Constant(0),
        ArgumentText { MayBeUnset: false } argument => new(FilterComparison.Missing(argument.Argument), EventFilter.All, true),
        _ => KnownNumber.Any with { IsTruth = true },
    };

    private static Known Choice(IrConditional conditional, Locals locals)
    {
        var condition = Number(conditional.Condition, locals);
        var (one, two) = (Of(conditional.WhenTrue, locals), Of(conditional.WhenFalse, locals));
        if (condition.MayBeTrue == EventFilter.None)
            return two;
        if (condition.MayBeFalse == EventFilter.None)
            return one;
        if (one is KnownNumber number && two is KnownNumber otherwise)
            return number.Choose(condition, otherwise);
        // missing(arg1) ? "<unknown>" : arg1
        return one == two || condition.MayBeTrue is FilterComparison { Relation: FilterRelation.Missing } missing && two is ArgumentText { MayBeUnset: false } text && text.Argument == missing.Argument
            ? two
            : KnownText.Any;
    }

    private static KnownNumber Binary(IrBinary binary, Locals locals)
    {
        if (RelationOf(binary.Operator) is { } relation && binary is { Left: IrRuntimeCall call, Right: IrConstant { Value: 0 } } && call.Member == RuntimeMembers.TextCompare)
            return Compare(call, relation, locals);
        var (left, right) = (Number(binary.Left, locals), Number(binary.Right, locals));
        var areTruths = left.IsTruth && right.IsTruth;
        return binary switch
        {
            { Operator: BinaryOperation.NotEqual, Right: IrConstant { Value: 0 } } => left with { IsTruth = true },
            { Operator: BinaryOperation.Equal, Right: IrConstant { Value: 0 } } => left.Negated,
            { Operator: BinaryOperation.And } => new(left.MayBeTrue.And(right.MayBeTrue), areTruths ? left.MayBeFalse.Or(right.MayBeFalse) : EventFilter.All, areTruths),
            { Operator: BinaryOperation.Or } => new(left.MayBeTrue.Or(right.MayBeTrue), left.MayBeFalse.And(right.MayBeFalse), areTruths),
            _ => KnownNumber.Any with { IsTruth = IrFacts.IsTruth(binary) },
        };
    }

    private static FilterRelation? RelationOf(BinaryOperation operation) => operation switch
    {
        BinaryOperation.Equal => FilterRelation.Equal,
        BinaryOperation.NotEqual => FilterRelation.NotEqual,
        BinaryOperation.Less => FilterRelation.Less,
        BinaryOperation.LessOrEqual => FilterRelation.LessOrEqual,
        BinaryOperation.Greater => FilterRelation.Greater,
        BinaryOperation.GreaterOrEqual => FilterRelation.GreaterOrEqual,
        _ => null,
    };

    private static KnownNumber Compare(IrRuntimeCall call, FilterRelation relation, Locals locals) => (Of(call.Arguments[0], locals), Of(call.Arguments[1], locals)) switch
    {
        (LiteralText left, LiteralText right) => KnownNumber.Constant(FilterComparison.Holds(left.Value, relation, right.Value) ? 1 : 0),
        (ArgumentText { MayBeUnset: false } text, LiteralText literal) => Compare(text.Argument, relation, literal.Value),
        (LiteralText literal, ArgumentText { MayBeUnset: false } text) => Compare(text.Argument, FilterComparison.Mirrored(relation), literal.Value),
        _ => KnownNumber.Any with { IsTruth = true },
    };

    /// <summary>A source ends its strings at a NUL, so that it cannot be asked about one with a NUL.</summary>
    private static KnownNumber Compare(int argument, FilterRelation relation, string literal) => literal.Contains('\0')
        ? KnownNumber.Any with { IsTruth = true }
        : new(new FilterComparison(argument, relation, literal), new FilterComparison(argument, FilterComparison.Opposite(relation), literal), true);
}
