using Pyd.Compiler.Binding;
using Pyd.Compiler.Symbols;

namespace Pyd.Compiler.Lowering;

/// <summary>
/// How many elements of arrays and thread-locals D's option <c>dynvarsize</c> has room for. As in DTrace for Linux (dt_bpf.c, gmap_create_dvars())
/// each takes as much as the script's largest key and value.
/// </summary>
internal static class DynamicRoom
{
    private const long DefaultTextSize = 256;

    /// <summary>How many; null for any number: no option says, or the script has none of them.</summary>
    public static long? Of(BoundProgram program, CompilationOptions options)
    {
        var set = options.With(program.Options.Select(option => option.Setting));
        var text = set.StringSize ?? DefaultTextSize;
        long[] values = [.. program.Globals.Select(global => global.Symbol).Where(IsDynamic).Select(symbol => SizeOfValue(symbol, text))];
        if (set.DynamicSize is not { } size || values.Length == 0)
            return null;
        var keys = program.Globals.Select(global => global.Symbol).OfType<ArraySymbol>().Select(array => array.Keys)
            .Concat(program.Aggregations.Where(aggregation => aggregation.Keys.Count > 0).Select(aggregation => aggregation.Keys));
        return size / (keys.Select(types => SizeOfKey(types, text)).DefaultIfEmpty(0).Max() + values.Max());
    }

    private static bool IsDynamic(Symbol symbol) => symbol is ArraySymbol or VariableSymbol { Kind: VariableKind.ThreadLocal };

    private static long SizeOfValue(Symbol symbol, long text) => symbol switch
    {
        ArraySymbol array => SizeOf(array.Value, text),
        _ => SizeOf(((VariableSymbol)symbol).Type, text),
    };

    // dt_cg_arglist(): the variable's number, the members, the place for a thread's number.
    private static long SizeOfKey(IReadOnlyList<TypeSymbol> types, long text)
    {
        long size = sizeof(int);
        foreach (var type in types)
        {
            var width = SizeOf(type, text);
            size = type is IntegerType or PointerType ? (size + width - 1) / width * width + width : size + width;
        }
        return size + sizeof(long);
    }

    private static long SizeOf(TypeSymbol type, long text) => type is StringType ? text + 1 : TypeLayout.SizeOf(type);
}
