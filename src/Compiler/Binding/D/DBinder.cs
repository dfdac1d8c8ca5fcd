using System.Globalization;
using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Symbols;
using Pyd.Compiler.Syntax;
using Pyd.Compiler.Syntax.D;
using Pyd.Compiler.Text;
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
    private readonly DDeclarationBinder _declarations;
    private readonly DPragmaBinder _pragmas;
    private readonly StabilityRules _stability;
    private readonly Macros _macros;
    private readonly List<BoundClause> _clauses = [];

    private DBinder(CompilationOptions options, DiagnosticBag diagnostics, SemanticMap map)
    {
        _diagnostics = diagnostics;
        _macros = new Macros(options, diagnostics);
        _expressions = new DExpressionBinder(_scope, diagnostics, _macros, map) { ScratchSize = options.ScratchSize };
        _statements = new DStatementBinder(_scope, _expressions, diagnostics);
        _probes = new DProbeBinder(options, _macros, diagnostics);
        _declarations = new DDeclarationBinder(_scope, _expressions, diagnostics);
        _stability = new StabilityRules(_scope, options.MinimumStability, diagnostics);
        _pragmas = new DPragmaBinder(_scope, _stability, diagnostics, options.LoadedLibraries);
    }

    public static BoundProgram Bind(SyntaxTree tree, CompilationOptions options, DiagnosticBag diagnostics, SemanticMap map)
    {
        BoundOption[] set = [.. tree.Root.Members.OfType<PragmaSyntax>().Select(pragma => OptionPragmas.Bind(pragma, diagnostics)).OfType<BoundOption>()];
        options = options.With(set.Select(option => option.Setting));
        var binder = new DBinder(options, diagnostics, map);
        foreach (var member in tree.Root.Members)
            binder.BindMember(member);
        binder.CheckMemory();
        binder._pragmas.Finish();
        binder._macros.Finish(tree.Source.Location(0, 0));
        if (!options.AllowEmpty && !tree.Root.Members.OfType<ProbeClauseSyntax>().Any() && tree.Diagnostics.Count == 0 && !diagnostics.HasErrors)
            diagnostics.Report(tree.Source.Location(0, 0), EmptyScript, "the script has no probe clause");
        return new BoundProgram([.. binder._scope.Symbols.Where(symbol => symbol is not AggregationSymbol).Select(symbol => new BoundGlobal(symbol, null))],
            [], binder._clauses, [.. binder._scope.Aggregations], [], FaultsEndClauseOnly: true, set);
    }

    /// <summary>
    /// Checks the declarations, types and pragmas before a mistake in the text: DTrace obeys them while it reads, so that what is wrong with them
    /// comes first.
    /// </summary>
    public static void BindDeclarations(SyntaxTree tree, TextLocation mistake, CompilationOptions options, DiagnosticBag diagnostics)
    {
        var binder = new DBinder(options, diagnostics, new SemanticMap());
        foreach (var member in tree.Root.Members.Where(member => member is not ProbeClauseSyntax && (member.Location.Source != mistake.Source || member.Location.Start < mistake.Start)))
        {
            if (member is PragmaSyntax pragma)
                OptionPragmas.Bind(pragma, diagnostics);
            binder.BindMember(member);
        }
        if (OpenDefinition.Find(tree.Tokens, mistake) is var (name, location) && binder._scope.FindTag(name) is { } known && DCompositeBinder.IsDefined(known.Type))
            diagnostics.Report(location, known.Location, TypeTemplates.TypeRedeclared, name, DTypeBinder.Line(known.Location));
    }

    private void BindMember(MemberSyntax member)
    {
        switch (member)
        {
            case ProbeClauseSyntax clause: BindClause(clause); break;
            case DeclarationSyntax declaration: _declarations.Bind(declaration); break;
            case InlineSyntax inline: _declarations.Bind(inline); break;
            case TranslatorSyntax translator: _expressions.Translators.Declare(translator); break;
            case ProviderSyntax provider: _declarations.Bind(provider); break;
            case PragmaSyntax pragma: _pragmas.Bind(pragma); break;
            default: throw new System.Diagnostics.UnreachableException($"{member}");
        }
    }

    /// <summary>Reports the variable that takes more memory than is left.</summary>
    private void CheckMemory()
    {
        var size = 0L;
        foreach (var variable in _scope.Symbols.OfType<VariableSymbol>().Where(variable => variable.Kind != VariableKind.ThreadLocal && TypeLayout.IsAggregate(variable.Type)))
        {
            size += TypeLayout.RoomOf(variable.Type);
            if (size <= TypeLayout.MostBytes)
                continue;
            _diagnostics.Report(variable.Location, VariableTemplates.MemoryTooBig, $"'{variable.Name}'",
                size.ToString(CultureInfo.InvariantCulture), TypeLayout.MostBytes.ToString(CultureInfo.InvariantCulture));
            return;
        }
    }

    private void BindClause(ProbeClauseSyntax clause)
    {
        var triggers = clause.Probes.SelectMany(_probes.Bind).ToArray();
        _expressions.Names.Arguments.Enter(triggers);
        _stability.Check(clause, triggers);
        var (predicate, body) = BindBody(clause);
        _expressions.Names.Arguments.Enter(null);
        _clauses.Add(new BoundClause(clause.Location, triggers, predicate, body));
    }

    /// <summary>
    /// The body brings up variables that the predicate may use; where it uses some that the predicate brings up, the predicate comes
    /// first (dt_cook_clause).
    /// </summary>
    private (BoundExpression?, BoundBlock) BindBody(ProbeClauseSyntax clause)
    {
        if (clause.Predicate is null)
            return (null, BindBlock(clause));
        var forget = _scope.Mark();
        var before = _diagnostics.Count;
        var body = BindBlock(clause);
        var isUndefined = _diagnostics.Skip(before).Any(diagnostic => diagnostic.Template.Tag is "D_IDENT_UNDEF" or "D_VAR_UNDEF");
        if (!isUndefined)
            return (_expressions.BindPredicate(clause.Predicate), body);
        forget();
        _diagnostics.RemoveAfter(before);
        var predicate = _expressions.BindPredicate(clause.Predicate);
        return (predicate, BindBlock(clause));
    }

    private BoundBlock BindBlock(ProbeClauseSyntax clause) => clause.Body is null ? new BoundBlock(clause.Location, []) : _statements.BindBody(clause.Body);
}
