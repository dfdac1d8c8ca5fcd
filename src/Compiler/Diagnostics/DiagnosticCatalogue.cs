using System.Reflection;

namespace Pyd.Compiler.Diagnostics;

/// <summary>All kinds of mistakes, for who asks about one; a compilation does not need it.</summary>
public static class DiagnosticCatalogue
{
    /// <summary>In the order of their ids.</summary>
    public static IReadOnlyList<DiagnosticTemplate> All { get; } =
    [
        .. typeof(DiagnosticTemplate).Assembly.GetTypes()
            .Where(type => type.Name.EndsWith("Templates", StringComparison.Ordinal))
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Select(field => field.GetValue(null)).OfType<DiagnosticTemplate>()
            .OrderBy(template => template.Id, StringComparer.Ordinal),
    ];
}
