using System.Text.RegularExpressions;
using Pyd.Compiler.Syntax.Stap;

namespace Pyd.Compiler.Binding.Stap;

/// <summary>The names of a probe point's components as a pattern: <c>*</c> stands within a component, <c>**</c> across components.</summary>
internal static class PointPattern
{
    /// <summary>Whether a component's name is a pattern.</summary>
    public static bool IsPattern(string name) => name.AsSpan().IndexOfAny("*?[") >= 0;

    /// <summary>Whether a whole point, its names joined by dots, is what a pattern means.</summary>
    public static bool Matches(IReadOnlyList<ProbeComponentSyntax> pattern, string point)
    {
        var text = string.Join('.', pattern.Select(component => component.Name));
        var regex = Regex.Escape(text).Replace(@"\*\*", ".*", StringComparison.Ordinal).Replace(@"\*", "[^.]*", StringComparison.Ordinal)
            .Replace(@"\?", "[^.]", StringComparison.Ordinal);
        return Regex.IsMatch(point, $"^(?:{regex})$", RegexOptions.NonBacktracking);
    }

    /// <summary>A point with the names of a match and the arguments of the pattern: each with its own component, else with the last.</summary>
    public static IReadOnlyList<ProbeComponentSyntax> Fill(IReadOnlyList<ProbeComponentSyntax> pattern, string point)
    {
        var names = point.Split('.');
        return [.. names.Select((name, i) => new ProbeComponentSyntax(pattern[Math.Min(i, pattern.Count - 1)].Location, name,
            names.Length == pattern.Count ? pattern[i].Argument : i == names.Length - 1 ? pattern[^1].Argument : null))];
    }

    /// <summary>A point as a script writes it.</summary>
    public static string TextOf(IEnumerable<ProbeComponentSyntax> components) =>
        string.Join('.', components.Select(component => component.Argument is null ? component.Name : $"{component.Name}({component.Argument.Location.Text})"));
}
