using System.Collections.Concurrent;
using System.Reflection;

namespace System.Text.RegularExpressions;

/// <summary>The base library's attribute, which netstandard2.0 lacks; <see cref="GeneratedRegexes"/> makes what it describes.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class GeneratedRegexAttribute(string pattern, RegexOptions options = RegexOptions.None) : Attribute
{
    public string Pattern { get; } = pattern;

    public RegexOptions Options { get; } = options;
}

/// <summary>The expressions of methods with a <see cref="GeneratedRegexAttribute"/>, made when first asked for.</summary>
internal static class GeneratedRegexes
{
    private static readonly ConcurrentDictionary<(Type, string), Regex> Made = new();

    public static Regex Of(Type type, string method) => Made.GetOrAdd((type, method), static key =>
    {
        var (declaring, name) = key;
        var described = declaring.GetMethod(name, BindingFlags.Static | BindingFlags.Instance | BindingFlags.NonPublic)?.GetCustomAttribute<GeneratedRegexAttribute>();
        return described is null ? throw new InvalidOperationException($"{declaring.Name}.{name}") : new Regex(described.Pattern, described.Options);
    });
}
