using Pyd.Compiler.Ir;

namespace Pyd.Compiler.Lowering.Filtering;

/// <summary>What is known of a value at one place of a handler.</summary>
internal abstract record Known;

/// <summary>A number. Nothing is known of one that may always be both.</summary>
/// <param name="MayBeTrue">It is not 0 only where this is true.</param>
/// <param name="MayBeFalse">It is 0 only where this is true.</param>
/// <param name="IsTruth">It is 0 or 1.</param>
internal sealed record KnownNumber(EventFilter MayBeTrue, EventFilter MayBeFalse, bool IsTruth) : Known
{
    /// <summary>Any number.</summary>
    public static KnownNumber Any { get; } = new(EventFilter.All, EventFilter.All, false);

    /// <summary>One number.</summary>
    public static KnownNumber Constant(long value) => value == 0
        ? new(EventFilter.None, EventFilter.All, true)
        : new(EventFilter.All, EventFilter.None, value == 1);

    /// <summary>!x.</summary>
    public KnownNumber Negated => new(MayBeFalse, MayBeTrue, true);

    /// <summary>This where a condition is true, the other where it is false.</summary>
    public KnownNumber Choose(KnownNumber condition, KnownNumber other) => new(
        condition.MayBeTrue.And(MayBeTrue).Or(condition.MayBeFalse.And(other.MayBeTrue)),
        condition.MayBeTrue.And(MayBeFalse).Or(condition.MayBeFalse.And(other.MayBeFalse)),
        IsTruth && other.IsTruth);
}

/// <summary>A text of which nothing is known.</summary>
internal record KnownText : Known
{
    /// <summary>Any text, or a missing one.</summary>
    public static KnownText Any { get; } = new();
}

/// <summary>A text that was never set.</summary>
internal sealed record UnsetText : KnownText;

/// <summary>A constant.</summary>
internal sealed record LiteralText(string Value) : KnownText;

/// <summary>The string at an argument. Where the argument is no readable string it is missing, or anything: comparisons of it are then true.</summary>
internal sealed record ArgumentText(int Argument, bool MayBeUnset) : KnownText;
