using Pyd.Compiler.Symbols;
using Pyd.Compiler.Text;

namespace Pyd.Compiler.Binding.D;

/// <summary>A constant, an expression or, with parameters, an array of them that <c>inline</c> or an enumeration has named.</summary>
internal sealed record InlineDefinition(TextLocation Location, IReadOnlyList<VariableSymbol> Parameters, BoundExpression Value);

/// <summary>What a translator makes, of what, and how.</summary>
internal sealed record TranslatorDefinition(TextLocation Location, StructType Output, TypeSymbol Input, VariableSymbol Parameter,
    IReadOnlyDictionary<string, BoundExpression> Members);

/// <summary>The names of a D script, in the order in which its text brings them up.</summary>
internal sealed class DScope
{
    private readonly Dictionary<(VariableKind Kind, string Name), Symbol> _symbols = [];
    private readonly Dictionary<string, AggregationSymbol> _aggregations = [];
    private readonly Dictionary<string, InlineDefinition> _inlines = [];
    private readonly Dictionary<string, TypeSymbol> _typedefs = Types.OwnTypedefs.ToDictionary(type => type.Key, type => type.Value);
    private readonly Dictionary<string, (TypeSymbol Type, TextLocation Location)> _tags = [];
    private readonly HashSet<string> _broken = [];
    private readonly List<Symbol> _all = [];
    private Stack<Action>? _undo;

    /// <summary>Everything that was declared or assigned, in order.</summary>
    public IReadOnlyList<Symbol> Symbols => _all;

    public IEnumerable<AggregationSymbol> Aggregations => _all.OfType<AggregationSymbol>();

    public IEnumerable<string> GlobalNames => _symbols.Keys.Where(key => key.Kind == VariableKind.Global).Select(key => key.Name).Concat(_inlines.Keys);

    public IEnumerable<string> AggregationNames => _aggregations.Keys;

    public List<TranslatorDefinition> Translators { get; } = [];

    /// <summary>The parameter of the inline or translator that is being read, which hides a global of its name.</summary>
    public Dictionary<string, VariableSymbol> Parameters { get; } = [];

    public Symbol? Find(VariableKind kind, string name) =>
        kind == VariableKind.Global && Parameters.TryGetValue(name, out var parameter) ? parameter : _symbols.GetValueOrDefault((kind, name));

    public AggregationSymbol? FindAggregation(string name) => _aggregations.GetValueOrDefault(name);

    public InlineDefinition? FindInline(string name) => _inlines.GetValueOrDefault(name);

    public TypeSymbol? FindTypedef(string name) => _typedefs.GetValueOrDefault(name) ?? Types.KernelTypedefs.GetValueOrDefault(name) ?? KernelTypes.OfLibrary(name);

    /// <summary>Whether a typedef's name is taken: the kernel's are not.</summary>
    public bool HasTypedef(string name) => _typedefs.ContainsKey(name);

    /// <summary>A structure, union or enumeration by its keyword and tag: <c>struct s</c>.</summary>
    public (TypeSymbol Type, TextLocation Location)? FindTag(string name) => _tags.TryGetValue(name, out var found) ? found : null;

    /// <summary>Whether an aggregation has a mistake in its first assignment: it is not missing as well.</summary>
    public bool IsBroken(string aggregation) => _broken.Contains(aggregation);

    /// <summary>Notes a mistake in an aggregation's first assignment.</summary>
    public void Break(string aggregation) => Add(_broken, aggregation);

    public T Declare<T>(VariableKind kind, T symbol) where T : Symbol
    {
        Set(_symbols, (kind, symbol.Name), symbol);
        Add(symbol);
        return symbol;
    }

    public AggregationSymbol Declare(AggregationSymbol symbol)
    {
        Set(_aggregations, symbol.Name, symbol);
        Add(symbol);
        return symbol;
    }

    /// <summary>A variable without a name of the script's: the parameter of an inline or translator.</summary>
    public VariableSymbol DeclareHidden(string name, TextLocation location, TypeSymbol type)
    {
        var symbol = new VariableSymbol(name, location, VariableKind.ClauseLocal, type);
        Add(symbol);
        return symbol;
    }

    public void DeclareInline(string name, InlineDefinition value) => _inlines[name] = value;

    public void DeclareTypedef(string name, TypeSymbol type) => _typedefs[name] = type;

    public void DeclareTag(string name, TypeSymbol type, TextLocation location) => _tags[name] = (type, location);

    /// <summary>Remembers what is known, until the next mark.</summary>
    /// <returns>Forgets what came after.</returns>
    public Action Mark()
    {
        var undo = _undo = new Stack<Action>();
        return () =>
        {
            while (undo.Count > 0)
                undo.Pop()();
        };
    }

    /// <summary>Adds to a set of what was met so far, which is forgotten with the rest.</summary>
    /// <returns>Whether it is new.</returns>
    public bool Add<T>(HashSet<T> known, T item)
    {
        if (!known.Add(item))
            return false;
        _undo?.Push(() => known.Remove(item));
        return true;
    }

    private void Add(Symbol symbol)
    {
        _all.Add(symbol);
        _undo?.Push(() => _all.RemoveAt(_all.Count - 1));
    }

    private void Set<TKey, TValue>(Dictionary<TKey, TValue> names, TKey key, TValue value) where TKey : notnull
    {
        _undo?.Push(names.TryGetValue(key, out var earlier) ? () => names[key] = earlier : () => names.Remove(key));
        names[key] = value;
    }
}
