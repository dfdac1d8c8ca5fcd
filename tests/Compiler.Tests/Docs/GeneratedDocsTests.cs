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

    private static void Check(string file, string expected)
    {
        var path = RepositoryRoot.File(file);
        if (Environment.GetEnvironmentVariable("PYD_ACCEPT") == "1")
            File.WriteAllText(path, expected);
        Golden.Equal(expected, File.Exists(path) ? File.ReadAllText(path) : "");
    }
}
