using System.Collections.Immutable;
using Pyd.Compiler.Ir;
using Pyd.Compiler.Symbols;

namespace Pyd.Compiler.Lowering.Filtering;

/// <summary>What is known of a handler's locals at one place of it. All begin unset or 0.</summary>
internal sealed class Locals
{
    private readonly ImmutableDictionary<IrLocal, Known> _known = ImmutableDictionary<IrLocal, Known>.Empty;
    private readonly IReadOnlyDictionary<IrLocal, Known> _anywhere;

    /// <summary>At the beginning of a handler.</summary>
    public Locals(IrHandler handler)
    {
        _anywhere = handler.Clauses.SelectMany(clause => Assigned(clause.Body)).GroupBy(set => set.Local)
            .ToDictionary(group => group.Key, group => Anywhere(group.Key.Type, [.. group.Select(set => set.Value)]));
    }

    private Locals(ImmutableDictionary<IrLocal, Known> known, IReadOnlyDictionary<IrLocal, Known> anywhere)
    {
        _known = known;
        _anywhere = anywhere;
    }

    /// <summary>What a local holds.</summary>
    public Known this[IrLocal local] => _known.TryGetValue(local, out var known) ? known
        : local.Type == ValueKind.Text ? new UnsetText() : KnownNumber.Constant(0);

    /// <summary>After an assignment.</summary>
    public Locals With(IrLocal local, Known value) => new(_known.SetItem(local, value), _anywhere);

    /// <summary>After statements of which nothing is known but what they assign.</summary>
    public Locals After(IrStatement statement) =>
        Assigned(statement).Select(set => set.Local).Aggregate(this, (locals, local) => locals.With(local, _anywhere[local]));

    /// <summary>These where a condition is true, others where it is false.</summary>
    public Locals Choose(KnownNumber condition, Locals other)
    {
        var joined = _known;
        foreach (var local in _known.Keys.Union(other._known.Keys))
        {
            var (one, two) = (this[local], other[local]);
            if (one != two)
                joined = joined.SetItem(local, one is KnownNumber number && two is KnownNumber otherwise ? number.Choose(condition, otherwise) : _anywhere[local]);
        }
        return new Locals(joined, _anywhere);
    }

    /// <summary>What a local holds wherever it is read: the string of one argument, when nothing else is ever put into it.</summary>
    private static Known Anywhere(ValueKind type, IrExpression?[] values)
    {
        if (type != ValueKind.Text)
            return KnownNumber.Any;
        return values[0] is IrRuntimeCall { Arguments: [IrArgument argument] } read && read.Member == RuntimeMembers.ReadString
            && Array.TrueForAll(values, value => value is IrRuntimeCall { Arguments: [IrArgument other] } call && call.Member == read.Member && other == argument)
            ? new ArgumentText(argument.Index, MayBeUnset: true)
            : KnownText.Any;
    }

    /// <summary>Everything that a statement assigns; null for what a loop or a caught error brings.</summary>
    private static IEnumerable<(IrLocal Local, IrExpression? Value)> Assigned(IrStatement statement)
    {
        IEnumerable<(IrLocal, IrExpression?)> own = statement switch
        {
            IrSetLocal set => [(set.Local, set.Value)],
            IrForeach loop => [.. loop.Keys.Append(loop.Value).OfType<IrLocal>().Select(local => (local, (IrExpression?)null))],
            IrTry { Message: { } message } => [(message, null)],
            _ => [],
        };
        return own.Concat(IrSearch.Children(statement).SelectMany(Assigned));
    }
}
