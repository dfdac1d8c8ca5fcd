using System.Globalization;
using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Symbols;
using Pyd.Compiler.Syntax;
using Pyd.Compiler.Syntax.Stap;
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
    private readonly Dictionary<string, Symbol> _globals = [];
    private readonly List<BoundGlobal> _boundGlobals = [];
    private readonly List<VariableSymbol> _locals = [];
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
        return new BoundProgram(_boundGlobals, functions, clauses, [], [.. Unread()], FaultsEndClauseOnly: false);
    }

    private void DeclareGlobal(GlobalVariableSyntax variable)
    {
        var name = variable.Name;
        if (_globals.TryGetValue(name, out var earlier))
        {
            _diagnostics.Report(variable.Location, earlier.Location, Redeclared, name, earlier.Location.Line.ToString(CultureInfo.InvariantCulture));
            return;
        }
        TypeSymbol[] keys = [.. Enumerable.Range(0, _usage.KeyCount(name)).Select(_ => new InferredType())];
        Symbol symbol = _usage.IsStatistic(name) ? new StatisticSymbol(name, variable.Location, keys)
            : keys.Length > 0 || variable.Size is not null ? new ArraySymbol(name, variable.Location, VariableKind.Global, keys, new InferredType())
            : new VariableSymbol(name, variable.Location, VariableKind.Global, new InferredType());
        BoundExpression? initial = variable.Value switch
        {
            IntegerLiteralSyntax literal => new BoundInteger(literal.Location, (long)literal.Value, Types.Long),
            UnarySyntax { Operator.Text: "-", Operand: IntegerLiteralSyntax literal } => new BoundInteger(literal.Location, -(long)literal.Value, Types.Long),
            StringLiteralSyntax literal => new BoundString(literal.Location, literal.Value),
            _ => null,
        };
        if (initial is not null && symbol is VariableSymbol scalar)
            InferredType.Unify(scalar.Type, initial.Type, variable.Location);
        _globals.Add(name, symbol);
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
        var epilogues = resolved.Aliases.Where(alias => alias.IsEpilogue).Select(alias => alias.Body);
        BlockSyntax[] bodies = [.. prologues, probe.Body, .. epilogues];
        var usage = new NameUsage();
        foreach (var body in bodies)
            usage.Scan(body);
        var context = Context((resolved.Trigger as BoundProbe)?.Point.Marker, point.Location.Text, null);
        var scope = new StapScope(_globals, usage);
        var statements = new StapStatementBinder(scope, context);
        var bound = new BoundBlock(probe.Body.Location, [.. bodies.Select(statements.BindBlock)]);
        var condition = point.Condition is null ? null : statements.BindCondition(point.Condition);
        _locals.AddRange(scope.Locals);
        return new BoundClause(probe.Location, [resolved.Trigger], condition, bound);
    }

    private List<BoundFunction> BindFunctions()
    {
        var functions = new List<BoundFunction>();
        while (_functions.Pending.TryDequeue(out var next))
        {
            var usage = new NameUsage();
            usage.Scan(next.Syntax.Body);
            var scope = new StapScope(_globals, usage);
            foreach (var parameter in next.Symbol.Parameters)
                scope.Add(parameter);
            var body = new StapStatementBinder(scope, Context(null, next.Symbol.Name, next.Symbol)).BindBlock(next.Syntax.Body);
            _locals.AddRange(scope.Locals.Where(local => local.Kind == VariableKind.Local));
            functions.Add(new BoundFunction(next.Symbol, body));
        }
        return functions;
    }

    private StapContext Context(MarkerSymbol? marker, string probe, FunctionSymbol? function) =>
        new(_diagnostics, _types, _map, _functions, _options, marker, probe, function);

    private void CheckResolved()
    {
        var unresolved = _locals.Where(local => InferredType.Resolve(local.Type) is InferredType).Cast<Symbol>()
            .Concat(_globals.Values.Where(IsUnresolved));
        foreach (var symbol in unresolved)
            _diagnostics.Report(symbol.Location, UnresolvedType, symbol.Name);
    }

    private bool IsUnresolved(Symbol symbol) => symbol switch
    {
        VariableSymbol variable => InferredType.Resolve(variable.Type) is InferredType && (_usage.IsRead(symbol.Name) || _usage.IsWritten(symbol.Name)),
        ArraySymbol array => array.Keys.Append(array.Value).Any(type => InferredType.Resolve(type) is InferredType),
        StatisticSymbol statistic => statistic.Keys.Any(type => InferredType.Resolve(type) is InferredType),
        _ => throw new System.Diagnostics.UnreachableException($"{symbol}"),
    };

    /// <summary>The globals that are written and never read: SystemTap prints them at the end.</summary>
    private IEnumerable<Symbol> Unread() => _globals.Values.Where(symbol => _usage.IsWritten(symbol.Name) && !_usage.IsRead(symbol.Name));
}
