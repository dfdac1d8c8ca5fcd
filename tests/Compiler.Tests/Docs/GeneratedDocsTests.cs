using Pyd.Testing;
using Xunit;

namespace Pyd.Compiler.Tests.Docs;

/// <summary>The generated pages say what the tables say; <c>PYD_ACCEPT=1</c> writes them anew.</summary>
public sealed class GeneratedDocsTests
{
    [Fact]
    public void Builtins() => Check("docs/builtins.md", BuiltinsPage.Make());

    [Fact]
    public void Diagnostics() => Check("docs/diagnostics.md", DiagnosticsPage.Make());

    [Fact]
    public void Tags() => Check("docs/languages/d-tags.md", DTraceTagsPage.Make());

    /// <summary>A tag is raised, or the page says why it cannot be.</summary>
    [Fact]
    public void EveryTagIsRaisedOrExplained()
    {
        var raised = DTraceTagsPage.Raised().Keys.ToHashSet();
        Assert.Empty(raised.Except(DTraceTags.All));
        Assert.All(DTraceTags.All, tag => Assert.True(raised.Contains(tag) || DTraceTags.Absent.ContainsKey(tag), tag));
    }

    private static void Check(string file, string expected)
    {
        var path = RepositoryRoot.File(file);
        if (Environment.GetEnvironmentVariable("PYD_ACCEPT") == "1")
            File.WriteAllText(path, expected);
        Golden.Equal(expected, File.Exists(path) ? File.ReadAllText(path) : "");
    }
}
