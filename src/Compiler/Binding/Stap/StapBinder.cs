using System.Globalization;
using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Symbols;
using Pyd.Compiler.Syntax;
using Pyd.Compiler.Syntax.Stap;
using Pyd.Compiler.Text;
using Pyd.Shared;
using static Pyd.Compiler.Diagnostics.BindingTemplates;

namespace Pyd.Compiler.Binding.Stap;

/// <summary>A stap script with what it uses of its tapsets.</summary>
internal sealed class StapBinder
{
    private readonly SyntaxTree _tree;
    private readonly CompilationOptions _options;
    private readonly DiagnosticBag _diagnostics;
    private readonly SemanticMap _map;
    private readonly StapLibrary _library;
    private readonly StapFunctions _functions;
    private readonly StapTypes _types;
    private readonly StapGlobals _globals = new();
    private readonly List<BoundGlobal> _boundGlobals = [];
    private readonly List<VariableSymbol> _locals = [];
    private readonly List<(VariableSymbol Local, TextLocation Location, string[] Names)> _neverAssigned = [];
    private readonly NameUsage _usage = new();

    private StapBinder(SyntaxTree tree, CompilationOptions options, DiagnosticBag diagnostics, SemanticMap map)
    {
        _tree = tree;
        _options = options;
        _diagnostics = diagnostics;
        _map = map;
        _library = new StapLibrary(tree, options, diagnostics);
        _functions = new StapFunctions(_library);
        _types = new StapTypes(diagnostics);
    }

    public static BoundProgram Bind(SyntaxTree tree, CompilationOptions options, DiagnosticBag diagnostics, SemanticMap map) =>
        new StapBinder(tree, options, diagnostics, map).Bind();

    private BoundProgram Bind()
    {
        _usage.Scan(_tree.Root);
        foreach (var variable in _tree.Root.Members.OfType<GlobalSyntax>().SelectMany(global => global.Variables))
            DeclareGlobal(variable);
        CheckFunctions();
        var resolver = new PointResolver(_library, _options, _diagnostics);
        var probes = _tree.Root.Members.OfType<ProbeSyntax>().ToArray();
        var clauses = probes.SelectMany(probe => probe.Points.SelectMany(point => resolver.Resolve(point).Select(resolved => BindProbe(probe, point, resolved)))).ToArray();
        var functions = BindFunctions();
        if (probes.Length == 0 && _tree.Diagnostics.Count == 0)
            _diagnostics.Report(_tree.Source.Location(0, 0), EmptyScript, "probe");
        if (!_diagnostics.HasErrors)
            CheckResolved();
        return new BoundProgram(_boundGlobals, functions, clauses, [], [.. Unread()], FaultsEndClauseOnly: false, []);
    }

    private void DeclareGlobal(GlobalVariableSyntax variable)
    {
        var name = variable.Name;
        TypeSymbol[] keys = [.. Enumerable.Range(0, _usage.KeyCount(name)).Select(_ => new InferredType())];
        Symbol symbol = _usage.IsStatistic(name) ? new StatisticSymbol(name, variable.Location, keys)
            : keys.Length > 0 || variable.Size is not null ? new ArraySymbol(name, variable.Location, VariableKind.Global, keys, new InferredType())
            : new VariableSymbol(name, variable.Location, VariableKind.Global, new InferredType());
        BoundExpression? initial = variable.Value switch
        {
            { } number when StapConstants.IntegerOf(number) is { } constant => new BoundInteger(number.Location, constant, Types.Long),
            StringLiteralSyntax literal => new BoundString(literal.Location, literal.Value),
            _ => null,
        };
        if (initial is not null && symbol is VariableSymbol scalar)
            InferredType.Unify(scalar.Type, initial.Type, variable.Location);
        if (_globals.Declare(symbol) is { } earlier)
        {
            _diagnostics.Report(variable.Location, earlier.Location, Redeclared, name, earlier.Location.Line.ToString(CultureInfo.InvariantCulture));
            return;
        }
        _boundGlobals.Add(new BoundGlobal(symbol, initial));
    }

    private void CheckFunctions()
    {
        var seen = new Dictionary<(string, int), FunctionSyntax>();
        foreach (var function in _tree.Root.Members.OfType<FunctionSyntax>())
        {
            if (!seen.TryAdd((function.Name.Text, function.Parameters.Count), function))
            {
                var first = seen[(function.Name.Text, function.Parameters.Count)].Name.Location;
                _diagnostics.Report(function.Name.Location, first, FunctionRedefined, function.Name.Text, first.Line.ToString(CultureInfo.InvariantCulture));
            }
            else
            {
                // A function that nobody calls is checked all the same.
                _functions.Find(function.Name.Text, function.Parameters.Count);
            }
        }
    }

