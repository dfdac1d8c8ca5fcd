using System.Globalization;
using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Symbols;
using Pyd.Compiler.Syntax;
using Pyd.Compiler.Syntax.Stap;
using Pyd.Compiler.Text;

namespace Pyd.Compiler.Binding.Stap;

/// <summary>The globals of the script and its tapsets, and what handlers and functions do with them.</summary>
internal sealed class StapGlobals
{
    /// <summary>Keys of an array (SystemTap's runtime/map-gen.c).</summary>
    private const int MaxKeys = 9;

    private readonly StapLibrary _library;
    private readonly CompilationOptions _options;
    private readonly DiagnosticBag _diagnostics;
    private readonly Dictionary<(SourceText? File, string Name), Symbol> _symbols = [];
    private readonly Dictionary<SourceText, NameUsage> _usage = new(ReferenceEqualityComparer.Instance);
    private readonly List<BoundGlobal> _bound = [];
    private readonly List<Symbol> _used = [];
    private readonly HashSet<Symbol> _isUsed = [];
    private readonly HashSet<Symbol> _read = [];
    private readonly HashSet<Symbol> _written = [];
    private readonly HashSet<string> _absent = [];
    private int _declared;

    public StapGlobals(StapLibrary library, CompilationOptions options, DiagnosticBag diagnostics)
    {
        _library = library;
        _options = options;
        _diagnostics = diagnostics;
        DeadCode = new DeadCode(name => library.DeclaresGlobal(name.Location.Source, name.Text) || Lookup(name.Text, name.Location.Source) is not null, options.IsUnoptimized,
            call => library.FindFunctions(call.Function.Text, call.Arguments.Count, call.Location.Source, include: false));
        Declare();
    }

    public DeadCode DeadCode { get; }

    public IEnumerable<string> Names => _symbols.Keys.Select(key => key.Name);

    /// <summary>All of them, as the program declares them.</summary>
    public IReadOnlyList<BoundGlobal> All => _bound;

    /// <summary>Those that a handler or function names, in the order in which they are named first.</summary>
    public IEnumerable<Symbol> Used => _used;

    /// <summary>The global that a name stands for in a file: its own private one, a public one, or one of a tapset that is not in use yet.</summary>
    public Symbol? Find(string name, SourceText from)
    {
        var symbol = Lookup(name, from);
        if (symbol is not null && _isUsed.Add(symbol))
            _used.Add(symbol);
        return symbol;
    }

    /// <summary>Notes what a handler or function does with globals.</summary>
    /// <param name="bodies">Its text.</param>
    /// <param name="parameters">Names that stand for something else there.</param>
    public void NoteUses(IReadOnlyCollection<SyntaxNode> bodies, IReadOnlyCollection<string> parameters)
    {
        var usage = DeadCode.WithoutDeadStatements(bodies, out _);
        _read.UnionWith(SymbolsOf(usage.Read));
        _written.UnionWith(SymbolsOf(usage.Written));

        IEnumerable<Symbol> SymbolsOf(IEnumerable<string> names) => names.Except(parameters)
            .Select(name => bodies.Select(body => Lookup(name, body.Location.Source)).FirstOrDefault(symbol => symbol is not null)).OfType<Symbol>();
    }

    /// <summary>Whether a global of the user is given values that nothing looks at, but code that does nothing.</summary>
    public bool IsUnread(Symbol symbol) => _written.Contains(symbol) && !_read.Contains(symbol) && _library.IsUsers(symbol.Location.Source);

    /// <summary>Whether a handler or function names a global.</summary>
    public bool IsUsed(Symbol symbol) => _isUsed.Contains(symbol);

    /// <summary>Whether something gives a global a value.</summary>
    public bool IsWritten(Symbol symbol) => _written.Contains(symbol);

    /// <summary>Whether something looks at a global's value.</summary>
    public bool IsRead(Symbol symbol) => _read.Contains(symbol);

    private Symbol? Lookup(string name, SourceText from)
    {
        Declare();
        if (_symbols.TryGetValue((from, name), out var own))
            return own;
        if (_symbols.TryGetValue((null, name), out var found))
            return found;
        if (!_absent.Add(name) || !_library.IncludeGlobal(name))
            return null;
        Declare();
        return _symbols.GetValueOrDefault((null, name));
    }

