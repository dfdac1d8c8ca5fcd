using Pyd.Compiler.Symbols;
using Pyd.Compiler.Syntax;

namespace Pyd.Compiler.Binding.D;

/// <summary>Names that D has by itself: they cannot name a global variable.</summary>
internal static class DNames
{
    /// <summary>What a name is, <c>an aggregating function</c> for example; null when it is free.</summary>
    public static string? Describe(string name) => AggregatingFunctions.Find(name) is not null
        ? "an aggregating function"
        : Builtins.Find(Dialect.D, name) switch
        {
            { IsVariable: true } => "a variable",
            { } => "a function",
            null => null,
        };

    /// <summary>The same for functions only.</summary>
    public static string? DescribeFunction(string name) => Builtins.Find(Dialect.D, name) is { IsVariable: true } ? null : Describe(name);
}
