using System.Runtime.CompilerServices;

namespace Pyd.Compiler.Emit.CSharp;

/// <summary>Identity, also where the base library has no comparer of it.</summary>
internal sealed class ReferenceComparer : IEqualityComparer<object>
{
    public static readonly ReferenceComparer Instance = new();

    public new bool Equals(object? x, object? y) => ReferenceEquals(x, y);

    public int GetHashCode(object obj) => RuntimeHelpers.GetHashCode(obj);
}
