using System.Diagnostics;
using Pyd.Compiler.Ir;
using Pyd.Compiler.Symbols;
using Pyd.Compiler.Text;

namespace Pyd.Compiler.Lowering;

/// <summary>
/// global calls; probe p { calls++ }   ──►   … probe end { display calls }, after the script's own: SystemTap prints what a script only writes.
/// </summary>
internal static class UnreadDisplay
{
    public static IrHandler? Lower(IReadOnlyList<Symbol> unread, StorageTable storage, CompilationOptions options)
    {
        if (unread.Count == 0)
            return null;
        var isOld = options.IsOlderThan("1.4");
        var body = new IrBlock([.. unread.Select(symbol => new IrEvaluate(Display(symbol, storage, isOld)))]);
        return new IrHandler("end", new IrEndTrigger(0), [new IrClause(new TextLocation(unread[0].Location.Source, 0, 0), body)]);
    }

    private static IrExpression Display(Symbol symbol, StorageTable storage, bool isOld) => symbol switch
    {
        VariableSymbol variable when StorageTable.KindOf(variable.Type) == ValueKind.Text =>
            new IrRuntimeCall(RuntimeMembers.DisplayString, [new IrText(symbol.Name), new IrGetGlobal(storage.Global(variable))]),
        VariableSymbol variable => new IrRuntimeCall(RuntimeMembers.DisplayInteger, [new IrText(symbol.Name), new IrGetGlobal(storage.Global(variable))]),
        StatisticSymbol when isOld => new IrContainerCall(storage.Container(symbol), RuntimeMembers.DisplayHex, null, []),
        ArraySymbol or StatisticSymbol => new IrContainerCall(storage.Container(symbol), RuntimeMembers.DisplayContainer, null, []),
        _ => throw new UnreachableException($"{symbol}"),
    };
}
