namespace Pyd.Runtime.Builtins;

/// <summary>D's <c>rand()</c>: 32 bits at a time, the same in every run, so that a replay repeats (SplitMix64).</summary>
internal struct RandomNumbers()
{
    private ulong _state;

    /// <summary>The next number, as an int.</summary>
    public int Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return (int)(mixed >> 32);
    }
}
