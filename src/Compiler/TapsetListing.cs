using System.Globalization;
using Pyd.Compiler.Binding.Stap;
using Pyd.Compiler.Symbols;
using Pyd.Compiler.Syntax;
using Pyd.Compiler.Syntax.Stap;
using Pyd.Compiler.Text;

namespace Pyd.Compiler;

/// <summary>What stap's tapsets and pyd's own functions offer, in the words of stap's <c>--dump-</c> options.</summary>
public static class TapsetListing
{
    /// <summary>The aliases of tapsets: <c>name = point, point</c>, sorted.</summary>
    /// <param name="library">The files; those of macros have none.</param>
    /// <param name="options">How to read them.</param>
    public static IReadOnlyList<string> Aliases(IEnumerable<SourceText> library, ParseOptions options) =>
        [.. library.Where(file => !file.Path.EndsWith(".stpm", StringComparison.Ordinal))
            .SelectMany(file => SyntaxTree.Parse(file, Dialect.Stap, options with { IsGuru = true, IsTapset = true }).Root.Members.OfType<AliasSyntax>())
            .Select(Describe).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The functions that pyd has without a tapset: <c>name:type (arg1:type, …)</c>.</summary>
    public static IEnumerable<string> Builtins => Listed.Select(Describe);

    /// <summary>The same with what SystemTap says of functions in C: that they need no privilege and, with <c>-v</c>, whether they only look.</summary>
    /// <param name="all">Whether to say all.</param>
    public static IEnumerable<string> TaggedBuiltins(bool all) => Listed.Select(builtin =>
        $"{Describe(builtin)}{(all && builtin.Member is { HasEffect: false } ? " /* pure */" : "")} /* unprivileged */");

    private static IEnumerable<BuiltinSymbol> Listed =>
        Symbols.Builtins.Of(Dialect.Stap).Where(builtin => !builtin.IsVariable && !PrintNames.TryParse(builtin.Name, out _));

    private static string Describe(BuiltinSymbol builtin) => $"{builtin.Name}:{NameOf(builtin.Type)} ({string.Join(", ", builtin.Parameters.Select(Parameter))})";

    private static string Parameter(TypeSymbol? type, int index) => string.Create(CultureInfo.InvariantCulture, $"arg{index + 1}:{NameOf(type)}");

    private static string NameOf(TypeSymbol? type) => type is null or VoidType ? "unknown" : type.IsString ? "string" : "long";

    private static string Describe(AliasSyntax alias) =>
        $"{string.Join(" = ", alias.Names.Select(Describe))} {(alias.IsEpilogue ? "+=" : "=")} {string.Join(", ", alias.Points.Select(Describe))}";

    private static string Describe(ProbePointSyntax point) => PointPattern.TextOf(point.Components) + (point.IsOptional ? "?" : point.IsSufficient ? "!" : "")
        + (point.Condition is { } condition ? $" if ({condition.Location.Text})" : "");
}
