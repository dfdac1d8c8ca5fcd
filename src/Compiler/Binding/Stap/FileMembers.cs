using Pyd.Compiler.Syntax;
using Pyd.Compiler.Syntax.Stap;

namespace Pyd.Compiler.Binding.Stap;

/// <summary>The functions, globals and aliases of a file, sorted out once: each call and probe point of a script looks for one.</summary>
internal sealed class FileMembers(SyntaxTree tree)
{
    private readonly IReadOnlyList<AliasSyntax> _aliases = [.. tree.Root.Members.OfType<AliasSyntax>()];
    private readonly ILookup<string, AliasSyntax> _byLast = tree.Root.Members.OfType<AliasSyntax>()
        .SelectMany(alias => alias.Names.Select(name => name.Components[name.Components.Count - 1].Name).Distinct().Select(last => (Last: last, Alias: alias)))
        .ToLookup(pair => pair.Last, pair => pair.Alias, StringComparer.Ordinal);

    /// <summary>By their names, in the order of the text.</summary>
    public ILookup<string, FunctionSyntax> Functions { get; } = tree.Root.Members.OfType<FunctionSyntax>().ToLookup(function => function.Name.Text, StringComparer.Ordinal);

    /// <summary>The names of its globals.</summary>
    public HashSet<string> Globals { get; } = [.. tree.Root.Members.OfType<GlobalSyntax>().SelectMany(global => global.Variables).Select(variable => variable.Name)];

    /// <summary>The aliases by the name of their last component, in the order of the text; all of them for an empty name.</summary>
    public IEnumerable<AliasSyntax> AliasesOf(string last) => last.Length == 0 ? _aliases : _byLast[last];
}
