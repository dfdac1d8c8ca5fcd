using Pyd.Compiler.Ir;

namespace Pyd.Compiler.Emit.CSharp;

/// <summary>
/// Which assignments can declare their local: the first use in a block that holds all uses. Every other local is declared where the
/// method begins, with the value 0 or null that the IR gives it there.
/// </summary>
internal sealed class LocalUses
{
    private readonly HashSet<IrSetLocal> _declarations = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<IrLocal, int> _total;

    private LocalUses(Dictionary<IrLocal, int> total) => _total = total;

    /// <summary>The locals that are declared where the method begins, in the order of their first use.</summary>
    public IReadOnlyList<IrLocal> Early { get; private set; } = [];

    /// <summary>Looks at a method.</summary>
    /// <param name="bodies">Its statements.</param>
    /// <param name="parameters">Its parameters, which are declared already.</param>
    public static LocalUses Of(IEnumerable<IrStatement> bodies, IReadOnlyList<IrLocal> parameters)
    {
        var all = new Dictionary<IrLocal, int>(ReferenceEqualityComparer.Instance);
        var statements = bodies.ToArray();
        foreach (var statement in statements)
            Count(statement, all);
        var uses = new LocalUses(all);
        foreach (var statement in statements)
            uses.FindIn(statement);
        uses._declarations.RemoveWhere(declaration => parameters.Contains(declaration.Local));
        var declared = new HashSet<IrLocal>(uses._declarations.Select(declaration => declaration.Local), ReferenceEqualityComparer.Instance);
        declared.UnionWith(statements.SelectMany(LoopVariables).Where(local => !uses._notInLoop.Contains(local)));
        uses.Early = [.. all.Keys.Where(local => !declared.Contains(local) && !parameters.Contains(local))];
        return uses;
    }

    private readonly HashSet<IrLocal> _notInLoop = new(ReferenceEqualityComparer.Instance);

    /// <summary>Whether an assignment declares its local.</summary>
    public bool Declares(IrSetLocal node) => _declarations.Contains(node);

    /// <summary>Whether a loop declares its variable: nothing after it uses it.</summary>
    public bool DeclaresInLoop(IrLocal local) => !_notInLoop.Contains(local);

    private void FindIn(IrStatement statement)
    {
        if (statement is IrBlock block)
            FindInBlock(block);
        if (statement is IrForeach loop)
        {
            var inside = new Dictionary<IrLocal, int>(ReferenceEqualityComparer.Instance);
            Count(loop, inside);
            foreach (var variable in Variables(loop))
            {
                if (inside[variable] != _total[variable])
                    _notInLoop.Add(variable);
            }
        }
        foreach (var child in IrSearch.Children(statement))
            FindIn(child);
    }

    private void FindInBlock(IrBlock block)
    {
        var inside = new Dictionary<IrLocal, int>(ReferenceEqualityComparer.Instance);
        Count(block, inside);
        var seen = new Dictionary<IrLocal, int>(ReferenceEqualityComparer.Instance);
        foreach (var statement in block.Statements)
        {
            var own = new Dictionary<IrLocal, int>(ReferenceEqualityComparer.Instance);
            Count(statement, own);
            if (statement is IrSetLocal set && own[set.Local] == 1 && !seen.ContainsKey(set.Local) && inside[set.Local] == _total[set.Local])
                _declarations.Add(set);
            foreach (var local in own.Keys)
                seen[local] = 1;
        }
    }

    private static IEnumerable<IrLocal> LoopVariables(IrStatement statement) =>
        (statement is IrForeach loop ? Variables(loop) : []).Concat(IrSearch.Children(statement).SelectMany(LoopVariables));

    private static IEnumerable<IrLocal> Variables(IrForeach loop) => loop.Value is null ? loop.Keys : loop.Keys.Append(loop.Value);

    private static void Count(IrStatement statement, Dictionary<IrLocal, int> counts)
    {
        switch (statement)
        {
            case IrSetLocal node: Add(node.Local, counts); break;
            case IrForeach node:
                foreach (var variable in Variables(node))
                    Add(variable, counts);
                break;
            case IrTry { Message: { } message }: Add(message, counts); break;
        }
        foreach (var expression in IrSearch.Expressions(statement))
            Count(expression, counts);
        foreach (var child in IrSearch.Children(statement))
            Count(child, counts);
    }

    private static void Count(IrExpression expression, Dictionary<IrLocal, int> counts)
    {
        if (expression is IrGetLocal get)
            Add(get.Local, counts);
        foreach (var operand in IrSearch.Operands(expression))
            Count(operand, counts);
    }

    private static void Add(IrLocal local, Dictionary<IrLocal, int> counts) => counts[local] = counts.TryGetValue(local, out var count) ? count + 1 : 1;
}
