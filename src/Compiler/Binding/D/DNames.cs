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

    /// <summary>Variables that only a kernel has (dt_open.c, D's libraries), each with what to take instead.</summary>
    private static readonly Dictionary<string, string> Kernel = new()
    {
        ["lbolt"] = "; take timestamp",
    };

    /// <summary>What to take instead of a variable that only a kernel has; null for other names.</summary>
    public static string? InsteadOfKernel(string name) => Kernel.GetValueOrDefault(name);

    /// <summary>The same for functions only.</summary>
    public static string? DescribeFunction(string name) => Builtins.Find(Dialect.D, name) is { IsVariable: true } ? null : Describe(name);
}
