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
    public static IrHandler? Lower(IReadOnlyList<Symbol> unread, StorageTable storage, CompilationOptions options, TimingTable? timing)
    {
        if (unread.Count == 0)
            return null;
        var isOld = options.IsOlderThan("1.4");
        var clauses = unread.Select(symbol => Clause(symbol, new IrEvaluate(Display(symbol, storage, isOld)), timing)).ToList();
        if (timing is not null)
            clauses.Add(TimingTable.Leave(clauses[0].Location));
        return new IrHandler("end", new IrEndTrigger(0), clauses);
    }

    private static IrClause Clause(Symbol symbol, IrStatement display, TimingTable? timing)
    {
        var location = new TextLocation(symbol.Location.Source, 0, 0);
        return new IrClause(location, new IrBlock(timing is null ? [display] : [timing.Enter("end", location), display]));
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
