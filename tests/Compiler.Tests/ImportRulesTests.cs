using System.Text.RegularExpressions;
using Pyd.Testing;
using Xunit;

namespace Pyd.Compiler.Tests;

/// <summary>
/// Which folder of src may import which: the stages of the compiler see only what comes before them. A folder is its namespace, unused
/// usings fail the build, and no namespace of the project is a global using, so the <c>using</c> lines tell the truth.
/// </summary>
public sealed partial class ImportRulesTests
{
    /// <summary>Folder, what it may import of the project besides itself.</summary>
    public static TheoryData<string, string> Rules => new()
    {
        { "Compiler/Text", "" },
        { "Compiler/Diagnostics", "Compiler.Text" },
        { "Compiler/Syntax", "Compiler.Text Compiler.Diagnostics Shared" },
        // Of Syntax only Dialect: the table of builtins has a column for it.
        { "Compiler/Symbols", "Compiler.Text Compiler.Diagnostics Compiler.Syntax Shared" },
        { "Compiler/Binding", "Compiler.Text Compiler.Diagnostics Compiler.Syntax Compiler.Symbols Shared" },
        { "Compiler/Ir", "Compiler.Text Compiler.Symbols" },
        { "Compiler/Lowering", "Compiler.Text Compiler.Diagnostics Compiler.Symbols Compiler.Binding Compiler.Ir Shared" },
        { "Compiler/Emit", "Compiler.Text Compiler.Diagnostics Compiler.Symbols Compiler.Ir Runtime" },
        { "Shared", "" },
        { "Runtime", "Shared" },
        { "Sources", "Runtime Shared" },
        { "Hosting", "Runtime Sources Shared" },
        { "SourceGenerator", "Compiler.Text Compiler.Diagnostics Compiler.Syntax" },
        { "Cli", "Compiler.Text Compiler.Diagnostics Compiler.Syntax Runtime Sources Hosting Shared" },
    };

    [Theory, MemberData(nameof(Rules))]
    public void AFolderImportsWhatIsBelowIt(string folder, string allowed)
    {
        string[] open = [folder.Replace('/', '.'), .. allowed.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        var wrong = Usings(folder)
            .Where(import => import.Namespace.StartsWith("Pyd.", StringComparison.Ordinal))
            // The root of the compiler is its public door.
            .Where(import => !(folder is "Cli" or "SourceGenerator" && import.Namespace == "Pyd.Compiler"))
            .Where(import => !open.Any(name => $"{import.Namespace}.".StartsWith($"Pyd.{name}.", StringComparison.Ordinal)))
            .Select(import => $"{import.File}: {import.Namespace}");
        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("Antlr4", "Compiler/Syntax/")]
    [InlineData("System.Reflection.Emit", "Compiler/Emit/Il/")]
    [InlineData("Microsoft.CodeAnalysis", "Compiler/Emit/CSharp/RoslynEngine.cs SourceGenerator/")]
    public void AToolHasItsPlace(string import, string places)
    {
        var wrong = Usings("").Where(use => use.Namespace.StartsWith(import, StringComparison.Ordinal)
            && !places.Split(' ').Any(place => use.File.StartsWith(place, StringComparison.Ordinal)));
        Assert.Empty(wrong);
    }

    [Fact]
    public void EveryFolderHasARule()
    {
        var source = RepositoryRoot.File("src");
        var ruled = Rules.Select(rule => (string)rule[0]).ToArray();
        var folders = Usings("").Select(use => use.File.Split('/'))
            .Select(parts => parts[0] == "Compiler" ? parts.Length > 2 ? $"Compiler/{parts[1]}" : "" : parts[0])
            .Where(folder => folder.Length > 0)
            .Distinct();
        Assert.True(Directory.Exists(source));
        Assert.Empty(folders.Except(ruled));
    }

    private static IEnumerable<(string File, string Namespace)> Usings(string folder)
    {
        var source = RepositoryRoot.File("src");
        return Directory.EnumerateFiles(Path.Combine(source, folder), "*.cs", SearchOption.AllDirectories)
            .Select(path => (Path: path, File: Path.GetRelativePath(source, path)))
            .Where(file => !file.File.Split('/').Contains("obj"))
            .SelectMany(file => Using().Matches(File.ReadAllText(file.Path)).Select(match => (file.File, match.Groups[1].Value)));
    }

    [GeneratedRegex(@"^using (?:static )?(?:\w+ = )?([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Using();
}
