using Pyd.Compiler.Symbols;

namespace Pyd.Compiler.Binding.D;

/// <summary>The names of a D script, in the order in which its clauses bring them up.</summary>
internal sealed class DScope
{
    private readonly Dictionary<(VariableKind Kind, string Name), Symbol> _symbols = [];
    private readonly Dictionary<string, AggregationSymbol> _aggregations = [];
    private readonly Dictionary<string, BoundExpression> _inlines = [];

    /// <summary>Everything that was declared or assigned, in order.</summary>
    public List<Symbol> Symbols { get; } = [];

    public IEnumerable<AggregationSymbol> Aggregations => Symbols.OfType<AggregationSymbol>();

    public IEnumerable<string> GlobalNames => _symbols.Keys.Where(key => key.Kind == VariableKind.Global).Select(key => key.Name).Concat(_inlines.Keys);

    public IEnumerable<string> AggregationNames => _aggregations.Keys;

    public Symbol? Find(VariableKind kind, string name) => _symbols.GetValueOrDefault((kind, name));

    public AggregationSymbol? FindAggregation(string name) => _aggregations.GetValueOrDefault(name);

    public BoundExpression? FindInline(string name) => _inlines.GetValueOrDefault(name);

    /// <summary>Aggregations with a mistake in their first assignment: they are not missing as well.</summary>
    public HashSet<string> BrokenAggregations { get; } = [];

    public T Declare<T>(VariableKind kind, T symbol) where T : Symbol
    {
        _symbols[(kind, symbol.Name)] = symbol;
        Symbols.Add(symbol);
        return symbol;
    }

    public AggregationSymbol Declare(AggregationSymbol symbol)
    {
        _aggregations[symbol.Name] = symbol;
        Symbols.Add(symbol);
        return symbol;
    }

    public void DeclareInline(string name, BoundExpression value) => _inlines[name] = value;
}
