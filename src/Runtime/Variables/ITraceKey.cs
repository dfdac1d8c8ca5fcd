namespace Pyd.Runtime.Variables;

/// <summary>
/// The key tuple of an array or aggregation. The compiler generates a struct per shape, so that a look-up neither boxes nor allocates.
/// </summary>
public interface ITraceKey<TSelf> : IEquatable<TSelf> where TSelf : struct, ITraceKey<TSelf>
{
    /// <summary>How many members the tuple has; 0 for <see cref="NoKey"/>.</summary>
    static abstract int Width { get; }

    /// <summary>One of its texts, which remembers where a key with it was found last; null when the tuple has none.</summary>
    TraceString? Landmark { get; }

    /// <summary>One member by position. For printing and sorting, not for the event path.</summary>
    KeyMember Member(int index);
}

/// <summary>One member of a key, or one value of an array: a string, or an integer when there is no string.</summary>
/// <param name="Text">The string, or null for an integer.</param>
/// <param name="Integer">The integer; 0 for a string.</param>
public readonly record struct KeyMember(TraceString? Text, long Integer) : IComparable<KeyMember>
{
    /// <summary>An integer.</summary>
    public KeyMember(long integer) : this(null, integer) { }

    /// <summary>A string.</summary>
    public KeyMember(TraceString text) : this(text, 0) { }

    /// <summary>Integers by value, strings byte by byte.</summary>
    public int CompareTo(KeyMember other) =>
        Text is not null && other.Text is not null ? TraceString.Compare(Text, other.Text) : Integer.CompareTo(other.Integer);
}

/// <summary>The key of an aggregation or statistic without keys.</summary>
public readonly struct NoKey : ITraceKey<NoKey>
{
    /// <inheritdoc/>
    public static int Width => 0;

    /// <inheritdoc/>
    public TraceString? Landmark => null;

    /// <inheritdoc/>
    public KeyMember Member(int index) => throw new ArgumentOutOfRangeException(nameof(index));

    /// <inheritdoc/>
    public bool Equals(NoKey other) => true;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is NoKey;

    /// <inheritdoc/>
    public override int GetHashCode() => 0;
}
