namespace Pyd.Compiler.Ir;

/// <summary>
/// A condition on the strings among a probe's arguments: where it is false, no clause of the program does anything with the event, and the
/// source need not make it. Immutable; two of the same shape are equal.
/// </summary>
/// <remarks>
/// There is no negation: every comparison is true of an argument that is no readable string. So a source may always answer true where it
/// does not know, and no fault is lost.
/// </remarks>
internal abstract record EventFilter
{
    /// <summary>A filter of more comparisons would cost more than it saves.</summary>
    private const int MostComparisons = 64;

    /// <summary>Every event is wanted.</summary>
    public static EventFilter All { get; } = new FilterConstant(true);

    /// <summary>No event is.</summary>
    public static EventFilter None { get; } = new FilterConstant(false);

    /// <summary>How many comparisons it makes.</summary>
    public abstract int Count { get; }

    /// <summary>In the notation that sources get: <c>Pyd.Runtime.Events.WantedProbe</c> describes it.</summary>
    public abstract string Notation { get; }

    /// <summary>Both, simplified.</summary>
    public EventFilter And(EventFilter other) => Join(isAnd: true, other);

    /// <summary>Either, simplified.</summary>
    public EventFilter Or(EventFilter other) => Join(isAnd: false, other);

    private EventFilter Join(bool isAnd, EventFilter other)
    {
        List<EventFilter> operands = [.. Operands(this, isAnd), .. Operands(other, isAnd)];
        if (!isAnd)
            DropContradicted(operands);
        for (var i = operands.Count - 1; i >= 0; i--)
        {
            var operand = operands[i];
            if (operands.Index().Any(rest => rest.Index != i && (isAnd ? Implies(rest.Item, operand) : Implies(operand, rest.Item))))
                operands.RemoveAt(i);
        }
        var comparisons = operands.OfType<FilterComparison>().ToArray();
        foreach (var one in comparisons)
        {
            // a == "x" || a != "x"   ──►   all
            if (!isAnd && comparisons.Contains(one.Complement))
                return All;
            // a == "x" && a == "y"   ──►   a is missing
            if (isAnd && Array.Find(comparisons, one.Excludes) is { } two)
                return operands.Where(operand => operand != one && operand != two).Aggregate((EventFilter)FilterComparison.Missing(one.Argument), (all, next) => all.And(next));
        }
        var joined = operands.Aggregate((left, right) => new FilterPair(isAnd, left, right));
        return joined.Count > MostComparisons ? All : joined;
    }

    // (a != "x" && b) || a == "x"   ──►   b || a == "x"
    private static void DropContradicted(List<EventFilter> operands)
    {
        for (var i = 0; i < operands.Count; i++)
        {
            if (operands[i] is FilterPair { IsAnd: true } pair)
            {
                operands[i] = Operands(pair, isAnd: true)
                    .Where(part => part is not FilterComparison { Complement: { } complement } || !operands.Contains(complement))
                    .Aggregate(All, (all, part) => all.And(part));
            }
        }
    }

    private static IEnumerable<EventFilter> Operands(EventFilter filter, bool isAnd) => filter is FilterPair pair && pair.IsAnd == isAnd
        ? [.. Operands(pair.Left, isAnd), .. Operands(pair.Right, isAnd)]
        : [filter];

    /// <summary>Whether it is plain that the second is true where the first is.</summary>
    private static bool Implies(EventFilter one, EventFilter two) => (one, two) switch
    {
        _ when one == two || one == None || two == All => true,
        (FilterPair { IsAnd: false } either, _) => Implies(either.Left, two) && Implies(either.Right, two),
        (_, FilterPair { IsAnd: true } both) => Implies(one, both.Left) && Implies(one, both.Right),
        (FilterPair both, FilterPair either) => Implies(both.Left, two) || Implies(both.Right, two) || Implies(one, either.Left) || Implies(one, either.Right),
        (FilterPair both, _) => Implies(both.Left, two) || Implies(both.Right, two),
        (_, FilterPair either) => Implies(one, either.Left) || Implies(one, either.Right),
        (FilterComparison first, FilterComparison second) => first.Implies(second),
        _ => false,
    };
}

/// <summary>All events or none.</summary>
internal sealed record FilterConstant(bool Value) : EventFilter
{
    public override int Count => 0;

    public override string Notation => Value ? "*" : "-";

    public override string ToString() => Value ? "all" : "none";
}

/// <summary>Two filters together.</summary>
internal sealed record FilterPair(bool IsAnd, EventFilter Left, EventFilter Right) : EventFilter
{
    public override int Count => Left.Count + Right.Count;

    public override string Notation => $"{(IsAnd ? '&' : '|')}{Left.Notation}{Right.Notation}";

    public override string ToString() => $"{Inner(Left)} {(IsAnd ? "&&" : "||")} {Inner(Right)}";

    private string Inner(EventFilter filter) => filter is FilterPair pair && pair.IsAnd != IsAnd ? $"({filter})" : $"{filter}";
}
