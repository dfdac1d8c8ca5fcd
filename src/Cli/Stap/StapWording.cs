using Pyd.Compiler;
using Pyd.Compiler.Diagnostics;
using Pyd.Shared;

namespace Pyd.Cli.Stap;

/// <summary>The sentences of stap(1) that scripts around it look for, where pyd's own say the same in other words (elaborate.cxx, translate.cxx).</summary>
internal static class StapWording
{
    private const int MostSuggestions = 5;

    /// <summary>What is said of a mistake, each sentence with the place.</summary>
    public static IReadOnlyList<string> Of(Diagnostic diagnostic) => diagnostic.Template switch
    {
        var template when template == BindingTemplates.UndefinedFunction => [$"unresolved function {diagnostic.Arguments[0]}{Similar(diagnostic.Arguments[0])}"],
        var template when template == BindingTemplates.UnresolvedType => ["unresolved type ", diagnostic.Message],
        var template when template == BindingTemplates.NoSuchProbe => ["while resolving probe point", diagnostic.Message],
        var template when template == BindingTemplates.NotAssignable => ["Expecting lvalue for assignment", diagnostic.Message],
        _ => [diagnostic.Message],
    };

    private static string Similar(string name)
    {
        var names = TapsetListing.Builtins.Select(signature => signature[..signature.IndexOf(':', StringComparison.Ordinal)]).Distinct();
        return $" (similar: {string.Join(", ", Spelling.Nearest(name, names, MostSuggestions))})";
    }
}
