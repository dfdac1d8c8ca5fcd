using Pyd.Compiler;
using Pyd.Compiler.Diagnostics;
using Pyd.Shared;

namespace Pyd.Cli.Stap;

/// <summary>Mistakes in the sentences of stap, for programs and people that look for them (elaborate.cxx, translate.cxx).</summary>
internal static class StapSentences
{
    private const int MostSuggestions = 5;

    /// <summary>What is said of a mistake that is not <see cref="OfPoint">of a probe point</see>, each sentence with the place.</summary>
    public static IReadOnlyList<string> Of(Diagnostic mistake) => mistake.Template switch
    {
        var template when template == BindingTemplates.UndefinedFunction => [$"unresolved function {mistake.Arguments[0]}{SimilarTo(mistake.Arguments[0])}"],
        var template when template == BindingTemplates.UnresolvedType => ["unresolved type ", mistake.Message],
        var template when template == BindingTemplates.NoSuchProbe => ["while resolving probe point", mistake.Message],
        var template when template == BindingTemplates.EmptyScript => ["no probes found"],
        var template when template == BindingTemplates.NotAssignable => ["Expecting lvalue for assignment", mistake.Message],
        _ => [mistake.Message],
    };

    /// <summary>What is said of a mistake that the parser finds.</summary>
    public static string OfParser(Diagnostic mistake) =>
        IsOfConstruct(mistake) ? "expected 'probe', 'global', 'private', 'function', or '%{'" : mistake.Message;

    /// <summary>Whether a text stands where a construct should begin.</summary>
    public static bool IsOfConstruct(Diagnostic mistake) => mistake.Template == SyntaxTemplates.NotAConstruct;

    /// <summary>Whether a script has nothing to run, which is said without a place.</summary>
    public static bool IsOfWhole(Diagnostic mistake) => mistake.Template == BindingTemplates.EmptyScript;

    /// <summary>What is wrong with a probe point that means nothing; null for other mistakes.</summary>
    public static string? OfPoint(Diagnostic mistake) => mistake.Arguments is not [_, _, var kind, var names] || !IsOfPoint(mistake) ? null : kind switch
    {
        "pattern" => $"probe point mismatch: didn't find any wildcard matches{Similar("similar", names)}",
        "truncated" => $"probe point truncated (follow: {names})",
        "suffix" => "invalid suffix for probe",
        "mark" => $"no match{Similar("similar marks", names)}",
        _ => $"probe point mismatch{Similar("similar", names)}",
    };

    /// <summary>What mistakes of one kind have in common.</summary>
    public static string KindOf(Diagnostic mistake) => OfPoint(mistake) is null ? mistake.Id : $"probe point {mistake.Arguments[2]}";

    private static bool IsOfPoint(Diagnostic mistake) => mistake.Template == BindingTemplates.NoSuchProbe || mistake.Template == BindingTemplates.BadTimer;

    private static string Similar(string what, string names) => names.Length == 0 ? "" : $" ({what}: {names})";

    private static string SimilarTo(string function)
    {
        var names = TapsetListing.Builtins.Select(signature => signature[..signature.IndexOf(':', StringComparison.Ordinal)]).Distinct();
        return Similar("similar", string.Join(", ", Spelling.Nearest(function, names, MostSuggestions)));
    }
}
