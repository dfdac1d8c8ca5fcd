using System.Reflection;
using Pyd.Compiler.Diagnostics;
using Pyd.Testing;
using Xunit;

namespace Pyd.Compiler.Tests;

/// <summary>The catalogue of messages: every id once, in order, and raised by some test.</summary>
public sealed class CatalogueTests
{
    public static TheoryData<string> Catalogues => [.. Classes.Select(type => type.Name)];

    [Fact]
    public void EveryIdIsThereOnce()
    {
        var ids = Classes.SelectMany(TemplatesOf).Select(template => template.Id).ToArray();
        Assert.Equal(ids.Distinct(), ids);
    }

    [Theory, MemberData(nameof(Catalogues))]
    public void IdsAreInOrder(string catalogue)
    {
        var ids = TemplatesOf(Classes.Single(type => type.Name == catalogue)).Select(template => template.Id).ToArray();
        Assert.NotEmpty(ids);
        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
    }

    /// <summary>By its id, or by DTrace's tag in the name of a failing script: <c>err.D_AGG_REDEF.redef.d</c>.</summary>
    [Fact]
    public void EveryIdIsRaisedBySomeTest()
    {
        var texts = TestTexts().ToArray();
        var missing = Classes.SelectMany(TemplatesOf)
            .Where(template => !texts.Any(text => text.Contains(template.Id, StringComparison.Ordinal)))
            .Select(template => $"{template.Id}: {template.Format}");
        Assert.Empty(missing);
    }

    private static IEnumerable<Type> Classes =>
        typeof(DiagnosticTemplate).Assembly.GetTypes().Where(type => type.Name.EndsWith("Templates", StringComparison.Ordinal)).OrderBy(type => type.Name);

    private static IEnumerable<DiagnosticTemplate> TemplatesOf(Type type) =>
        type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.GetValue(null)).OfType<DiagnosticTemplate>();

    /// <summary>The tests' sources, and the golden messages with the names of their files.</summary>
    private static IEnumerable<string> TestTexts()
    {
        var folder = RepositoryRoot.File("tests");
        var files = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(folder, "*.err.verified.txt", SearchOption.AllDirectories));
        return files.Where(path => Path.GetFileName(path) != "CatalogueTests.cs").Select(path => $"{Path.GetFileName(path)}\n{File.ReadAllText(path)}");
    }
}
