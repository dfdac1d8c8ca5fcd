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
    private readonly StapGlobals _globals;
    private readonly StapUseChecks _checks;
    private readonly ProbeNames _names = new();
    private readonly ProbeOrigins _origins = new();
    private readonly List<BoundClause> _clauses = [];
    private readonly List<BoundFunction> _bodies = [];

    private StapBinder(SyntaxTree tree, CompilationOptions options, DiagnosticBag diagnostics, SemanticMap map)
    {
        _tree = tree;
        _options = options;
        _diagnostics = diagnostics;
        _map = map;
        _library = new StapLibrary(tree, options, diagnostics);
        _functions = new StapFunctions(_library);
        _types = new StapTypes(diagnostics);
        _globals = new StapGlobals(_library, options, diagnostics);
        _checks = new StapUseChecks(_globals, _types, diagnostics);
    }

    public static BoundProgram Bind(SyntaxTree tree, CompilationOptions options, DiagnosticBag diagnostics, SemanticMap map) =>
        new StapBinder(tree, options, diagnostics, map).Bind();

    private BoundProgram Bind()
    {
        var resolver = new PointResolver(_library, _options, _diagnostics);
        foreach (var mistake in _options.Limits.Mistakes)
            _diagnostics.Report(_tree.Source.Location(0, 0), BadLimit, mistake.Split('=')[0], mistake[(mistake.IndexOf('=', StringComparison.Ordinal) + 1)..]);
        // Files join the program while their names are resolved; each brings its own probes.
        for (var i = 0; i < _library.Included.Count; i++)
        {
            var file = _library.Included[i];
            foreach (var probe in file.Root.Members.OfType<ProbeSyntax>())
                BindProbe(probe, resolver);
            BindFunctions();
            foreach (var embedded in file.Root.Members.OfType<EmbeddedMemberSyntax>().Where(_ => _library.IsUsers(file.Source)))
                _diagnostics.Report(embedded.Location, TargetTemplates.EmbeddedCode);
        }
        if (!_diagnostics.HasErrors && _tree.Diagnostics.Count == 0 && !resolver.SawNever && _clauses.All(clause => clause.IsIdle))
            ReportNothing();
        var reachable = _bodies.Count;
        if (_options.IsUnoptimized)
            BindUncalled();
        if (_options.KeepsFunctions)
            reachable = _bodies.Count;
        if (!_diagnostics.HasErrors)
            _checks.Check(_library);
        if (!_options.IsUnoptimized && !_diagnostics.HasErrors)
            BindUncalled();
        IReadOnlyList<Symbol> unread = _options.HidesGlobals ? [] : [.. _globals.Used.Where(_globals.IsUnread)];
        return new BoundProgram([.. _globals.All, .. _names.Globals], [.. _bodies.Take(reachable)],
            [.. _clauses.Select(_names.Announce)], [], unread, FaultsEndClauseOnly: false, []) { Probes = _origins.All };
    }

    private void ReportNothing()
    {
        if (_tree.Root.Members.Count == 0)
            _diagnostics.Report(_tree.Source.Location(0, 0), EmptyFile);
        else
            _diagnostics.Report(_tree.Source.Location(0, 0), EmptyScript, _clauses.Count == 0 ? "the script has no probe" : "no probe of the script does anything that shows");
    }

    private void BindProbe(ProbeSyntax probe, PointResolver resolver)
    {
        foreach (var point in probe.Points)
        {
            var resolved = resolver.Resolve(point);
            foreach (var found in resolved)
                BindProbe(probe, point, found);
            if (point.IsSufficient && resolved.Count > 0)
                break;
        }
    }

    private void BindProbe(ProbeSyntax probe, ProbePointSyntax point, ResolvedPoint resolved)
    {
        // probe P { body }   ──►   probe P { inner alias's prologue; outer alias's prologue; body; epilogues }
        var prologues = resolved.Aliases.Where(alias => !alias.IsEpilogue).Reverse().Select(alias => alias.Body);
        var epilogues = resolved.Aliases.Select(alias => alias.IsEpilogue ? alias.Body : alias.Epilogue).OfType<BlockSyntax>();
        BlockSyntax[] bodies = [.. prologues, probe.Body, .. epilogues];
        ExpressionSyntax[] conditions = [.. resolved.Conditions.Select(condition => condition.Condition).OfType<ExpressionSyntax>()];
        _globals.NoteUses([.. bodies, .. conditions], []);
        var origin = _origins.Add(probe, resolved);
        if (resolved.Trigger is not { } trigger)
        {
            BindNever(bodies, resolved, point);
            return;
        }
        var context = Context(resolved, point, null);
        var scope = new StapScope(_globals, bodies);
        var statements = new StapStatementBinder(scope, context);
        foreach (var condition in conditions)
            _checks.CheckCondition(condition);
        var tests = conditions.Concat(resolved.Filter is { } filter ? [filter] : []).Select(statements.BindCondition).ToArray();
        var bound = new BoundBlock(probe.Body.Location, [.. bodies.Select(statements.BindBlock)]);
        _checks.Note(scope);
        var predicate = tests.Length == 0 ? null : tests.Aggregate((left, right) => new BoundLogical(left.Location, LogicalOperation.And, left, right, Types.Long));
        _clauses.Add(new BoundClause(probe.Location, [trigger], predicate, bound)
        {
            Name = resolved.Name, AliasName = resolved.AliasName, IsIdle = !_options.IsUnoptimized && (bodies.All(scope.IsDead) || IsEmpty(bound)),
            Variables = resolved.Aliases.Count == 0 ? [] : [.. scope.Locals], Locals = [.. scope.Locals], Origin = origin,
        });
    }

    // What never fires uses globals and gives them their types; what is wrong in it does no harm.
    private void BindNever(BlockSyntax[] bodies, ResolvedPoint resolved, ProbePointSyntax point)
    {
        var unheard = new DiagnosticBag();
        var statements = new StapStatementBinder(new StapScope(_globals, bodies), Context(resolved, point, null) with { Diagnostics = unheard, Types = new StapTypes(unheard) });
        foreach (var body in bodies)
            statements.BindBlock(body);
    }

    // What @defined has left out is gone by now.
    private static bool IsEmpty(BoundStatement statement) => statement is BoundBlock block && block.Statements.All(IsEmpty);

    private void BindFunctions()
    {
        while (_functions.Pending.TryDequeue(out var next))
        {
            _globals.NoteUses([next.Syntax.Body], [.. next.Symbol.Parameters.Select(parameter => parameter.Name)]);
            _bodies.Add(BindFunction(next.Syntax, next.Symbol));
        }
    }

    private BoundFunction BindFunction(FunctionSyntax syntax, FunctionSymbol symbol)
    {
        if (syntax.IsEmbedded)
            _diagnostics.Report(_library.IsUsers(syntax.Location.Source) ? syntax.Body.Location : syntax.Name.Location, TargetTemplates.EmbeddedCode);
        var scope = new StapScope(_globals, [syntax.Body]);
        foreach (var parameter in symbol.Parameters)
            scope.Add(parameter);
        var body = new StapStatementBinder(scope, Context(null, null, symbol)).BindBlock(syntax.Body);
        _checks.Note(scope);
        return new BoundFunction(symbol, body);
    }

    // A function that nobody calls is looked at all the same, but is no part of the program.
    private void BindUncalled()
    {
        foreach (var file in _library.Included.Where(file => _library.IsUsers(file.Source)).ToArray())
        {
            foreach (var function in file.Root.Members.OfType<FunctionSyntax>().Where(function => !_functions.IsCalled(function)))
                _functions.SymbolOf(function);
        }
        while (_functions.Pending.TryDequeue(out var next))
        {
            if (!next.Syntax.IsEmbedded)
                _bodies.Add(BindFunction(next.Syntax, next.Symbol));
        }
    }

    private StapContext Context(ResolvedPoint? resolved, ProbePointSyntax? point, FunctionSymbol? function) =>
        new(_diagnostics, _types, _map, _functions, _options, _names, resolved, point?.Location.Text ?? "", function);
}
