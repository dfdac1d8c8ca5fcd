using Pyd.Compiler.Binding;
using Pyd.Compiler.Binding.D;
using Pyd.Compiler.Binding.Stap;
using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Emit.CSharp;
using Pyd.Compiler.Ir;
using Pyd.Compiler.Lowering;
using Pyd.Compiler.Syntax;
using Pyd.Compiler.Text;

namespace Pyd.Compiler;

/// <summary>
/// A script on its way from text to a program: immutable, each stage computed when it is asked for. The door to the compiler, for the
/// command line, tests and applications alike.
/// </summary>
public sealed partial class ScriptCompilation
{
    /// <summary>Its size, the gap before it, its clause and a tag.</summary>
    private const int RecordHeader = 16;

    private readonly Lazy<(BoundProgram Program, SemanticMap Map, IReadOnlyList<Diagnostic> Diagnostics)> _bound;
    private readonly Lazy<IReadOnlyList<Diagnostic>> _unread;
    private readonly Lazy<IrProgram> _ir;

    private ScriptCompilation(SyntaxTree tree, CompilationOptions options)
    {
        Tree = tree;
        Options = options;
        _bound = new(Bind);
        _unread = new(BindBeforeMistake);
        _ir = new(() => HasErrors
            ? throw new InvalidOperationException("the script has errors; look at Diagnostics first")
            : Pipeline.Lower(_bound.Value.Program, options.ClassName ?? ProgramName.From(tree.Source.Path), options));
    }

    /// <summary>The parsed script.</summary>
    public SyntaxTree Tree { get; }

    /// <summary>What the compilation depends on besides the script.</summary>
    public CompilationOptions Options { get; }

