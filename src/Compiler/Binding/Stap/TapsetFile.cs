using System.Text.RegularExpressions;
using Pyd.Compiler.Syntax;
using Pyd.Compiler.Text;

namespace Pyd.Compiler.Binding.Stap;

/// <summary>A tapset file, parsed once something that it seems to hold is looked for.</summary>
internal sealed partial class TapsetFile(SourceText source)
{
    private HashSet<string>? _functions;
    private HashSet<string>? _globals;

    public SourceText Source { get; } = source;

    /// <summary>The file, parsed; or null while nobody needs it.</summary>
    public SyntaxTree? Tree { get; set; }

    /// <summary>Whether it may define a function; a look at the text only.</summary>
    public bool MayDefineFunction(string name) => (_functions ??= [.. Function().Matches(Source.Content).Cast<Match>().Select(match => match.Groups[1].Value)]).Contains(name);

    /// <summary>Whether it may declare a global; a look at the text only.</summary>
    public bool MayDeclareGlobal(string name) =>
        (_globals ??= [.. Global().Matches(Source.Content).Cast<Match>().SelectMany(match => Word().Matches(match.Value).Cast<Match>()).Select(match => match.Value)]).Contains(name);

    /// <summary>Whether it may name an alias; a look at the text only.</summary>
    public bool MayNameAlias(string word) => Source.Content.Contains(word, StringComparison.Ordinal);

    [GeneratedRegex(@"\bfunction\s+(\w+)")]
    private static partial Regex Function();

    // From `global` to what begins the next construct.
    [GeneratedRegex(@"\bglobal\b(?:(?!\b(?:probe|function|global)\b)[^{])*")]
    private static partial Regex Global();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
