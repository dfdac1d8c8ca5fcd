using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Pyd.SourceGenerator;

/// <summary>
/// Makes a class of each D and SystemTap script among a project's additional files: <c>call_stack.d</c> becomes
/// <c>public sealed partial class CallStack : TraceProgram</c> in the project's root namespace, or the class that the item's <c>ClassName</c> names.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class ScriptGenerator : IIncrementalGenerator
{
    /// <summary>The step that compiles a script; tests look whether it ran.</summary>
    public const string CompileStep = "CompileScript";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var scripts = context.AdditionalTextsProvider.Where(static file => ScriptCompiler.IsScript(file.Path));
        var files = scripts.Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, _) => (Text: pair.Left, File: ProjectScript.From(pair.Left.Path, pair.Right.GetOptions(pair.Left))));
        var space = context.AnalyzerConfigOptionsProvider.Select(static (options, _) =>
            options.GlobalOptions.TryGetValue("build_property.RootNamespace", out var root) && root.Length > 0 ? root : null);
        var clashes = files.Select(static (script, _) => script.File).Collect().Select(static (all, _) => ProjectScript.Clashes(all));

        // Each script by itself: an edit compiles that one again.
        var compiled = files.Combine(space)
            .Select(static (pair, cancel) => ScriptCompiler.Compile(pair.Left.File, pair.Left.Text.GetText(cancel)?.ToString() ?? "", pair.Right))
            .WithTrackingName(CompileStep);
        context.RegisterSourceOutput(clashes, static (output, problems) =>
        {
            foreach (var problem in problems)
                output.ReportDiagnostic(problem.ToDiagnostic());
        });
        context.RegisterSourceOutput(compiled.Combine(clashes), static (output, pair) =>
        {
            var (script, clashing) = pair;
            foreach (var problem in script.Problems)
                output.ReportDiagnostic(problem.ToDiagnostic());
            if (script.Source.Length > 0 && !clashing.Any(problem => problem.Path == script.Path))
                output.AddSource(script.HintName, SourceText.From(script.Source, Encoding.UTF8));
        });
    }
}
