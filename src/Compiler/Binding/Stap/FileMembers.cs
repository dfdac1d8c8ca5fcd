using Pyd.Compiler.Syntax;
using Pyd.Compiler.Syntax.Stap;

namespace Pyd.Compiler.Binding.Stap;

/// <summary>The functions and aliases of a file, sorted out once: each call and probe point of a script looks for one.</summary>
internal sealed class FileMembers(SyntaxTree tree)
{
    /// <summary>By their names, in the order of the text.</summary>
    public ILookup<string, FunctionSyntax> Functions { get; } = tree.Root.Members.OfType<FunctionSyntax>().ToLookup(function => function.Name.Text, StringComparer.Ordinal);

    /// <summary>In the order of the text.</summary>
    public IReadOnlyList<AliasSyntax> Aliases { get; } = [.. tree.Root.Members.OfType<AliasSyntax>()];
}
