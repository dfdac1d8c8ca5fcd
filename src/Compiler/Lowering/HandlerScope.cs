using Pyd.Compiler.Binding;
using Pyd.Compiler.Ir;
using Pyd.Compiler.Symbols;

namespace Pyd.Compiler.Lowering;

/// <summary>What the clauses of one handler share: the probe, clause-locals, and the strings that were read of its arguments.</summary>
internal sealed class HandlerScope(BoundTrigger? trigger)
{
    private readonly Dictionary<VariableSymbol, IrLocal> _locals = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<int, IrLocal> _strings = [];

    /// <summary>The clause that is being lowered takes scratch space.</summary>
    public bool UsesScratch { get; set; }

    /// <summary>The handler's probe; null in a function.</summary>
    public BoundTrigger? Trigger { get; } = trigger;

    /// <summary>In a function, what it returns.</summary>
    public ValueKind Returns { get; init; } = ValueKind.Void;

    /// <summary>Bit n is set when argument n is read at all.</summary>
    public int Arguments { get; private set; }

    /// <summary>Bit n is set when argument n is read as a string.</summary>
    public int Strings { get; private set; }

    /// <summary>What is read of the Python function, each once.</summary>
    public SortedSet<string> Captures { get; } = new(StringComparer.Ordinal);

    /// <summary>What a firing begins with: D's clause-local strings are empty then, not NULL.</summary>
    public IEnumerable<IrStatement> Prologue => _locals
        .Where(local => local.Key.Kind == VariableKind.ClauseLocal && local.Value.Type == ValueKind.Text)
        .Select(local => new IrSetLocal(local.Value, new IrText("")));

    public IrLocal Local(VariableSymbol symbol)
    {
        if (!_locals.TryGetValue(symbol, out var local))
            _locals.Add(symbol, local = new IrLocal(symbol.Name, StorageTable.KindOf(symbol.Type)));
        return local;
    }

    public IrExpression Argument(int index)
    {
        Arguments |= 1 << index;
        return new IrArgument(index);
    }

    /// <summary>How long the thread has had a processor.</summary>
    public IrExpression ProcessorTime()
    {
        Arguments |= ProcessorTimes.Wanted;
        return Argument(ProcessorTimes.Argument);
    }

    /// <summary>The local that holds the string of an argument once it was read.</summary>
    public IrLocal StringOf(int index)
    {
        Arguments |= 1 << index;
        Strings |= 1 << index;
        if (!_strings.TryGetValue(index, out var local))
            _strings.Add(index, local = new IrLocal($"string{index}", ValueKind.Text));
        return local;
    }

    /// <summary>What strtok() cuts up, and where it has come to: nothing and 0 when a firing begins.</summary>
    public (IrLocal Text, IrLocal Position) Tokens { get; } = (new IrLocal("tokens", ValueKind.Text), new IrLocal("position", ValueKind.Integer));

    /// <summary>An argument whose value goes somewhere else first may be read as a string there.</summary>
    public void MayReadStrings() => Strings |= Arguments;
}
