using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Syntax.D;
using Pyd.Compiler.Syntax.Stap;
using Pyd.Compiler.Text;

namespace Pyd.Compiler.Syntax;

/// <summary>The language of a script.</summary>
public enum Dialect
{
    /// <summary>DTrace's D.</summary>
    D,

    /// <summary>SystemTap's script language.</summary>
    Stap,
}

/// <summary>One parsed script file.</summary>
/// <param name="Source">The text.</param>
/// <param name="Dialect">Its language.</param>
/// <param name="Root">The script; where the text is wrong, what could be made of it.</param>
/// <param name="Tokens">All tokens that the parser saw, comments and white space left out.</param>
/// <param name="Diagnostics">The mistakes in the text, in its order.</param>
public sealed record SyntaxTree(SourceText Source, Dialect Dialect, ScriptSyntax Root, IReadOnlyList<SyntaxToken> Tokens,
    IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>Reads a script. Mistakes become diagnostics; no text makes this throw.</summary>
    /// <param name="source">The text.</param>
    /// <param name="dialect">Its language.</param>
    /// <param name="options">What the text depends on, or null for the defaults.</param>
    public static SyntaxTree Parse(SourceText source, Dialect dialect, ParseOptions? options = null) => dialect == Dialect.D
        ? DReader.Read(source.WithLineMarkers(), options ?? ParseOptions.Default, new DiagnosticBag())
        : ParseStap(source, options ?? ParseOptions.Default);

    private static SyntaxTree ParseStap(SourceText source, ParseOptions options)
    {
        var diagnostics = new DiagnosticBag();
        return StapReader.Read(source, options, MacroFiles.Read(options, diagnostics), diagnostics);
    }

    /// <summary>The names that a D text's typedefs define.</summary>
    public IEnumerable<string> TypeNames => Root.Members.OfType<DeclarationSyntax>()
        .Where(declaration => declaration.Specifiers.OfType<StorageClassSyntax>().Any(storage => storage.Word == "typedef"))
        .SelectMany(declaration => declaration.Declarators).Select(declarator => declarator.Name?.Text).OfType<string>();

    /// <summary>What a library gives to D scripts: its declarations, not its clauses.</summary>
    public SyntaxTree AsLibrary() => new(Source, Dialect, new ScriptSyntax(Root.Location, [.. Root.Members.Where(member => member is not D.ProbeClauseSyntax)]), Tokens, Diagnostics);

    /// <summary>Several scripts of one language as one program, in order: they share their variables. Each place stays in its own text.</summary>
    /// <param name="trees">At least one.</param>
    public static SyntaxTree Merge(IReadOnlyList<SyntaxTree> trees) => trees.Count == 1
        ? trees[0]
        : new SyntaxTree(trees[0].Source, trees[0].Dialect, new ScriptSyntax(trees[0].Root.Location, [.. trees.SelectMany(tree => tree.Root.Members)]),
            [.. trees.SelectMany(tree => tree.Tokens)], [.. trees.SelectMany(tree => tree.Diagnostics)]);
}
