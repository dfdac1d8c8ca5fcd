using Pyd.Compiler.Symbols;
using Pyd.Compiler.Syntax;
using Pyd.Compiler.Text;

namespace Pyd.Compiler.Binding.Stap;

/// <summary>The names within one handler or function: its own over the program's.</summary>
internal sealed class StapScope
{
    private readonly StapGlobals _globals;
    private readonly IReadOnlyCollection<SyntaxNode> _bodies;
    private readonly Dictionary<string, VariableSymbol> _locals = [];
    private readonly NameUsage _usage;
    private readonly HashSet<StatementSyntax> _dead;
    private readonly List<(VariableSymbol Local, TextLocation Location)> _neverAssigned = [];

    /// <param name="globals">The program's.</param>
    /// <param name="bodies">The handler's or function's text.</param>
    public StapScope(StapGlobals globals, IReadOnlyCollection<SyntaxNode> bodies)
    {
        (_globals, _bodies) = (globals, bodies);
        _usage = globals.DeadCode.WithoutDeadStatements(bodies, out _dead);
    }

    public IEnumerable<VariableSymbol> Locals => _locals.Values;

    /// <summary>The locals that are read and never assigned, with the place that reads them first.</summary>
    public IEnumerable<(VariableSymbol Local, TextLocation Location)> NeverAssigned => _neverAssigned;

    /// <summary>What a misspelt name may have meant: also what an alias assigns in vain.</summary>
    public IEnumerable<string> Names
    {
        get
        {
            var usage = new NameUsage();
            foreach (var body in _bodies)
                usage.Scan(body);
            return _locals.Keys.Concat(_globals.Names).Concat(usage.Written).Distinct();
        }
    }

    /// <summary>Whether a statement does nothing but to assign to a local that nobody reads, or nothing at all.</summary>
    public bool IsDead(StatementSyntax statement) => _dead.Contains(statement);

    /// <summary>Whether an expression need not be evaluated when nobody wants its value.</summary>
    public bool HasNoEffect(ExpressionSyntax expression) => _globals.DeadCode.DropsCode && _globals.DeadCode.HasNoEffect(expression);

    /// <summary>Does something without a trace in the names: a local that first shows in it is none.</summary>
    public void Try(Action look)
    {
        HashSet<string> before = [.. _locals.Keys];
        var assigned = _neverAssigned.Count;
        look();
        foreach (var name in _locals.Keys.Where(name => !before.Contains(name)).ToArray())
            _locals.Remove(name);
        _neverAssigned.RemoveRange(assigned, _neverAssigned.Count - assigned);
    }

    public void Add(VariableSymbol parameter) => _locals[parameter.Name] = parameter;

    public Symbol? Find(string name, TextLocation location) => _locals.TryGetValue(name, out var local) ? local : FindGlobal(name, location);

    /// <summary>The global of a name, whatever else it means here.</summary>
    public Symbol? FindGlobal(string name, TextLocation location) => _globals.Find(name, location.Source);

    /// <summary>The variable of a name; a new local when there is none.</summary>
    public Symbol FindOrDeclare(string name, TextLocation location)
    {
        if (Find(name, location) is { } known)
            return known;
        var local = new VariableSymbol(name, location, VariableKind.Local, new InferredType());
        _locals.Add(name, local);
        if (!_usage.IsWritten(name))
            _neverAssigned.Add((local, location));
        return local;
    }
}
