using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Pyd.SourceGenerator;

/// <summary>
/// Makes a class of each D and SystemTap script among a project's additional files: <c>call_stack.d</c> becomes
/// <c>public sealed partial class CallStack : TraceProgram</c> in the project's root namespace.
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
        var space = context.AnalyzerConfigOptionsProvider.Select(static (options, _) =>
            options.GlobalOptions.TryGetValue("build_property.RootNamespace", out var root) && root.Length > 0 ? root : null);

        // Each script by itself: an edit compiles that one again.
        var compiled = scripts.Combine(space)
            .Select(static (pair, cancel) => ScriptCompiler.Compile(pair.Left.Path, pair.Left.GetText(cancel)?.ToString() ?? "", pair.Right))
            .WithTrackingName(CompileStep);
        context.RegisterSourceOutput(compiled, static (output, script) =>
        {
            foreach (var problem in script.Problems)
                output.ReportDiagnostic(problem.ToDiagnostic());
            if (script.Source.Length > 0)
                output.AddSource(script.HintName, SourceText.From(script.Source, Encoding.UTF8));
        });
    }
}
