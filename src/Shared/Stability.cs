namespace Pyd.Shared;

/// <summary>DTrace's stability attributes: how far a name and its meaning may be relied upon, and on which machines.</summary>
/// <param name="Name">The stability of the name.</param>
/// <param name="Data">The stability of what it means.</param>
/// <param name="Class">Where it is the same.</param>
internal readonly record struct Stability(StabilityLevel Name, StabilityLevel Data, DependencyClass Class)
{
    /// <summary>What everything in D itself has that pyd supports (dt_open.c).</summary>
    public static readonly Stability OfLanguage = new(StabilityLevel.Stable, StabilityLevel.Stable, DependencyClass.Common);

    /// <summary>The weaker in each part.</summary>
    public Stability And(Stability other) => new(
        (StabilityLevel)Math.Min((int)Name, (int)other.Name),
        (StabilityLevel)Math.Min((int)Data, (int)other.Data),
        (DependencyClass)Math.Min((int)Class, (int)other.Class));

    /// <summary>Whether no part is weaker than another's.</summary>
    public bool IsAtLeast(Stability least) => Name >= least.Name && Data >= least.Data && Class >= least.Class;

    /// <summary>As pragmas and options write it.</summary>
    public override string ToString() => $"{Name}/{Data}/{Class}";

    /// <summary>Reads <c>Name/Data/Class</c> as <c>dtrace_str2attr</c> does: in any case; what is left out at the end is the strongest.</summary>
    public static bool TryParse(string text, out Stability stability)
    {
        var parts = text.Split('/');
        var (name, data, dependency) = (StabilityLevel.Standard, StabilityLevel.Standard, DependencyClass.Common);
        var isGood = parts.Length <= 3 && IsOf(parts, 0, ref name) && IsOf(parts, 1, ref data) && IsOf(parts, 2, ref dependency);
        stability = new Stability(name, data, dependency);
        return isGood;
    }

    private static bool IsOf<T>(string[] parts, int index, ref T value) where T : struct, Enum
    {
        if (index >= parts.Length || parts[index].Length == 0)
            return index == parts.Length - 1 || index >= parts.Length;
        var found = Array.FindIndex(Enum.GetNames(typeof(T)), name => name.Equals(parts[index], StringComparison.OrdinalIgnoreCase));
        if (found >= 0)
            value = ((T[])Enum.GetValues(typeof(T)))[found];
        return found >= 0;
    }
}

/// <summary>From weak to strong (sys/dtrace_types.h).</summary>
internal enum StabilityLevel
{
    Internal,
    Private,
    Obsolete,
    External,
    Unstable,
    Evolving,
    Stable,
    Standard,
}

/// <summary>From narrow to wide.</summary>
internal enum DependencyClass
{
    Unknown,
    CPU,
    Platform,
    Group,
    ISA,
    Common,
}
