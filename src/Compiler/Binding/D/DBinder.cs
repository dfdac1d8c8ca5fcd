using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Symbols;
using Pyd.Compiler.Syntax;
using Pyd.Compiler.Syntax.D;
using static Pyd.Compiler.Diagnostics.BindingTemplates;

namespace Pyd.Compiler.Binding.D;

/// <summary>A D script: its declarations, then its clauses in order, since each may use what the ones before have brought up.</summary>
internal sealed class DBinder
{
    private readonly DScope _scope = new();
    private readonly DiagnosticBag _diagnostics;
    private readonly DExpressionBinder _expressions;
    private readonly DStatementBinder _statements;
    private readonly DProbeBinder _probes;
    private readonly List<BoundClause> _clauses = [];

    private DBinder(CompilationOptions options, DiagnosticBag diagnostics, SemanticMap map)
    {
        _diagnostics = diagnostics;
        _expressions = new DExpressionBinder(_scope, diagnostics, options, map);
        _statements = new DStatementBinder(_scope, _expressions, diagnostics);
        _probes = new DProbeBinder(options, diagnostics);
    }

    public static BoundProgram Bind(SyntaxTree tree, CompilationOptions options, DiagnosticBag diagnostics, SemanticMap map)
    {
        BoundOption[] set = [.. tree.Root.Members.OfType<PragmaSyntax>().Select(pragma => Pragmas.Bind(pragma, diagnostics)).OfType<BoundOption>()];
        var binder = new DBinder(options.With(set.Select(option => option.Setting)), diagnostics, map);
        // A declaration holds in the whole script, wherever it stands.
        foreach (var member in tree.Root.Members.OrderBy(member => member is ProbeClauseSyntax))
            binder.BindMember(member);
        if (!tree.Root.Members.OfType<ProbeClauseSyntax>().Any() && tree.Diagnostics.Count == 0)
            diagnostics.Report(tree.Source.Location(0, 0), EmptyScript, "probe clause");
        return new BoundProgram([.. binder._scope.Symbols.Where(symbol => symbol is not AggregationSymbol).Select(symbol => new BoundGlobal(symbol, null))],
            [], binder._clauses, [.. binder._scope.Aggregations], [], FaultsEndClauseOnly: true, set);
    }

    private void BindMember(MemberSyntax member)
    {
        switch (member)
        {
            case ProbeClauseSyntax clause: BindClause(clause); break;
            case VariableDeclarationSyntax declaration: BindDeclaration(declaration); break;
            case InlineSyntax inline: BindInline(inline); break;
            case PragmaSyntax: break;
            default: throw new System.Diagnostics.UnreachableException($"{member}");
        }
    }

    private void BindClause(ProbeClauseSyntax clause)
    {
        var triggers = clause.Probes.SelectMany(_probes.Bind).ToArray();
        var predicate = clause.Predicate is null ? null : _expressions.BindPredicate(clause.Predicate);
        var body = clause.Body is null ? new BoundBlock(clause.Location, []) : _statements.BindBody(clause.Body);
        _clauses.Add(new BoundClause(clause.Location, triggers, predicate, body));
    }

    private void BindDeclaration(VariableDeclarationSyntax declaration)
    {
        var kind = declaration.Scope switch
        {
            VariableScope.Thread => VariableKind.ThreadLocal,
            VariableScope.Clause => VariableKind.ClauseLocal,
            _ => VariableKind.Global,
        };
        foreach (var declarator in declaration.Declarators)
        {
            var type = _expressions.BindType(declaration.Type with { Pointers = declaration.Type.Pointers + declarator.Pointers });
            var keys = declarator.Keys?.Select(_expressions.BindType).ToArray();
            if (kind == VariableKind.Global && DNames.Describe(declarator.Name) is { } builtin)
                _diagnostics.Report(declarator.Location, BuiltinRedeclared, declarator.Name, builtin);
            else if (_scope.Find(kind, declarator.Name) is { } earlier)
                _diagnostics.Report(declarator.Location, earlier.Location, Redeclared, declarator.Name, earlier.Location.Line.ToString(System.Globalization.CultureInfo.InvariantCulture));
            else if (keys is null || type is ErrorType || keys.Any(key => key is ErrorType))
                _scope.Declare(kind, new VariableSymbol(declarator.Name, declarator.Location, kind, keys is null ? type : Types.Error));
            else
                _scope.Declare(kind, new ArraySymbol(declarator.Name, declarator.Location, kind, keys, type));
        }
    }

    private void BindInline(InlineSyntax inline)
    {
        var type = _expressions.BindType(inline.Type);
        var value = _expressions.Bind(inline.Value);
        if (DNames.Describe(inline.Name) is { } builtin)
        {
            _diagnostics.Report(inline.Location, BuiltinRedeclared, inline.Name, builtin);
            return;
        }
        var earlier = _scope.Find(VariableKind.Global, inline.Name)?.Location ?? _scope.FindInline(inline.Name)?.Location;
        if (earlier is { } first)
        {
            _diagnostics.Report(inline.Location, first, Redeclared, inline.Name, first.Line.ToString(System.Globalization.CultureInfo.InvariantCulture));
            return;
        }
        var fits = type is ErrorType || value.Type is ErrorType || (type.IsString == value.Type.IsString && type.IsInteger == value.Type.IsInteger);
        if (!fits)
            _diagnostics.Report(inline.Location, IncompatibleTypes, "inline", Wording.Type(type), Wording.Type(value.Type));
        _scope.DeclareInline(inline.Name, fits && type is not ErrorType ? DConversions.Convert(value, type) : new BoundError(inline.Location));
    }
}
