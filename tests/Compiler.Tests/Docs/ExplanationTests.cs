using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Syntax;
using Pyd.Compiler.Text;
using Pyd.Testing;
using Xunit;

namespace Pyd.Compiler.Tests.Docs;

/// <summary>
/// <c>Diagnostics/Explanations</c>: each diagnostic has one; the wrong example raises it and, unless it is a warning, no other error, the right one is free of it and of errors.
/// A new diagnostic needs a paragraph there.
/// </summary>
public sealed class ExplanationTests
{
    private static readonly SourceText[] Tapset =
        [.. Directory.EnumerateFiles(RepositoryRoot.File("src/Tapset"), "*.stp*").Order(StringComparer.Ordinal).Select(file => new SourceText(file, File.ReadAllText(file)))];

    /// <summary>Not those of a running script, nor those of a project, which the source generator raises and tests.</summary>
    private static IEnumerable<Explanation> OfCompiler =>
        OfScripts.Where(explanation => !explanation.Id.StartsWith("PYD4", StringComparison.Ordinal));

    private static IEnumerable<Explanation> OfScripts => Explanation.All.Where(explanation => explanation.Language != "project");

    [Fact]
    public void Each_diagnostic_has_one_explanation() => Assert.Equal(DiagnosticCatalogue.All.Select(template => template.Id),
        Explanation.All.Select(explanation => explanation.Id).Where(id => !id.StartsWith("PYD4", StringComparison.Ordinal)));

    [Fact]
    public void Wrong_examples_raise_their_diagnostic_and_no_other_error()
    {
        var failures = OfCompiler.Select(explanation => (explanation.Id, Found: Raised(explanation, explanation.Wrong))).Where(example =>
            !example.Found.Any(diagnostic => diagnostic.Id == example.Id) || (IsError(example.Id) && example.Found.Any(diagnostic => diagnostic.Id != example.Id && diagnostic.Severity == DiagnosticSeverity.Error)));
        var lines = failures.Select(example => $"{example.Id}: {string.Join(" | ", example.Found)}").ToArray();
        Assert.True(lines.Length == 0, string.Join('\n', lines));
    }

    [Fact]
    public void Right_examples_compile()
    {
        var failures = OfScripts.Select(explanation => (explanation.Id, Found: Raised(explanation, explanation.Right)))
            .Where(example => example.Found.Any(diagnostic => diagnostic.Id == example.Id || diagnostic.Severity == DiagnosticSeverity.Error));
        var lines = failures.Select(example => $"{example.Id}: {string.Join(" | ", example.Found)}").ToArray();
        Assert.True(lines.Length == 0, string.Join('\n', lines));
    }

    /// <summary>A warning may come with the error that it explains.</summary>
    private static bool IsError(string id) => DiagnosticCatalogue.All.First(template => template.Id == id).Severity == DiagnosticSeverity.Error;

    private static IReadOnlyList<Diagnostic> Raised(Explanation explanation, ExplainedScript script)
    {
        var words = script.Arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var options = new CompilationOptions
        {
            IsGuru = words.Contains("-g"),
            Limits = ScriptLimits.From([.. words.Where(word => word.StartsWith("-D", StringComparison.Ordinal)).Select(word => word[2..])]),
            Globals = [.. words.Where(word => word.StartsWith("-G", StringComparison.Ordinal)).Select(word => word[2..])],
            Arguments = [.. words.Where(word => word[0] != '-')],
            Library = explanation.Language == "D" ? [] : explanation.Language == "macros" ? [.. Tapset, new SourceText("example.stpm", script.Text)] : Tapset,
        };
        // A thousand levels, and 256 arguments, are too long to print.
        var text = explanation.Language == "macros" ? "probe end { print(1) }"
            : explanation.Id == "PYD1012" ? script.Text.Replace("((((1))))", new string('(', 5000) + "1" + new string(')', 5000), StringComparison.Ordinal)
            : explanation.Id == "PYD2191" ? script.Text.Replace("(int, int)", $"(int{string.Concat(Enumerable.Repeat(", int", 255))})", StringComparison.Ordinal)
            : script.Text;
        return ScriptCompilation.Create(text, explanation.Language == "D" ? Dialect.D : Dialect.Stap, options).Diagnostics;
    }
}
