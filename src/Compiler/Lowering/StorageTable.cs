using System.Diagnostics;
using Pyd.Compiler.Binding;
using Pyd.Compiler.Ir;
using Pyd.Compiler.Symbols;

namespace Pyd.Compiler.Lowering;

/// <summary>Where the program's variables, arrays, aggregations and statistics are kept.</summary>
internal sealed class StorageTable
{
    /// <summary>The runtime's <c>TraceMemory.Base</c>.</summary>
    private const long MemoryBase = 0x6000_0000_0000;

    private readonly Dictionary<Symbol, object> _storage = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<VariableSymbol, long> _addresses = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<string> _names = [];

    private readonly ScriptLimits _limits;
    private readonly bool _sharesClauseLocals;
    private readonly bool _declaresArrays;

    /// <param name="program">The script.</param>
    /// <param name="limits">How stap's histograms look.</param>
    /// <param name="sharesClauseLocals">
    /// A firing may run several handlers (clauses of one probe that name different processes): clause-locals then live in the program.
    /// They hold nothing of use before they are assigned, so what an earlier firing has left does no harm.
    /// </param>
    public StorageTable(BoundProgram program, ScriptLimits limits, bool sharesClauseLocals)
    {
        _limits = limits;
        // What D gathers for people is in aggregations, stap has arrays for it.
        _declaresArrays = !program.FaultsEndClauseOnly;
        _sharesClauseLocals = sharesClauseLocals;
        foreach (var global in program.Globals)
            Add(global);
        foreach (var aggregation in program.Aggregations)
            Add(aggregation);
    }

    public List<IrGlobal> Globals { get; } = [];

    public List<IrThreadField> ThreadFields { get; } = [];

    public List<IrContainer> Containers { get; } = [];

    /// <summary>Whether a variable is a field of the program.</summary>
    public bool IsGlobal(VariableSymbol symbol) => symbol.Kind == VariableKind.Global || (_sharesClauseLocals && symbol.Kind == VariableKind.ClauseLocal);

    public IrGlobal Global(VariableSymbol symbol) => (IrGlobal)_storage[symbol];

    public IrThreadField ThreadField(VariableSymbol symbol) => (IrThreadField)_storage[symbol];

    public IrContainer Container(Symbol symbol) => (IrContainer)_storage[symbol];

    /// <summary>How many bytes of memory the variables take that have one place there.</summary>
    public int MemorySize { get; private set; }

    /// <summary>The address of a structure or array that has one place; null for other variables.</summary>
    public long? AddressOf(VariableSymbol symbol) => _addresses.TryGetValue(symbol, out var address) ? address : null;

    /// <summary>Whether so many bytes from an address on belong to variables that have one place.</summary>
    public bool HoldsVariables(long address, long size) => address >= MemoryBase && address + size <= MemoryBase + MemorySize;

    /// <summary>What a key is: a structure by its bytes.</summary>
    public static ValueKind KeyKind(TypeSymbol type) => TypeLayout.IsAggregate(type) ? ValueKind.Text : KindOf(type);

    public static ValueKind KindOf(TypeSymbol type) => InferredType.Resolve(type) switch
    {
        StringType or StackType or SymbolType => ValueKind.Text,
        VoidType => ValueKind.Void,
        _ => ValueKind.Integer,
    };

    private void Add(BoundGlobal global)
    {
        switch (global.Symbol)
        {
            case VariableSymbol { Kind: VariableKind.Global or VariableKind.ClauseLocal } variable when TypeLayout.IsAggregate(variable.Type):
                _addresses.Add(variable, MemoryBase + MemorySize);
                MemorySize += (int)TypeLayout.RoomOf(variable.Type);
                break;
            case VariableSymbol variable when IsGlobal(variable):
                var field = new IrGlobal(Unique(variable.Kind == VariableKind.Global ? variable.Name : $"this_{variable.Name}"), KindOf(variable.Type), Initial(global.Initial));
                Globals.Add(field);
                _storage.Add(variable, field);
                break;
            case VariableSymbol { Kind: VariableKind.ThreadLocal } variable:
                var threadField = new IrThreadField(Unique($"self_{variable.Name}"), KindOf(variable.Type));
                ThreadFields.Add(threadField);
                _storage.Add(variable, threadField);
                break;
            case VariableSymbol { Kind: VariableKind.ClauseLocal }:
                break;
            case ArraySymbol array:
                var text = KindOf(array.Value) == ValueKind.Text;
                AddContainer(array, text ? RuntimeContainer.StringArray : RuntimeContainer.IntegerArray, array.Keys, [array.Name],
                    array.Kind == VariableKind.ThreadLocal);
                break;
            case StatisticSymbol { Histogram: var histogram } statistic:
                AddContainer(statistic, RuntimeContainer.StatisticArray, statistic.Keys,
                    [statistic.Name, histogram is null ? 0 : histogram.IsLinear ? 2 : 1, histogram?.Start ?? 0, histogram?.Stop ?? 0, histogram?.Interval ?? 0,
                        _limits.HistogramWidth, _limits.HistogramElision, statistic.HasVariance ? 1 : 0]);
                break;
            default:
                throw new UnreachableException($"{global.Symbol}");
        }
    }

    private void Add(AggregationSymbol aggregation)
    {
        var parameters = Enumerable.Range(0, 4).Select(i => (object)aggregation.Parameters.ElementAtOrDefault(i));
        AddContainer(aggregation, RuntimeContainer.Aggregation, aggregation.Keys,
            [aggregation.Name, aggregation.Function.Number, string.Concat(aggregation.Keys.Select(KeyColumn)), .. parameters]);
    }

    private void AddContainer(Symbol symbol, RuntimeContainer kind, IReadOnlyList<TypeSymbol> keys, IReadOnlyList<object> arguments, bool isThreadLocal = false)
    {
        var prefix = kind == RuntimeContainer.Aggregation ? "agg_" : isThreadLocal ? "self_" : "";
        var container = new IrContainer(Unique($"{prefix}{symbol.Name}"), kind, [.. keys.Select(KeyKind)], arguments, isThreadLocal,
            IsDeclared: kind == RuntimeContainer.Aggregation || _declaresArrays);
        Containers.Add(container);
        _storage.Add(symbol, container);
    }

    /// <summary>A key's type as the runtime's aggregations take it: its letter is its size, upper case when unsigned.</summary>
    private static char KeyColumn(TypeSymbol type) => type switch
    {
        IntegerType { IsSigned: true, Size: var size } => "?bh?i???l"[size],
        IntegerType { Size: var size } => "?BH?I???L"[size],
        StackType => 'k',
        _ => 's',
    };

    private static IrExpression? Initial(BoundExpression? initial) => initial switch
    {
        null => null,
        BoundInteger integer => new IrConstant(integer.Value),
        BoundString text => new IrText(text.Value),
        _ => throw new UnreachableException($"{initial}"),
    };

    /// <summary>D keeps globals, aggregations and thread-locals of one name apart; in one class their fields need names of their own.</summary>
    private string Unique(string name)
    {
        while (!_names.Add(name))
            name += "_";
        return name;
    }
}
