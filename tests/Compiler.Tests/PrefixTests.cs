using Pyd.Compiler.Syntax;
using Pyd.Testing;
using Xunit;

namespace Pyd.Compiler.Tests;

/// <summary>A script that breaks off anywhere is a mistake, never a crash: it parses and binds.</summary>
public sealed class PrefixTests
{
    private const int Step = 7;

    /// <summary>Every script of examples/ and tests/golden, by its path in the repository.</summary>
    public static TheoryData<string> Scripts =>
        [.. new[] { "examples", "tests/golden" }
            .SelectMany(folder => Directory.EnumerateFiles(RepositoryRoot.File(folder), "*", SearchOption.AllDirectories))
            .Where(path => Path.GetExtension(path) is ".d" or ".stp")
            .Select(path => Path.GetRelativePath(RepositoryRoot.Path, path))
            .Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Scripts))]
    public void Binds(string path)
    {
        var text = File.ReadAllText(RepositoryRoot.File(path));
        var dialect = path.EndsWith(".d", StringComparison.Ordinal) ? Dialect.D : Dialect.Stap;
        for (var length = 0; length <= text.Length; length++)
        {
            if (length % Step != 0 && length != text.Length && text[length] != '\n')
                continue;
            var compilation = ScriptCompilation.Create(text[..length], dialect);
            Assert.All(compilation.Diagnostics, diagnostic => Assert.NotEmpty(diagnostic.Message));
        }
    }
}
