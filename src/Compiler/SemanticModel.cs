using Pyd.Compiler.Binding;
using Pyd.Compiler.Symbols;
using Pyd.Compiler.Syntax;
using Pyd.Compiler.Text;

namespace Pyd.Compiler;

/// <summary>What the names and expressions of a script mean: for editors and other tools.</summary>
public sealed class SemanticModel
{
    private readonly SemanticMap _map;

    internal SemanticModel(SemanticMap map) => _map = map;

    /// <summary>The type of an expression, for example <c>string</c>, <c>int</c> or <c>long</c>; null when it has none.</summary>
    public string? GetType(ExpressionSyntax expression) => _map.Find(expression) is { } bound ? InferredType.Resolve(bound.Type).Name : null;

    /// <summary>The variable, array or built-in name that an expression stands for; null when it stands for none.</summary>
    public SymbolInfo? GetSymbol(ExpressionSyntax expression) => _map.Find(expression) switch
    {
        BoundVariable { Symbol: var symbol } => new SymbolInfo(symbol.Name, KindOf(symbol.Kind), InferredType.Resolve(symbol.Type).Name, symbol.Location),
        BoundElement { Array: var array } => new SymbolInfo(array.Name, "array", InferredType.Resolve(array.Value).Name, array.Location),
        BoundBuiltin { Builtin: var builtin } => new SymbolInfo(builtin.Name, builtin.IsVariable ? "builtin variable" : "builtin function", builtin.Signature, null),
        BoundCall { Function: var function } => new SymbolInfo(function.Name, "function", InferredType.Resolve(function.Returns).Name, function.Location),
        _ => null,
    };

    private static string KindOf(VariableKind kind) => kind switch
    {
        VariableKind.Global => "global variable",
        VariableKind.ThreadLocal => "thread-local variable",
        VariableKind.ClauseLocal => "clause-local variable",
        VariableKind.Local => "local variable",
        VariableKind.Parameter => "parameter",
        _ => throw new System.Diagnostics.UnreachableException($"{kind}"),
    };
}

/// <summary>Something that has a name.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it is, for people.</param>
/// <param name="Type">Its type, or for a built-in function its prototype.</param>
/// <param name="Declaration">Where it was declared or first assigned; null for built-in names.</param>
public sealed record SymbolInfo(string Name, string Kind, string Type, TextLocation? Declaration);
