using System.Numerics;
using System.Runtime.CompilerServices;

namespace Pyd.Runtime.Variables;

/// <summary>The hash of a key, a member at a time. Texts bring theirs along.</summary>
public static class KeyHash
{
    /// <summary>Adds an integer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Add(int hash, long value) => Mix(hash, (uint)value ^ (uint)(value >>> 32) * 0x85EBCA6B);

    /// <summary>Adds a text.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Add(int hash, TraceString value) => Mix(hash, (uint)value.GetHashCode());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Mix(int hash, uint value) => (int)(BitOperations.RotateLeft((uint)hash, 5) * 0x9E3779B1 + value * 0xC2B2AE35);
}