    // Declares the globals of the files that have become part of the program.
    private void Declare()
    {
        while (_declared < _library.Included.Count)
        {
            var tree = _library.Included[_declared++];
            foreach (var global in tree.Root.Members.OfType<GlobalSyntax>())
            {
                foreach (var variable in global.Variables)
                    Declare(tree, global.IsPrivate, variable);
            }
        }
    }

    private void Declare(SyntaxTree tree, bool isPrivate, GlobalVariableSyntax variable)
    {
        var name = variable.Name;
        var earlier = _symbols.GetValueOrDefault((tree.Source, name)) ?? _symbols.GetValueOrDefault((null, name));
        if (earlier is not null && (!isPrivate || ReferenceEquals(earlier.Location.Source, tree.Source)))
        {
            _diagnostics.Report(variable.Location, earlier.Location, BindingTemplates.Redeclared, name, earlier.Location.Line.ToString(CultureInfo.InvariantCulture));
            return;
        }
        var symbol = Make(tree, variable);
        var initial = Initial(tree, variable);
        if (initial is not null && symbol is VariableSymbol scalar)
            InferredType.Unify(scalar.Type, initial.Type, variable.Location);
        _symbols.Add((isPrivate ? tree.Source : null, name), symbol);
        _bound.Add(new BoundGlobal(symbol, initial));
    }

    private Symbol Make(SyntaxTree tree, GlobalVariableSyntax variable)
    {
        var name = variable.Name;
        var (own, script) = (UsageOf(tree), UsageOf(_library.Script));
        var count = own.KeyCount(name) is > 0 and var keyed ? keyed : script.KeyCount(name);
        if (count > MaxKeys)
            _diagnostics.Report(variable.Location, BindingTemplates.TooMany, $"the array '{name}'", Wording.Count(MaxKeys, "key"), count.ToString(CultureInfo.InvariantCulture));
        TypeSymbol[] keys = [.. Enumerable.Range(0, count).Select(_ => new InferredType())];
        var room = variable.Size is IntegerLiteralSyntax size ? (int)size.Value : 0;
        if ((own.IsStatistic(name) || script.IsStatistic(name)) && (keys.Length > 0 || variable.Size is null))
            return new StatisticSymbol(name, variable.Location, keys) { Room = room, Wraps = variable.Wraps };
        if (keys.Length > 0 || variable.Size is not null)
            return new ArraySymbol(name, variable.Location, VariableKind.Global, keys, new InferredType()) { Room = room, Wraps = variable.Wraps };
        if (variable.Wraps)
            _diagnostics.Report(variable.Location, BindingTemplates.ArrayMisused, name, "a variable with one value", "only an array wraps around (%)");
        return new VariableSymbol(name, variable.Location, VariableKind.Global, new InferredType());
    }

    private NameUsage UsageOf(SyntaxTree tree)
    {
        if (!_usage.TryGetValue(tree.Source, out var usage))
        {
            usage = new NameUsage();
            usage.Scan(tree.Root);
            _usage.Add(tree.Source, usage);
        }
        return usage;
    }

    // stap -G name=value comes before the script's own value.
    private BoundExpression? Initial(SyntaxTree tree, GlobalVariableSyntax variable)
    {
        var given = _options.Globals.LastOrDefault(global => global.StartsWith($"{variable.Name}=", StringComparison.Ordinal));
        if (given is not null)
        {
            var text = given[(variable.Name.Length + 1)..];
            if (variable.Value is not StringLiteralSyntax && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
                return new BoundInteger(variable.Location, number, Types.Long);
            if (variable.Value is { } value && StapConstants.IntegerOf(value) is { } own)
            {
                _diagnostics.Report(variable.Location, BindingTemplates.BadGlobalValue, variable.Name, text);
                return new BoundInteger(variable.Location, own, Types.Long);
            }
            return new BoundString(variable.Location, text.Trim('"'));
        }
        return variable.Value switch
        {
            { } first when StapConstants.IntegerOf(first) is { } constant => new BoundInteger(first.Location, constant, Types.Long),
            StringLiteralSyntax literal => new BoundString(literal.Location, StapConstants.TextOf(literal)),
            _ => null,
        };
    }
}
