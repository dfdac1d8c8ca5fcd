using System.Text.RegularExpressions;
using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Syntax;
using Pyd.Compiler.Text;

namespace Pyd.Cli;

/// <summary>The language of a script that nothing names: by the word that it begins with, else by which of the two can read it.</summary>
internal static partial class DialectGuess
{
    /// <summary>The language, or null when it might be either.</summary>
    public static Dialect? Of(string text, IReadOnlyList<string> arguments)
    {
        var start = Blank().Match(text).Length;
        if (StapWord().IsMatch(text, start))
            return Dialect.Stap;
        if (DWord().IsMatch(text, start))
            return Dialect.D;
        var (isD, isStap) = (Reads(text, Dialect.D, arguments), Reads(text, Dialect.Stap, arguments));
        return isD == isStap ? null : isD ? Dialect.D : Dialect.Stap;
    }

    private static bool Reads(string text, Dialect dialect, IReadOnlyList<string> arguments)
    {
        var tree = SyntaxTree.Parse(new SourceText("", text), dialect, new ParseOptions { Arguments = arguments });
        return tree.Root.Members.Count > 0 && tree.Diagnostics.All(diagnostic => diagnostic.Severity != DiagnosticSeverity.Error);
    }

    /// <summary>White space and comments.</summary>
    [GeneratedRegex(@"\A(\s|/\*.*?\*/)*", RegexOptions.Singleline)]
    private static partial Regex Blank();

    [GeneratedRegex(@"\G(probe|global|private|function)\s+[\w.@$*?]|\G(@define\b|%\(|%\{|#\s|//)")]
    private static partial Regex StapWord();

    [GeneratedRegex(@"\G((dtrace:::)?(BEGIN|END|ERROR)\b|tick-|profile-|self\s|this\s|inline\s|#pragma\s+D\s|[\w$*?.-]*:[\w$*?.-]*:)")]
    private static partial Regex DWord();
}
