using Pyd.Compiler.Symbols;
using Pyd.Compiler.Syntax;

namespace Pyd.Compiler.Binding.Stap;

/// <summary>The script's globals, and what its handlers and functions do with them.</summary>
internal sealed class StapGlobals
{
    private readonly Dictionary<string, Symbol> _symbols = [];
    private readonly List<Symbol> _used = [];
    private readonly HashSet<string> _read = [];
    private readonly HashSet<string> _written = [];

    public StapGlobals() => DeadCode = new DeadCode(_symbols.ContainsKey);

    public DeadCode DeadCode { get; }

    public IEnumerable<string> Names => _symbols.Keys;

    public IEnumerable<Symbol> Symbols => _symbols.Values;

    /// <summary>Those that a handler or function names, in the order in which they are named first.</summary>
    public IEnumerable<Symbol> Used => _used;

    /// <summary>The global of a name; declares one when there is none.</summary>
    /// <returns>The one that has the name already, else null.</returns>
    public Symbol? Declare(Symbol symbol) => _symbols.TryAdd(symbol.Name, symbol) ? null : _symbols[symbol.Name];

    public Symbol? Find(string name)
    {
        if (!_symbols.TryGetValue(name, out var symbol))
            return null;
        if (!_used.Contains(symbol))
            _used.Add(symbol);
        return symbol;
    }

    /// <summary>Notes what a handler or function does with globals.</summary>
    /// <param name="bodies">Its text.</param>
    /// <param name="parameters">Names that stand for something else there.</param>
    public void NoteUses(IReadOnlyCollection<SyntaxNode> bodies, IReadOnlyCollection<string> parameters)
    {
        var usage = DeadCode.WithoutDeadStatements(bodies);
        _read.UnionWith(usage.Read.Except(parameters));
        _written.UnionWith(usage.Written.Except(parameters));
    }

    /// <summary>Whether a global is given values that nothing looks at, but code that does nothing.</summary>
    public bool IsUnread(Symbol symbol) => _written.Contains(symbol.Name) && !_read.Contains(symbol.Name);

    /// <summary>Whether a handler or function names a global.</summary>
    public bool IsUsed(Symbol symbol) => _used.Contains(symbol);
}
