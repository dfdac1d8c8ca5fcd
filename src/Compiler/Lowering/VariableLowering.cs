using Pyd.Compiler.Ir;
using Pyd.Compiler.Symbols;
using Pyd.Compiler.Text;

namespace Pyd.Compiler.Lowering;

/// <summary>Variables and elements of arrays: how they are read and set.</summary>
internal sealed class VariableLowering(StorageTable storage, HandlerScope scope, CodeBuffer code, LanguageRules rules, SiteTable sites)
{
    public IrExpression Get(VariableSymbol symbol) => symbol.Kind switch
    {
        _ when storage.AddressOf(symbol) is { } address => new IrConstant(address),
        _ when storage.IsGlobal(symbol) => new IrGetGlobal(storage.Global(symbol)),
        VariableKind.ThreadLocal => new IrGetThread(storage.ThreadField(symbol)),
        // stap's string local that was never set is empty, not missing; D's is set to that when a firing begins, and may become NULL.
        VariableKind.Local when StorageTable.KindOf(symbol.Type) == ValueKind.Text => TextLocal(scope.Local(symbol)),
        _ => new IrGetLocal(scope.Local(symbol)),
    };

    private static IrExpression TextLocal(IrLocal local) =>
        new IrConditional(new IrIsMissing(new IrGetLocal(local)), new IrText(""), new IrGetLocal(local));

    public IrExpression Get(ArraySymbol array, IReadOnlyList<IrExpression> keys) =>
        new IrContainerCall(storage.Container(array), StorageTable.KindOf(array.Value) != ValueKind.Text ? RuntimeMembers.GetInteger
            : rules.UnsetTextIsNull ? RuntimeMembers.FindText : RuntimeMembers.GetText, keys, []);

    public void Set(VariableSymbol symbol, IrExpression value)
    {
        if (symbol.Kind == VariableKind.ThreadLocal && rules.DynamicRoom is not null)
        {
            value = value is IrConstant or IrText ? value : code.Store(value);
            TakeRoom(IsSet(new IrGetThread(storage.ThreadField(symbol))), IsSet(value));
        }
        code.Add(symbol.Kind switch
        {
            _ when storage.IsGlobal(symbol) => new IrSetGlobal(storage.Global(symbol), value),
            VariableKind.ThreadLocal => new IrSetThread(storage.ThreadField(symbol), value),
            _ => new IrSetLocal(scope.Local(symbol), value),
        });
    }

    private static IrExpression IsSet(IrExpression value) => value.Type == ValueKind.Text
        ? new IrUnary(UnaryOperation.Not, new IrIsMissing(value))
        : new IrBinary(BinaryOperation.NotEqual, value, new IrConstant(0));

    // self->x = v   ──►   if (!TakeVariable(self->x != 0, v != 0, room)) end the clause; self->x = v, where room is limited.
    private void TakeRoom(IrExpression isThere, IrExpression isKept)
    {
        if (rules.DynamicRoom is not { } room)
            return;
        var fits = code.Store(new IrRuntimeCall(RuntimeMembers.TakeVariable, [isThere, isKept, new IrConstant(room)]));
        code.Add(new IrIf(new IrUnary(UnaryOperation.Not, fits), new IrBlock([new IrEndClause()]), null));
    }

    private IrExpression IsThere(ArraySymbol array, IReadOnlyList<IrExpression> keys) => new IrContainerCall(storage.Container(array), RuntimeMembers.Contains, keys, []);

    /// <summary>a[k] = v   ──►   if (!a.Reserve(k, room, wraps)) raise; a[k] = v, for an array with a size.</summary>
    public void RequireRoom(Symbol container, IReadOnlyList<IrExpression> keys, TextLocation location)
    {
        var (size, wraps) = container switch
        {
            ArraySymbol array => (array.Room, array.Wraps),
            StatisticSymbol { Keys.Count: > 0 } statistic => (statistic.Room, statistic.Wraps),
            _ => (0, false),
        };
        var room = size > 0 ? size : container is StatisticSymbol { Keys.Count: 0 } ? 0 : rules.MostElements ?? 0;
        if (room == 0)
            return;
        var fits = code.Store(new IrContainerCall(storage.Container(container), RuntimeMembers.Reserve, keys, [new IrConstant(room), new IrConstant(wraps ? 1 : 0)]));
        var message = size > 0 ? $"Array overflow, check size limit ({size})" : "Array overflow, check MAXMAPENTRIES";
        var raise = new IrRaise(new IrText(message), sites.Add(location, $"identifier '{container.Name}'"));
        code.Add(new IrIf(new IrUnary(UnaryOperation.Not, fits), new IrBlock([raise]), null));
    }

    public void Set(ArraySymbol array, IReadOnlyList<IrExpression> keys, IrExpression value)
    {
        if (rules.DynamicRoom is not null)
        {
            value = value is IrConstant or IrText ? value : code.Store(value);
            TakeRoom(IsThere(array, keys), IsSet(value));
        }
        code.Add(new IrEvaluate(new IrContainerCall(storage.Container(array), value.Type == ValueKind.Text ? rules.SetText : rules.SetInteger, keys, [value])));
    }

    public IrExpression Add(ArraySymbol array, IReadOnlyList<IrExpression> keys, IrExpression delta, bool isUsed)
    {
        if (rules.DynamicRoom is not null)
            TakeRoom(IsThere(array, keys), new IrConstant(1));
        var call = new IrContainerCall(storage.Container(array), RuntimeMembers.AddInteger, keys, [delta]);
        if (isUsed)
            return code.Store(call);
        code.Add(new IrEvaluate(call));
        return new IrConstant(0);
    }
}
