using Pyd.Compiler.Ir;
using Pyd.Compiler.Symbols;

namespace Pyd.Compiler.Lowering;

/// <summary>The statements that a lowering writes, and the temporaries it needs.</summary>
internal sealed class CodeBuffer
{
    private List<IrStatement> _statements = [];
    private int _temporaries;

    public int Count => _statements.Count;

    public void Add(IrStatement statement) => _statements.Add(statement);

    public void AddRange(IEnumerable<IrStatement> statements) => _statements.AddRange(statements);

    /// <summary>Collects what an action writes as a block of its own.</summary>
    public IrBlock Collect(Action write) => new(CollectList(() => { write(); return 0; }).Statements);

    /// <summary>Collects what a function writes beside its result.</summary>
    public (T Result, List<IrStatement> Statements) CollectList<T>(Func<T> write)
    {
        var outer = _statements;
        _statements = [];
        var result = write();
        var inner = _statements;
        _statements = outer;
        return (result, inner);
    }

    /// <summary>Puts a value into a new local: computed here, once.</summary>
    public IrExpression Store(IrExpression value)
    {
        var local = NewLocal(value.Type);
        Add(new IrSetLocal(local, value));
        return new IrGetLocal(local);
    }

    public IrLocal NewLocal(ValueKind type) => new($"t{_temporaries++}", type);
}
