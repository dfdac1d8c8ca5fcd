using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;
using Pyd.Compiler;
using Pyd.Compiler.Diagnostics;

namespace Pyd.SourceGenerator;

/// <summary>A script of the project and the class that it becomes.</summary>
/// <param name="Path">The script's file.</param>
/// <param name="ClassName">From the item's metadata <c>ClassName</c>, or else from the file's name.</param>
internal sealed record ProjectScript(string Path, string ClassName)
{
    private const string Metadata = "build_metadata.AdditionalFiles.ClassName";

    public static ProjectScript From(string path, Microsoft.CodeAnalysis.Diagnostics.AnalyzerConfigOptions options) =>
        new(path, options.TryGetValue(Metadata, out var name) && name.Length > 0 ? name : ProgramName.From(path));

    /// <summary>The scripts that cannot have their class, and why.</summary>
    public static EquatableList<ScriptProblem> Clashes(IEnumerable<ProjectScript> scripts)
    {
        var problems = new List<ScriptProblem>();
        var first = new Dictionary<string, ProjectScript>(StringComparer.Ordinal);
        foreach (var script in scripts)
        {
            if (!SyntaxFacts.IsValidIdentifier(script.ClassName))
                problems.Add(script.Problem(ProjectTemplates.NoClassName, script.ClassName, script.Item));
            else if (first.TryGetValue(script.ClassName, out var other))
                problems.Add(script.Problem(ProjectTemplates.SameClass, script.ClassName, other.Path, script.Item));
            else
                first.Add(script.ClassName, script);
        }
        return new EquatableList<ScriptProblem>(problems);
    }

    private string Item => $"<AdditionalFiles Include=\"{System.IO.Path.GetFileName(Path)}\" ClassName=\"…\" />";

    private ScriptProblem Problem(DiagnosticTemplate template, params object[] words) =>
        new(template.Id, string.Format(CultureInfo.InvariantCulture, template.Format, words), Microsoft.CodeAnalysis.DiagnosticSeverity.Error, Path, default, default);
}
