using System.CommandLine;
using System.CommandLine.Completions;

namespace Pyd.Hosting;

/// <summary>The words that an option chooses from, as shells complete them.</summary>
public static class ChoiceNames
{
    /// <summary>Completes an option by the names of its type's values as people write them.</summary>
    public static Option<T> WithNames<T>(this Option<T> option) => option.With(Enum.GetNames(Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T)).Select(name => name.ToLowerInvariant()));

    /// <summary>Completes an option by some words.</summary>
    public static Option<T> With<T>(this Option<T> option, IEnumerable<string> words)
    {
        option.CompletionSources.Clear();
        option.CompletionSources.Add(_ => words.Select(word => new CompletionItem(word)));
        return option;
    }
}
