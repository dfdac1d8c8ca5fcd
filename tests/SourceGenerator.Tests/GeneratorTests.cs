using System.Collections.Immutable;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Pyd.Runtime;
using Xunit;

namespace Pyd.SourceGenerator.Tests;

/// <summary>The generator on projects that a test makes.</summary>
public sealed class GeneratorTests
{
    private static readonly CSharpCompilation Empty = CSharpCompilation.Create("project", [],
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Append(typeof(TraceProgram).Assembly.Location).Select(path => MetadataReference.CreateFromFile(path)),
        // A project that checks arithmetic and treats every warning as an error.
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, checkOverflow: true, generalDiagnosticOption: ReportDiagnostic.Error, nullableContextOptions: NullableContextOptions.Enable));

    [Fact]
    public void AScriptIsAClassOfTheRootNamespace()
    {
        var driver = Driver(new Script("count.d", "BEGIN { printf(\"%d\\n\", $target); }"), new Script("notes.txt", "not a script")).RunGeneratorsAndUpdateCompilation(Empty, out var project, out var problems, TestContext);
        Assert.Empty(problems);
        Assert.Empty(project.GetDiagnostics(TestContext));
        Assert.Equal(["Count.g.cs"], driver.GetRunResult().Results.Single().GeneratedSources.Select(source => source.HintName));
        var type = project.GetTypeByMetadataName("My.Project.Count")!;
        Assert.Equal("TraceProgram", type.BaseType?.Name);
        Assert.True(type.IsSealed && type.DeclaredAccessibility == Accessibility.Public);
    }

    [Fact]
    public void AMistakeIsAnErrorAtTheScriptsLine()
    {
        Driver(new Script("folder/wrong.d", "BEGIN\n{\n\ttrace(nobody);\n}\n")).RunGeneratorsAndUpdateCompilation(Empty, out var project, out var problems, TestContext);
        var problem = Assert.Single(problems);
        Assert.StartsWith("PYD2", problem.Id, StringComparison.Ordinal);
        Assert.Equal(DiagnosticSeverity.Error, problem.Severity);
        Assert.Equal(("folder/wrong.d", 2, 7), (problem.Location.GetLineSpan().Path, problem.Location.GetLineSpan().StartLinePosition.Line, problem.Location.GetLineSpan().StartLinePosition.Character));
        Assert.Contains("nobody", problem.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Empty(project.SyntaxTrees);
    }

    [Fact]
    public void TwoScriptsOfOneNameAreToldApart()
    {
        var driver = Driver(new Script("a/top.d", "BEGIN { }"), new Script("b/top.stp", "probe begin { println(1) }")).RunGeneratorsAndUpdateCompilation(Empty, out _, out var problems, TestContext);
        var problem = Assert.Single(problems);
        Assert.Equal(("PYD5001", "b/top.stp"), (problem.Id, problem.Location.GetLineSpan().Path));
        Assert.Contains("a/top.d", problem.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Single(driver.GetRunResult().Results.Single().GeneratedSources);

        driver = Driver(new Script("a/top.d", "BEGIN { }"), new Script("b/top.stp", "probe begin { println(1) }", "TopOfB")).RunGeneratorsAndUpdateCompilation(Empty, out var project, out problems, TestContext);
        Assert.Empty(problems);
        Assert.Empty(project.GetDiagnostics(TestContext));
        Assert.Equal(["Top.g.cs", "TopOfB.g.cs"], driver.GetRunResult().Results.Single().GeneratedSources.Select(source => source.HintName));
    }

    [Fact]
    public void AClassHasANameOfCSharp()
    {
        Driver(new Script("top.d", "BEGIN { }", "2nd")).RunGeneratorsAndUpdateCompilation(Empty, out var project, out var problems, TestContext);
        Assert.Equal("PYD5002", Assert.Single(problems).Id);
        Assert.Empty(project.SyntaxTrees);
    }

    [Fact]
    public void ExplainedProjectsRaiseWhatTheyExplain()
    {
        var explanations = Compiler.Diagnostics.Explanation.All.Where(explanation => explanation.Language == "project").ToList();
        Assert.NotEmpty(explanations);
        Assert.All(explanations, explanation => Assert.Equal([explanation.Id], Problems(explanation.Wrong.Text)));
        Assert.All(explanations, explanation => Assert.Empty(Problems(explanation.Right.Text)));

        static IEnumerable<string> Problems(string items)
        {
            var scripts = XElement.Parse($"<ItemGroup>{items}</ItemGroup>").Elements("AdditionalFiles").Select(item => new Script(
                item.Attribute("Include")!.Value,
                item.Attribute("Include")!.Value.EndsWith(".d", StringComparison.Ordinal) ? "BEGIN { }" : "probe begin { println(1) }",
                item.Attribute("ClassName")?.Value ?? ""));
            Driver([.. scripts]).RunGeneratorsAndUpdateCompilation(Empty, out _, out var problems, TestContext);
            return problems.Select(problem => problem.Id);
        }
    }

    [Fact]
    public void AnEditCompilesOneScriptAgain()
    {
        var (one, two) = (new Script("one.d", "BEGIN { trace(1); }"), new Script("two.stp", "probe begin { println(2) }"));
        var driver = Driver(one, two).RunGenerators(Empty, TestContext);
        driver = driver.ReplaceAdditionalText(one, new Script("one.d", "BEGIN { trace(3); }")).RunGenerators(Empty.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class New;", cancellationToken: TestContext)), TestContext);
        var steps = driver.GetRunResult().Results.Single().TrackedSteps[ScriptGenerator.CompileStep];
        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached], steps.SelectMany(step => step.Outputs).Select(output => output.Reason));
    }

    private static CancellationToken TestContext => CancellationToken.None;

    private static GeneratorDriver Driver(params Script[] scripts) => CSharpGeneratorDriver.Create([new ScriptGenerator().AsSourceGenerator()], scripts,
        optionsProvider: new Options(), driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    private sealed class Script(string path, string text, string className = "") : AdditionalText
    {
        public string ClassName => className;

        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }

    private sealed class Options : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(ImmutableDictionary<string, string>.Empty.Add("build_property.RootNamespace", "My.Project"));

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) =>
            new Values(ImmutableDictionary<string, string>.Empty.Add("build_metadata.AdditionalFiles.ClassName", ((Script)textFile).ClassName));

        private sealed class Values(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
        }
    }
}
