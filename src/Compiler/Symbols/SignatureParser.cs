namespace Pyd.Compiler.Symbols;

/// <summary>Reads the prototypes of the builtin table, <c>string(uintptr_t, [size_t])</c>.</summary>
internal static class SignatureParser
{
    public static TypeSymbol Returns(string signature) => TypeOf(signature.Split('(')[0]);

    public static IReadOnlyList<TypeSymbol?> Parameters(string signature) =>
        [.. Items(signature).Where(item => item != "...").Select(item => item.Trim('[', ']')).Select(item => item == "@" ? null : TypeOf(item))];

    public static int Optional(string signature) => Items(signature).Count(item => item.StartsWith('['));

    private static TypeSymbol TypeOf(string text) => text == "stack" ? Types.Stack
        : text == "symbol" ? Types.Symbol
        : Types.FromPrototype(text) ?? throw new System.Diagnostics.UnreachableException(text);

    private static string[] Items(string signature)
    {
        var open = signature.IndexOf('(', StringComparison.Ordinal);
        return open < 0 ? [] : signature[(open + 1)..^1].Split(',').Select(item => item.Trim()).Where(item => item.Length > 0).ToArray();
    }
}
