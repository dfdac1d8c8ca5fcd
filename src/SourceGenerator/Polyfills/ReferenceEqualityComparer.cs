using System.Runtime.CompilerServices;

namespace System.Collections.Generic;

/// <summary>The base library's comparer by identity, which netstandard2.0 lacks.</summary>
internal sealed class ReferenceEqualityComparer : IEqualityComparer<object?>
{
    public static ReferenceEqualityComparer Instance { get; } = new();

    public new bool Equals(object? x, object? y) => ReferenceEquals(x, y);

    public int GetHashCode(object? obj) => RuntimeHelpers.GetHashCode(obj!);
}
