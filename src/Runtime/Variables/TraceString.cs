using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text;

namespace Pyd.Runtime.Variables;

/// <summary>
/// A string of a script: UTF-8 bytes, never null, with its hash computed once. Equality tries the reference first, so that
/// interned strings compare and hash without touching characters, and output copies bytes.
/// </summary>
public sealed class TraceString : IEquatable<TraceString>, IComparable<TraceString>
{
    /// <summary>The empty string, also D's and stap's value of an unset string variable.</summary>
    public static TraceString Empty { get; } = new(ReadOnlySpan<byte>.Empty);

    private readonly byte[] _bytes;
    private readonly int _hash;

    /// <summary>The string's <c>basename()</c>, once it was asked for: scripts ask for the same file names at every event.</summary>
    internal TraceString? Basename;

    /// <summary>Where the trace has the string, or 0.</summary>
    internal long Address;

    /// <summary>In which slot of a table a key with this string was found last; any table may have written it.</summary>
    internal int LastSlot = -1;

    /// <summary>A string over an array that the caller gives away.</summary>
    public TraceString(byte[] bytes)
    {
        _bytes = bytes;
        var hash = new HashCode();
        hash.AddBytes(bytes);
        _hash = hash.ToHashCode();
    }

    /// <summary>A string with a copy of the bytes.</summary>
    public TraceString(ReadOnlySpan<byte> bytes) : this(bytes.ToArray()) { }

    /// <summary>A string with the UTF-8 form of the text; a lone surrogate U+DC80..U+DCFF is the raw byte it stands for in Python.</summary>
    public static TraceString From(string text) => new(SurrogateEscape.Encode(text));

    /// <summary>A literal of a compiled script: each character is one byte, so that a script may hold bytes that are not UTF-8.</summary>
    public static TraceString Literal(string bytes) => new(Encoding.Latin1.GetBytes(bytes));

    /// <summary>The bytes.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>How many bytes.</summary>
    public int Length => _bytes.Length;

    /// <summary>Whether two strings have the same bytes. A missing one is equal to none but another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AreEqual(TraceString? left, TraceString? right) =>
        ReferenceEquals(left, right) || (left is not null && right is not null && left._hash == right._hash && HaveSameBytes(left, right));

    // Apart: equal strings are mostly the same, and others have other hashes.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool HaveSameBytes(TraceString left, TraceString right) => left._bytes.AsSpan().SequenceEqual(right._bytes);

    /// <summary>Negative, zero or positive as left sorts before, with or after right, byte by byte as <c>strcmp</c> does.</summary>
    public static int Compare(TraceString left, TraceString right) => left.Bytes.SequenceCompareTo(right.Bytes);

    /// <inheritdoc/>
    public bool Equals([NotNullWhen(true)] TraceString? other) => other is not null && AreEqual(this, other);

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is TraceString other && AreEqual(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;

    /// <inheritdoc/>
    public int CompareTo(TraceString? other) => other is null ? 1 : Compare(this, other);

    /// <summary>The text, with U+FFFD for what is not UTF-8. For messages; output writes the bytes.</summary>
    public override string ToString() => Encoding.UTF8.GetString(_bytes);
}
