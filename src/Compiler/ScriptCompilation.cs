using System.Reflection;
using Pyd.Compiler.Binding;
using Pyd.Compiler.Binding.D;
using Pyd.Compiler.Binding.Stap;
using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Emit.Il;
using Pyd.Compiler.Ir;
using Pyd.Compiler.Lowering;
using Pyd.Compiler.Syntax;
using Pyd.Compiler.Text;
using Pyd.Runtime;

namespace Pyd.Compiler;

/// <summary>
/// A script on its way from text to a program: immutable, each stage computed when it is asked for. The door to the compiler, for the
/// command line, tests and applications alike.
/// </summary>
public sealed class ScriptCompilation
{
    private readonly Lazy<(BoundProgram Program, SemanticMap Map, IReadOnlyList<Diagnostic> Diagnostics)> _bound;
    private readonly Lazy<IrProgram> _ir;

    private ScriptCompilation(SyntaxTree tree, CompilationOptions options)
    {
        Tree = tree;
        Options = options;
        _bound = new(Bind);
        _ir = new(() => HasErrors
            ? throw new InvalidOperationException("the script has errors; look at Diagnostics first")
            : Pipeline.Lower(_bound.Value.Program, ProgramName.From(tree.Source.Path), options));
    }

    /// <summary>The parsed script.</summary>
    public SyntaxTree Tree { get; }

    /// <summary>What the compilation depends on besides the script.</summary>
    public CompilationOptions Options { get; }

    /// <summary>
    /// All mistakes and warnings, in the order of the text. A text that is not well formed is not looked at further: its mistakes are all there are.
    /// </summary>
    public IReadOnlyList<Diagnostic> Diagnostics =>
        Tree.Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) ? Tree.Diagnostics : _bound.Value.Diagnostics;

    /// <summary>Whether the script cannot be compiled.</summary>
    public bool HasErrors => Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    /// <summary>Begins with a script's text.</summary>
    /// <param name="text">The script.</param>
    /// <param name="dialect">Its language.</param>
    /// <param name="options">What else matters, or null for the defaults.</param>
    /// <param name="path">The script's file, for messages and symbols.</param>
    public static ScriptCompilation Create(string text, Dialect dialect, CompilationOptions? options = null, string path = "script") =>
        Create(SyntaxTree.Parse(new SourceText(path, text), dialect), options);

    /// <summary>Begins with a parsed script.</summary>
    public static ScriptCompilation Create(SyntaxTree tree, CompilationOptions? options = null) => new(tree, options ?? CompilationOptions.Default);

    /// <summary>What the names and expressions of the script mean.</summary>
    public SemanticModel GetSemanticModel() => new(_bound.Value.Map);

    /// <summary>Every probe that pyd knows, numbered as in a session without timers.</summary>
    public static IEnumerable<ListedProbe> AllProbes => ProbeListing.All;

    /// <summary>The probes of the script's clauses, in program order, each once.</summary>
    public IEnumerable<ListedProbe> Probes => ProbeListing.Of(_bound.Value.Program);

    /// <summary>Whether a description that matches nothing is no mistake.</summary>
    public bool AllowsNoMatch => Options.With(_bound.Value.Program.Options.Select(option => option.Setting)).AllowNoMatch;

    /// <summary>How many probes the clauses of one text are for, a clause at a time, as dtrace(1) counts them.</summary>
    /// <param name="source">One of the texts.</param>
    public int CountProbes(SourceText source) =>
        _bound.Value.Program.Clauses.Where(clause => clause.Location.Source == source).Sum(clause => clause.Triggers.Count);

    /// <summary>Whether the script sets an option.</summary>
    public bool SetsOption(string name) => _bound.Value.Program.Options.Any(option => option.Option.Name == name);

    /// <summary>What the points of a stap script's first probe stand for, as <c>-l</c> lists them.</summary>
    public IEnumerable<string> ProbePoints => PointListing.Of(Tree, Options);

    /// <summary>How much the program is made of.</summary>
    public ScriptSummary Summarize()
    {
        var program = _bound.Value.Program;
        return new ScriptSummary(program.Clauses.Sum(clause => clause.Triggers.Count), program.Functions.Count, program.Globals.Count);
    }

    /// <summary>A stage of the compilation as text.</summary>
    /// <exception cref="InvalidOperationException">The script has errors, and the stage needs a script without.</exception>
    public string Dump(CompilationStage stage) => stage switch
    {
        CompilationStage.Tokens => SyntaxPrinter.PrintTokens(Tree.Tokens),
        CompilationStage.Syntax => SyntaxPrinter.Print(Tree.Root),
        CompilationStage.Bound => BoundPrinter.Print(_bound.Value.Program),
        CompilationStage.Ir => IrPrinter.Print(_ir.Value),
        CompilationStage.Il => IlPrinter.Print(_ir.Value),
        _ => throw new System.Diagnostics.UnreachableException($"{stage}"),
    };

    /// <summary>Makes a program that runs in this process.</summary>
    /// <exception cref="InvalidOperationException">The script has errors.</exception>
    public TraceProgram CreateProgram() => ProgramBuilders.CreateProgram(_ir.Value);

    /// <summary>Writes the program as an assembly with portable symbols.</summary>
    /// <param name="peStream">Takes the assembly.</param>
    /// <param name="pdbStream">Takes the symbols.</param>
    /// <param name="pdbPath">The symbols' file name, as the assembly refers to it.</param>
    /// <param name="entryPoint">A static method <c>int (TraceProgram, string[])</c> that the assembly's main method calls, or null for a library.</param>
    /// <exception cref="InvalidOperationException">The script has errors.</exception>
    public void Emit(Stream peStream, Stream pdbStream, string pdbPath, MethodInfo? entryPoint = null) =>
        ProgramBuilders.Save(_ir.Value, entryPoint, peStream, pdbStream, pdbPath);

    private (BoundProgram, SemanticMap, IReadOnlyList<Diagnostic>) Bind()
    {
        var diagnostics = new DiagnosticBag();
        var map = new SemanticMap();
        var program = Tree.Dialect == Dialect.D
            ? DBinder.Bind(Tree, Options, diagnostics, map)
            : StapBinder.Bind(Tree, Options, diagnostics, map);
        return (program, map, [.. Tree.Diagnostics, .. diagnostics.Distinct().OrderBy(diagnostic => diagnostic.Location.Start)]);
    }
}