    private BoundClause BindProbe(ProbeSyntax probe, ProbePointSyntax point, ResolvedPoint resolved)
    {
        // probe P { body }   ──►   probe P { inner alias's prologue; outer alias's prologue; body; epilogues }
        var prologues = resolved.Aliases.Where(alias => !alias.IsEpilogue).Reverse().Select(alias => alias.Body);
        var epilogues = resolved.Aliases.Select(alias => alias.IsEpilogue ? alias.Body : alias.Epilogue).OfType<BlockSyntax>();
        BlockSyntax[] bodies = [.. prologues, probe.Body, .. epilogues];
        _globals.NoteUses(point.Condition is null ? bodies : [.. bodies, point.Condition], []);
        var context = Context((resolved.Trigger as BoundProbe)?.Point.Marker, point.Location.Text, null);
        var scope = new StapScope(_globals, bodies);
        var statements = new StapStatementBinder(scope, context);
        var bound = new BoundBlock(probe.Body.Location, [.. bodies.Select(statements.BindBlock)]);
        var condition = point.Condition is null ? null : statements.BindCondition(point.Condition);
        Note(scope);
        return new BoundClause(probe.Location, [resolved.Trigger], condition, bound);
    }

    private List<BoundFunction> BindFunctions()
    {
        var functions = new List<BoundFunction>();
        while (_functions.Pending.TryDequeue(out var next))
        {
            _globals.NoteUses([next.Syntax.Body], [.. next.Symbol.Parameters.Select(parameter => parameter.Name)]);
            var scope = new StapScope(_globals, [next.Syntax.Body]);
            foreach (var parameter in next.Symbol.Parameters)
                scope.Add(parameter);
            var body = new StapStatementBinder(scope, Context(null, next.Symbol.Name, next.Symbol)).BindBlock(next.Syntax.Body);
            Note(scope);
            functions.Add(new BoundFunction(next.Symbol, body));
        }
        return functions;
    }

    private StapContext Context(MarkerSymbol? marker, string probe, FunctionSymbol? function) =>
        new(_diagnostics, _types, _map, _functions, _options, marker, probe, function);

    private void Note(StapScope scope)
    {
        _locals.AddRange(scope.Locals.Where(local => local.Kind == VariableKind.Local));
        if (scope.NeverAssigned.Any())
        {
            var names = scope.Names.ToArray();
            _neverAssigned.AddRange(scope.NeverAssigned.Select(read => (read.Local, read.Location, names)));
        }
    }

    private void CheckResolved()
    {
        var unresolved = _locals.Where(local => InferredType.Resolve(local.Type) is InferredType).Cast<Symbol>()
            .Concat(_globals.Symbols.Where(IsUnresolved)).ToArray();
        foreach (var symbol in unresolved)
            _diagnostics.Report(symbol.Location, UnresolvedType, symbol.Name, Meant(symbol) is { Length: > 0 } meant ? meant[2..] : "assign it a value, or remove it");
        foreach (var read in _neverAssigned.Where(read => !unresolved.Contains(read.Local)))
            _diagnostics.Report(read.Location, NeverAssigned, read.Local.Name, read.Local.Type.IsString ? "empty" : "0", Meant(read.Local));
        foreach (var value in _types.Unresolved())
            _diagnostics.Report(value.Location, UnresolvedType, value.Location.Text, "no 'return' in it gives a value");
    }

    /// <summary>What the name of a local that is never assigned may have been meant to be.</summary>
    private string Meant(Symbol local)
    {
        var read = _neverAssigned.Find(read => read.Local == local);
        return read.Local is null ? ""
            : Builtins.Find(Dialect.Stap, local.Name) is not null ? $"; to call the function, write {local.Name}()"
            : Spelling.Suggest(local.Name, read.Names);
    }

    private bool IsUnresolved(Symbol symbol) => symbol switch
    {
        VariableSymbol variable => InferredType.Resolve(variable.Type) is InferredType && _globals.IsUsed(symbol),
        ArraySymbol array => array.Keys.Append(array.Value).Any(type => InferredType.Resolve(type) is InferredType),
        StatisticSymbol statistic => statistic.Keys.Any(type => InferredType.Resolve(type) is InferredType),
        _ => throw new System.Diagnostics.UnreachableException($"{symbol}"),
    };

    /// <summary>The globals that are written and never read: SystemTap prints them at the end.</summary>
    private IEnumerable<Symbol> Unread() => _globals.Used.Where(_globals.IsUnread);
}
