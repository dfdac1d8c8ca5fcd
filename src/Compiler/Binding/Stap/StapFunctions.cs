using Pyd.Compiler.Symbols;
using Pyd.Compiler.Syntax.Stap;

namespace Pyd.Compiler.Binding.Stap;

/// <summary>The script's functions: a symbol for each that is called, and those whose bodies are still to be bound.</summary>
internal sealed class StapFunctions(StapLibrary library)
{
    private readonly Dictionary<FunctionSyntax, FunctionSymbol> _symbols = new(ReferenceEqualityComparer.Instance);

    /// <summary>Functions that were called and are not bound yet.</summary>
    public Queue<(FunctionSyntax Syntax, FunctionSymbol Symbol)> Pending { get; } = new();

    public IEnumerable<string> Names => library.Known<FunctionSyntax>().Select(function => function.Name.Text);

    /// <summary>The numbers of arguments that functions of a name take, ascending.</summary>
    public IReadOnlyList<int> ArgumentCounts(string name) =>
        [.. library.Known<FunctionSyntax>().Where(function => function.Name.Text == name).Select(function => function.Parameters.Count).Distinct().Order()];

    /// <summary>A function by name and number of arguments, or null.</summary>
    public FunctionSymbol? Find(string name, int arguments)
    {
        if (library.FindFunction(name, arguments) is not { } syntax)
            return null;
        if (!_symbols.TryGetValue(syntax, out var symbol))
        {
            var parameters = syntax.Parameters
                .Select(parameter => new VariableSymbol(parameter.Name, parameter.Location, VariableKind.Parameter, TypeOf(parameter.Type))).ToArray();
            symbol = new FunctionSymbol(name, syntax.Name.Location, parameters, TypeOf(syntax.Type));
            _symbols.Add(syntax, symbol);
            Pending.Enqueue((syntax, symbol));
        }
        return symbol;
    }

    private static TypeSymbol TypeOf(string? type) => type switch
    {
        "long" => Types.Long,
        "string" => Types.String,
        _ => new InferredType(),
    };
}
