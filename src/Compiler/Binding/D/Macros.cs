using System.Globalization;
using System.Text.RegularExpressions;

namespace Pyd.Compiler.Binding.D;

/// <summary>Macro variables inside probe descriptions: <c>python$1:::$$2</c>; <c>$target</c> is left for the provider.</summary>
internal static partial class Macros
{
    /// <summary>The first macro variable that has no value, or null.</summary>
    public static string? Undefined(IEnumerable<string> fields, CompilationOptions options) =>
        fields.SelectMany(field => Pattern().Matches(field).Select(match => match.Value))
            .FirstOrDefault(macro => macro != "$target" && ValueOf(macro, options) is null);

    /// <summary>A field with its macro variables replaced.</summary>
    public static string Expand(string field, CompilationOptions options) =>
        Pattern().Replace(field, match => ValueOf(match.Value, options) ?? match.Value);

    private static string? ValueOf(string macro, CompilationOptions options) =>
        int.TryParse(macro.TrimStart('$'), CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= options.Arguments.Count
            ? options.Arguments[number - 1]
            : null;

    [GeneratedRegex(@"\$\$?\w+")]
    private static partial Regex Pattern();
}
