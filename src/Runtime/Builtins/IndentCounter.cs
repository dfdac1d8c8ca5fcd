namespace Pyd.Runtime.Builtins;

/// <summary>The state of one of stap's indentation counters.</summary>
public struct IndentCounter
{
    /// <summary>The current depth.</summary>
    public long Depth;

    /// <summary>The time, in nanoseconds, at which the depth was last 0.</summary>
    public long Start;
}
