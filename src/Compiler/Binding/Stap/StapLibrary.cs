using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Syntax;
using Pyd.Compiler.Syntax.Stap;

namespace Pyd.Compiler.Binding.Stap;

/// <summary>
/// The tapsets beside the script: a file is parsed when a name is looked for that no earlier file has. What is found first wins.
/// </summary>
internal sealed class StapLibrary(SyntaxTree script, CompilationOptions options, DiagnosticBag diagnostics)
{
    private readonly List<SyntaxTree> _trees = [script];
    private int _nextFile;

    /// <summary>The aliases whose name has the same components; from the first file that has any.</summary>
    public IReadOnlyList<AliasSyntax> FindAliases(Func<AliasSyntax, bool> matches)
    {
        foreach (var tree in Trees())
        {
            var found = tree.Root.Members.OfType<AliasSyntax>().Where(matches).ToArray();
            if (found.Length > 0)
                return found;
        }
        return [];
    }

    /// <summary>A function by name and number of parameters, or null.</summary>
    public FunctionSyntax? FindFunction(string name, int parameters) =>
        Trees().SelectMany(tree => tree.Root.Members.OfType<FunctionSyntax>())
            .FirstOrDefault(function => function.Name.Text == name && function.Parameters.Count == parameters);

    /// <summary>All aliases and functions of files parsed so far: what a misspelt name may have meant.</summary>
    public IEnumerable<T> Known<T>() where T : MemberSyntax => _trees.SelectMany(tree => tree.Root.Members.OfType<T>());

    private IEnumerable<SyntaxTree> Trees()
    {
        for (var i = 0; ; i++)
        {
            if (i == _trees.Count)
            {
                if (_nextFile == options.Library.Count)
                    yield break;
                var tree = SyntaxTree.Parse(options.Library[_nextFile++], Dialect.Stap);
                diagnostics.AddRange(tree.Diagnostics);
                _trees.Add(tree);
            }
            yield return _trees[i];
        }
    }
}
