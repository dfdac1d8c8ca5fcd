using System.Globalization;
using Pyd.Compiler.Symbols;

namespace Pyd.Compiler.Binding;

/// <summary>Numbers and types as messages say them.</summary>
internal static class Wording
{
    /// <summary><c>1 key</c>, <c>2 keys</c>, <c>no keys</c>.</summary>
    public static string Count(int count, string noun) =>
        count == 0 ? $"no {noun}s" : string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");

    /// <summary><c>1 or 2 arguments</c>.</summary>
    public static string Count(int count, string noun, IReadOnlyList<int> others) =>
        string.Concat(others.Select(other => string.Create(CultureInfo.InvariantCulture, $"{other} or "))) + Count(count, noun);

    /// <summary><c>a string</c>, <c>an integer</c>.</summary>
    public static string Type(TypeSymbol type) => InferredType.Resolve(type) switch
    {
        StringType => "a string",
        EnumType enumeration => enumeration.Name,
        IntegerType => "an integer",
        PointerType or ArrayType or StructType or FloatType or FunctionType => type.Name,
        StatisticType => "a statistic",
        VoidType => "nothing",
        StackType => "a stack",
        SymbolType => "a symbol",
        _ => "unknown",
    };
}
