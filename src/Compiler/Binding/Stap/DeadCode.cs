using Pyd.Compiler.Symbols;
using Pyd.Compiler.Syntax;
using Pyd.Compiler.Syntax.Stap;

namespace Pyd.Compiler.Binding.Stap;

/// <summary>
/// What SystemTap drops before it looks further (elaborate.cxx, dead assignment and side-effect-free statement elimination). A name that
/// only dropped code reads counts as not read, which can make more code dead.
/// </summary>
/// <param name="isGlobal">Whether a name is a global: an assignment to one is never dead.</param>
/// <param name="keepsAll">Nothing is dropped (stap's <c>-u</c>).</param>
/// <param name="functions">The functions of the script or its tapsets that a call means.</param>
internal sealed class DeadCode(Func<NameSyntax, bool> isGlobal, bool keepsAll, Func<CallSyntax, IReadOnlyList<FunctionSyntax>> functions)
{
    private readonly Dictionary<FunctionSyntax, bool> _pure = new(ReferenceEqualityComparer.Instance);

    /// <summary>Whether code that does nothing is dropped at all.</summary>
    public bool DropsCode => !keepsAll;

    /// <summary>The names of a handler or function, without any statement that changes nothing.</summary>
    /// <param name="bodies">The handler's or function's text.</param>
    /// <param name="dead">Those statements.</param>
    public NameUsage WithoutDeadStatements(IReadOnlyCollection<SyntaxNode> bodies, out HashSet<StatementSyntax> dead)
    {
        var found = keepsAll ? [] : new DeadStatements(this, Scan(bodies, null).IsWritten).Find(bodies);
        dead = found;
        return Scan(bodies, found.Contains);
    }

    /// <summary>An assignment to a global is never dead.</summary>
    public bool IsGlobal(NameSyntax name) => isGlobal(name);

    // A function that changes no global, and calls none that does. Functions that call each other are judged together.
    private bool IsPure(FunctionSyntax function)
    {
        if (_pure.TryGetValue(function, out var known))
            return known;
        foreach (var group in Components.Of<FunctionSyntax>([function], caller => CalledBy(caller).Where(called => !_pure.ContainsKey(called)), ReferenceEqualityComparer.Instance))
        {
            var isPure = group.All(member => !ActsItself(member) && CalledBy(member).All(called => _pure.GetValueOrDefault(called, true)));
            foreach (var member in group)
                _pure[member] = isPure;
        }
        return _pure[function];
    }

    private IEnumerable<FunctionSyntax> CalledBy(FunctionSyntax function) =>
        SyntaxWalker.DescendantsAndSelf(function.Body).OfType<CallSyntax>().SelectMany(functions);

    private bool ActsItself(FunctionSyntax function)
    {
        var parameters = function.Parameters.Select(parameter => parameter.Name).ToHashSet();
        return function.IsEmbedded || SyntaxWalker.DescendantsAndSelf(function.Body).Any(node => Acts(node, name => parameters.Contains(name.Text) || !isGlobal(name)));
    }

    /// <summary>Whether a node, apart from the functions that it calls, changes something besides the variables that are a function's own.</summary>
    private bool Acts(SyntaxNode node, Func<NameSyntax, bool> isOwn) => node switch
    {
        AssignmentSyntax { Target: NameSyntax target, Operator.Text: not "<<<" } => !isOwn(target),
        PostfixSyntax { Operand: NameSyntax target } => !isOwn(target),
        UnarySyntax { Operator.Text: "++" or "--", Operand: var operand } => operand is not NameSyntax target || !isOwn(target),
        AssignmentSyntax or PostfixSyntax or DeleteSyntax or EmbeddedSyntax => true,
        CallSyntax call when functions(call).Count > 0 => false,
        CallSyntax call when PrintNames.TryParse(call.Function.Text, out var print) => !print.MakesText,
        CallSyntax call => Builtins.Find(Dialect.Stap, call.Function.Text) is not { Type: not VoidType } builtin || builtin.Member is { HasEffect: true, MayRaise: false },
        _ => false,
    };

    private static NameUsage Scan(IReadOnlyCollection<SyntaxNode> bodies, Func<StatementSyntax, bool>? isDead)
    {
        var usage = new NameUsage(isDead);
        foreach (var body in bodies)
            usage.Scan(body);
        return usage;
    }

    /// <summary>Whether an expression does nothing but to have a value.</summary>
    public bool HasNoEffect(ExpressionSyntax value) => SyntaxWalker.DescendantsAndSelf(value)
        .All(node => !Acts(node, _ => false) && (node is not CallSyntax call || functions(call).All(IsPure)));
}
