using Pyd.Compiler.Syntax;
using Pyd.Testing;
using Xunit;

namespace Pyd.Compiler.Tests;

/// <summary>
/// The stages of the scripts in tests/golden/stages as text, which together visit each node: <c>x.bound.verified.txt</c>, <c>x.ir.verified.txt</c>,
/// <c>x.cs.verified.txt</c> and, of the small one, <c>x.il.verified.txt</c>.
/// </summary>
public sealed class StageDumpTests
{
    private static readonly string Folder = RepositoryRoot.File("tests/golden/stages");

    public static TheoryData<string> Scripts =>
        [.. Directory.EnumerateFiles(Folder, "*.d").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Scripts))]
    public void Bound(string name) => Verify(name, CompilationStage.Bound, "bound");

    [Theory, MemberData(nameof(Scripts))]
    public void Ir(string name) => Verify(name, CompilationStage.Ir, "ir");

    [Theory, MemberData(nameof(Scripts))]
    public void Cs(string name) => Verify(name, CompilationStage.Cs, "cs");

    [Fact]
    public void Il() => Verify("small", CompilationStage.Il, "il");

    private static void Verify(string name, CompilationStage stage, string suffix)
    {
        var path = Path.Combine(Folder, name);
        var compilation = ScriptCompilation.Create(File.ReadAllText($"{path}.d"), Dialect.D, path: $"{name}.d");
        Assert.Empty(compilation.Diagnostics);
        Golden.Verify(compilation.Dump(stage), $"{path}.{suffix}");
    }
}
