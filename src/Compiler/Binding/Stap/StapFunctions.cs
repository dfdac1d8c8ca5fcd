using Pyd.Compiler.Symbols;
using Pyd.Compiler.Syntax.Stap;
using Pyd.Compiler.Text;

namespace Pyd.Compiler.Binding.Stap;

/// <summary>The script's functions: a symbol for each that is called, and those whose bodies are still to be bound.</summary>
internal sealed class StapFunctions(StapLibrary library)
{
    private readonly Dictionary<FunctionSyntax, FunctionSymbol> _symbols = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(string, int), int> _counts = [];

    /// <summary>Functions that were called and are not bound yet.</summary>
    public Queue<(FunctionSyntax Syntax, FunctionSymbol Symbol)> Pending { get; } = new();

    public IEnumerable<string> Names => library.Known<FunctionSyntax>().Select(function => function.Name.Text);

    /// <summary>The numbers of arguments that functions of a name take, ascending.</summary>
    public IReadOnlyList<int> ArgumentCounts(string name) =>
        [.. library.Known<FunctionSyntax>().Where(function => function.Name.Text == name).Select(function => function.Parameters.Count).Distinct().Order()];

    /// <summary>The functions of a name and number of arguments that a file sees, in the order in which they are tried; none when there is none.</summary>
    public IReadOnlyList<FunctionSymbol> Find(string name, int arguments, SourceText from) =>
        [.. library.FindFunctions(name, arguments, from, include: true).Select(SymbolOf)];

    /// <summary>The bodies of the functions of a name, without calling them.</summary>
    public IReadOnlyList<FunctionSyntax> Look(string name, int arguments, SourceText from) =>
        library.FindFunctions(name, arguments, from, include: false);

    /// <summary>A function's symbol; its body will be bound.</summary>
    public FunctionSymbol SymbolOf(FunctionSyntax syntax)
    {
        if (!_symbols.TryGetValue(syntax, out var symbol))
        {
            var parameters = syntax.Parameters
                .Select(parameter => new VariableSymbol(parameter.Name, parameter.Location, VariableKind.Parameter, TypeOf(parameter.Type))).ToArray();
            var key = (syntax.Name.Text, parameters.Length);
            var ordinal = _counts.GetValueOrDefault(key);
            _counts[key] = ordinal + 1;
            symbol = new FunctionSymbol(syntax.Name.Text, syntax.Name.Location, parameters, TypeOf(syntax.Type)) { Ordinal = ordinal };
            _symbols.Add(syntax, symbol);
            Pending.Enqueue((syntax, symbol));
        }
        return symbol;
    }

    /// <summary>Whether something calls a function.</summary>
    public bool IsCalled(FunctionSyntax syntax) => _symbols.ContainsKey(syntax);

    private static TypeSymbol TypeOf(string? type) => type switch
    {
        "long" => Types.Long,
        "string" => Types.String,
        _ => new InferredType(),
    };
}