    /// <summary>
    /// All mistakes and warnings, in the order of the text. Of a text that is not well formed only what stands
    /// before its first mistake is looked at, and of D only the declarations there.
    /// </summary>
    public IReadOnlyList<Diagnostic> Diagnostics =>
        Tree.Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) ? _unread.Value : _bound.Value.Diagnostics;

    /// <summary>Whether the script cannot be compiled.</summary>
    public bool HasErrors => Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    /// <summary>Begins with a script's text.</summary>
    /// <param name="text">The script.</param>
    /// <param name="dialect">Its language.</param>
    /// <param name="options">What else matters, or null for the defaults.</param>
    /// <param name="path">The script's file, for messages and symbols.</param>
    public static ScriptCompilation Create(string text, Dialect dialect, CompilationOptions? options = null, string path = "script") =>
        Create(SyntaxTree.Parse(new SourceText(path, text), dialect, options?.ForParsing()), options);

    /// <summary>Begins with a parsed script.</summary>
    public static ScriptCompilation Create(SyntaxTree tree, CompilationOptions? options = null) => new(tree, options ?? CompilationOptions.Default);

    /// <summary>What a stap script consists of.</summary>
    public ScriptSummary Summary => ScriptSummaries.Of(_bound.Value.Program);

    /// <summary>Why copies of the script may not share out the events of a recorded trace; empty when they may (<c>--jobs</c>).</summary>
    /// <exception cref="InvalidOperationException">The script has errors.</exception>
    public IReadOnlyList<(TextLocation Location, string Reason)> ObstaclesToJobs => [.. _ir.Value.Obstacles.Select(obstacle => (obstacle.Location, obstacle.Reason))];

    /// <summary>Whether the events of a thread have to stay together when copies of the script share them out.</summary>
    public bool SplitsByThread => _ir.Value.Split is { ByThread: true };

    /// <summary>What the names and expressions of the script mean.</summary>
    public SemanticModel GetSemanticModel() => new(_bound.Value.Map);

    /// <summary>Every probe that pyd knows, numbered as in a session without timers.</summary>
    public static IEnumerable<ListedProbe> AllProbes => ProbeListing.All;

    /// <summary>Whether pyd has a provider of D: what a library may depend on.</summary>
    public static bool HasProvider(string name) => Symbols.Providers.IsProvider(name);

    /// <summary>Whether D has a variable or function of this name.</summary>
    public static bool IsBuiltin(string name) => Symbols.Builtins.Find(Dialect.D, name) is not null;

    /// <summary>The probes of the script's clauses, in program order, each once.</summary>
    public IEnumerable<ListedProbe> Probes => ProbeListing.Of(_bound.Value.Program);

    /// <summary>Whether a description that matches nothing is no mistake.</summary>
    public bool AllowsNoMatch => Options.With(_bound.Value.Program.Options.Select(option => option.Setting)).AllowNoMatch;

    /// <summary>How many probes the clauses of one text are for, a clause at a time, as dtrace(1) counts them.</summary>
    /// <param name="source">One of the texts.</param>
    public int CountProbes(SourceText source) =>
        _bound.Value.Program.Clauses.Where(clause => clause.Location.Source == source).Sum(clause => clause.Triggers.Count);

    /// <summary>The bytes that the largest record of a clause would take in DTrace's buffers, with what stands before the values.</summary>
    public int LargestRecord => RecordHeader + _bound.Value.Program.Clauses.Select(clause => RecordSize.After(0, clause.Body)).DefaultIfEmpty(0).Max();

    /// <summary>How many elements of arrays and thread-locals the option <c>dynvarsize</c> has room for; null for any number.</summary>
    public long? DynamicRoom => Lowering.DynamicRoom.Of(_bound.Value.Program, Options);

    /// <summary>Whether the script sets an option.</summary>
    public bool SetsOption(string name) => _bound.Value.Program.Options.Any(option => option.Option.Name == name);

    /// <summary>The program as a file of C#, which does what the assembly does.</summary>
    /// <param name="space">The class's namespace, or null for none.</param>
    /// <param name="isHosted">For an application: one part of a partial class, with what the script has counted as properties.</param>
    /// <exception cref="InvalidOperationException">The script has errors.</exception>
    public string EmitCSharp(string? space = null, bool isHosted = false) => ProgramWriter.Write(_ir.Value, space, isHosted);

    private IReadOnlyList<Diagnostic> BindBeforeMistake()
    {
        if (Tree.Dialect != Dialect.D)
            return Tree.Diagnostics;
        var mistake = Tree.Diagnostics.First(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Location;
        // DTrace finds it at the token after it.
        var end = Tree.Tokens.FirstOrDefault(token => token.Location.Source == mistake.Source && token.Location.Start >= mistake.Start)?.Location.Start ?? int.MaxValue;
        var diagnostics = new DiagnosticBag();
        DBinder.BindDeclarations(Tree, new TextLocation(mistake.Source, end, 0), Options, diagnostics);
        return [.. InOrder(diagnostics), .. Tree.Diagnostics];
    }

    private (BoundProgram, SemanticMap, IReadOnlyList<Diagnostic>) Bind()
    {
        var diagnostics = new DiagnosticBag();
        var map = new SemanticMap();
        var program = Tree.Dialect == Dialect.D
            ? DBinder.Bind(Tree, Options, diagnostics, map)
            : StapBinder.Bind(Tree, Options, diagnostics, map);
        return (program, map, [.. Tree.Diagnostics, .. InOrder(diagnostics)]);
    }

    /// <summary>Each message once, in the order of the texts: the script's own in theirs, then the libraries' as they were used.</summary>
    private IEnumerable<Diagnostic> InOrder(IEnumerable<Diagnostic> diagnostics)
    {
        var distinct = diagnostics.Distinct().ToArray();
        var places = new Dictionary<SourceText, int>();
        foreach (var source in Tree.Root.Members.Select(member => member.Location.Source).Concat(distinct.Select(diagnostic => diagnostic.Location.Source)).Prepend(Tree.Source))
            places.TryAdd(source, places.Count);
        return distinct.OrderBy(diagnostic => places[diagnostic.Location.Source]).ThenBy(diagnostic => diagnostic.Location.Start);
    }
}
