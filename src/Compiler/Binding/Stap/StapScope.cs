using Pyd.Compiler.Symbols;
using Pyd.Compiler.Text;

namespace Pyd.Compiler.Binding.Stap;

/// <summary>The names within one handler or function: its own over the program's.</summary>
internal sealed class StapScope(IReadOnlyDictionary<string, Symbol> globals, NameUsage usage)
{
    private readonly Dictionary<string, VariableSymbol> _locals = [];

    /// <summary>How the handler's text uses its names.</summary>
    public NameUsage Usage { get; } = usage;

    public IEnumerable<VariableSymbol> Locals => _locals.Values;

    public IEnumerable<string> Names => _locals.Keys.Concat(globals.Keys);

    public void Add(VariableSymbol parameter) => _locals[parameter.Name] = parameter;

    public Symbol? Find(string name) => _locals.TryGetValue(name, out var local) ? local : globals.GetValueOrDefault(name);

    /// <summary>The variable of a name; a new local when there is none.</summary>
    public Symbol FindOrDeclare(string name, TextLocation location)
    {
        if (Find(name) is { } known)
            return known;
        var local = new VariableSymbol(name, location, VariableKind.Local, new InferredType());
        _locals.Add(name, local);
        return local;
    }
}
