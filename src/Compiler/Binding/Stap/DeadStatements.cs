using Pyd.Compiler.Symbols;
using Pyd.Compiler.Syntax;

namespace Pyd.Compiler.Binding.Stap;

/// <summary>
/// Finds the statements of some bodies that are as good as absent. When one dies, the names that it read are read by one statement less, and
/// what dies of that is looked at then: each statement once, however long a chain of assignments is.
/// </summary>
/// <param name="deadCode">What can be dropped.</param>
/// <param name="isAssigned">Whether a name is given a value in the bodies.</param>
internal sealed class DeadStatements(DeadCode deadCode, Func<string, bool> isAssigned)
{
    private readonly HashSet<StatementSyntax> _dead = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, int> _readers = [];
    private readonly Dictionary<string, List<Piece>> _waiting = [];
    private readonly Stack<Piece> _dying = [];

    /// <summary>The statements that do nothing, with all that is in them.</summary>
    public HashSet<StatementSyntax> Find(IReadOnlyCollection<SyntaxNode> bodies)
    {
        List<Piece> pieces = [];
        foreach (var body in bodies)
            Add(body, null, pieces);
        foreach (var piece in pieces)
            Await(piece);
        foreach (var piece in pieces)
            DropIfIdle(piece);
        while (_dying.TryPop(out var piece))
            Bury(piece);
        return _dead;
    }

    private Piece Add(SyntaxNode node, Piece? parent, List<Piece> pieces)
    {
        Piece piece = new(node, parent, NamesReadBy(node)) { CanDie = node is StatementSyntax statement && CanDie(statement) };
        pieces.Add(piece);
        foreach (var name in piece.Reads)
            _readers[name] = _readers.GetValueOrDefault(name) + 1;
        foreach (var inner in SyntaxWalker.Children(node).OfType<StatementSyntax>())
        {
            piece.Open += IsHandler(inner, node) ? 0 : 1;
            piece.Inner.Add(Add(inner, piece, pieces));
        }
        return piece;
    }

    // A handler does not keep its try alive.
    private static bool IsHandler(SyntaxNode inner, SyntaxNode outer) => outer is TrySyntax handled && ReferenceEquals(handled.Handler, inner);

    // The names in a statement's own expressions, not in the statements within it.
    private static IReadOnlyCollection<string> NamesReadBy(SyntaxNode node)
    {
        var usage = new NameUsage(statement => !ReferenceEquals(statement, node));
        usage.Scan(node);
        return usage.Read;
    }

    private bool CanDie(StatementSyntax statement) => statement switch
    {
        // `exit` without its parentheses is a mistake, not nothing.
        ExpressionStatementSyntax { Expression: NameSyntax name } when !isAssigned(name.Text) && Builtins.Find(Dialect.Stap, name.Text) is not null => false,
        BlockSyntax or EmptySyntax or TrySyntax => true,
        ExpressionStatementSyntax node => !Targets(node.Expression).Any(deadCode.IsGlobal) && deadCode.HasNoEffect(AssignedValue(node.Expression)),
        IfSyntax node => deadCode.HasNoEffect(node.Condition),
        ForeachSyntax node => node.Limit is null || deadCode.HasNoEffect(node.Limit),
        WhileSyntax node => deadCode.HasNoEffect(node.Condition),
        ForSyntax node => Present(node.First, node.Condition, node.Step).All(deadCode.HasNoEffect),
        _ => false,
    };

    // The value of a = b <<< value.
    private static ExpressionSyntax AssignedValue(ExpressionSyntax expression)
    {
        while (expression is AssignmentSyntax { Operator.Text: "=" or "<<<", Target: NameSyntax } assignment)
            expression = assignment.Value;
        return expression;
    }

    private static IEnumerable<NameSyntax> Targets(ExpressionSyntax expression)
    {
        for (; expression is AssignmentSyntax { Operator.Text: "=" or "<<<", Target: NameSyntax target } assignment; expression = assignment.Value)
            yield return target;
    }

    private static IEnumerable<ExpressionSyntax> Present(params ExpressionSyntax?[] parts) => parts.OfType<ExpressionSyntax>();

    // An assignment waits until nobody reads its variables.
    private void Await(Piece piece)
    {
        if (!piece.CanDie || piece.Node is not ExpressionStatementSyntax statement)
            return;
        foreach (var name in Targets(statement.Expression).Select(target => target.Text).Where(_readers.ContainsKey).Distinct())
        {
            piece.Open++;
            if (!_waiting.TryGetValue(name, out var waiting))
                _waiting.Add(name, waiting = []);
            waiting.Add(piece);
        }
    }

    private void DropIfIdle(Piece piece)
    {
        if (piece is { CanDie: true, Open: 0 })
            _dying.Push(piece);
    }

    private void Bury(Piece piece)
    {
        if (!_dead.Add((StatementSyntax)piece.Node))
            return;
        foreach (var name in piece.Reads)
        {
            if (--_readers[name] == 0)
                _waiting.GetValueOrDefault(name)?.ForEach(Close);
        }
        if (piece.Parent is { } parent && !IsHandler(piece.Node, parent.Node))
            Close(parent);
        // What still lives in it is the handler of a try: it never runs.
        foreach (var inner in piece.Inner)
            _dying.Push(inner);
    }

    private void Close(Piece piece)
    {
        piece.Open--;
        DropIfIdle(piece);
    }

    /// <summary>A statement, or a body as a whole.</summary>
    /// <param name="node">Its text.</param>
    /// <param name="parent">What it is in.</param>
    /// <param name="reads">The names that it reads itself.</param>
    private sealed class Piece(SyntaxNode node, Piece? parent, IReadOnlyCollection<string> reads)
    {
        public SyntaxNode Node => node;

        public Piece? Parent => parent;

        public IReadOnlyCollection<string> Reads => reads;

        /// <summary>Whether it does nothing once what it waits for has happened.</summary>
        public bool CanDie { get; init; }

        /// <summary>The statements in it.</summary>
        public List<Piece> Inner { get; } = [];

        /// <summary>How many things it waits for: statements in it that live, variables of it that are read.</summary>
        public int Open { get; set; }
    }
}
