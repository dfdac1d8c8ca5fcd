using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Syntax;
using Pyd.Compiler.Syntax.Stap;
using Pyd.Compiler.Text;

namespace Pyd.Compiler.Binding.Stap;

/// <summary>
/// The script and the tapsets that it may use. A tapset file is parsed when it holds a name that is looked for, and belongs to the program,
/// with its globals and probes, once something in use names a part of it. What is found first wins.
/// </summary>
internal sealed class StapLibrary
{
    private readonly List<SyntaxTree> _included;
    private readonly Dictionary<SyntaxTree, FileMembers> _members = new(ReferenceEqualityComparer.Instance);
    private readonly TapsetFile[] _files;
    private readonly Dictionary<SourceText, TapsetFile> _bySource = new(ReferenceEqualityComparer.Instance);
    private readonly ParseOptions _parsing;
    private readonly Lazy<IReadOnlyDictionary<string, Macro>> _macros;
    private readonly DiagnosticBag _diagnostics;

    public StapLibrary(SyntaxTree script, CompilationOptions options, DiagnosticBag diagnostics)
    {
        Script = script;
        _included = [script];
        _files = [.. options.Library.Where(file => !file.Path.EndsWith(".stpm", StringComparison.Ordinal)).Select(file => new TapsetFile(file))];
        foreach (var file in _files)
            _bySource[file.Source] = file;
        _parsing = options.ForParsing() with { IsGuru = true, IsTapset = true };
        // What is wrong with the macro files has been said of the script.
        _macros = new(() => MacroFiles.Read(_parsing, new DiagnosticBag()));
        _diagnostics = diagnostics;
        foreach (var extra in options.Extra)
            Include(Parse(extra, options.ForParsing() with { IsTapset = true }));
    }

    /// <summary>The script itself.</summary>
    public SyntaxTree Script { get; }

    /// <summary>The files of the program, the script first; grows while names are resolved.</summary>
    public IReadOnlyList<SyntaxTree> Included => _included;

    /// <summary>Whether a text is the user's own, no tapset.</summary>
    public bool IsUsers(SourceText source) => ReferenceEquals(source, Script.Source) || !_bySource.ContainsKey(source);

    /// <summary>The aliases of some names, from the first file that has any.</summary>
    /// <param name="word">The name of their last component, or empty for any.</param>
    /// <param name="matches">Whether an alias is one of them.</param>
    public IReadOnlyList<AliasSyntax> FindAliases(string word, Func<AliasSyntax, bool> matches)
    {
        foreach (var tree in Candidates(file => file.MayNameAlias(word)))
        {
            var found = MembersOf(tree).AliasesOf(word).Where(matches).ToArray();
            if (found.Length == 0)
                continue;
            Include(tree);
            return found;
        }
        return [];
    }

    /// <summary>All functions of a name and number of parameters that a file sees, from the first file that has any, in the order in which they are tried.</summary>
    /// <param name="name">The name.</param>
    /// <param name="parameters">How many parameters.</param>
    /// <param name="from">The file.</param>
    /// <param name="include">Whether the file that has them becomes part of the program.</param>
    public IReadOnlyList<FunctionSyntax> FindFunctions(string name, int parameters, SourceText from, bool include)
    {
        foreach (var tree in Candidates(file => file.MayDefineFunction(name)))
        {
            var found = MembersOf(tree).Functions[name]
                .Where(function => function.Parameters.Count == parameters
                    && (!function.IsPrivate || ReferenceEquals(function.Location.Source, from)))
                .OrderBy(PriorityOf).ToArray();
            if (found.Length == 0)
                continue;
            if (include)
                Include(tree);
            return found;
        }
        return [];
    }

    /// <summary>Makes the file that declares a public global part of the program.</summary>
    /// <returns>Whether there is one.</returns>
    public bool IncludeGlobal(string name)
    {
        foreach (var tree in Candidates(file => file.MayDeclareGlobal(name)).Where(tree => !_included.Contains(tree)))
        {
            if (tree.Root.Members.OfType<GlobalSyntax>().Any(global => !global.IsPrivate && global.Variables.Any(variable => variable.Name == name)))
            {
                Include(tree);
                return true;
            }
        }
        return false;
    }

    /// <summary>Whether a tapset declares a global, part of the program or not.</summary>
    public bool DeclaresGlobal(SourceText source, string name) =>
        _bySource.TryGetValue(source, out var file) && file.Tree is { } tree && MembersOf(tree).Globals.Contains(name);

    /// <summary>All constructs of a kind in files parsed so far: what a misspelt name may have meant.</summary>
    public IEnumerable<T> Known<T>() where T : MemberSyntax =>
        _included.Concat(_files.Select(file => file.Tree).OfType<SyntaxTree>()).Distinct().SelectMany(tree => tree.Root.Members.OfType<T>());

    private FileMembers MembersOf(SyntaxTree tree) => _members.TryGetValue(tree, out var members) ? members : _members[tree] = new FileMembers(tree);

    private static long PriorityOf(FunctionSyntax function) => function.Priority is { } priority ? StapConstants.IntegerOf(priority) ?? 0 : 0;

    private void Include(SyntaxTree tree)
    {
        if (!_included.Contains(tree))
            _included.Add(tree);
    }

    // Files in the order of search; one that cannot hold what is wanted is not even parsed.
    private IEnumerable<SyntaxTree> Candidates(Func<TapsetFile, bool> mayHold)
    {
        foreach (var tree in _included.Where(tree => IsUsers(tree.Source)).ToArray())
            yield return tree;
        foreach (var file in _files.Where(mayHold))
            yield return file.Tree ??= Parse(file.Source, _parsing);
    }

    private SyntaxTree Parse(SourceText file, ParseOptions options)
    {
        var tree = StapReader.Read(file, options, _macros.Value, new DiagnosticBag());
        _diagnostics.AddRange(tree.Diagnostics);
        return tree;
    }
}
