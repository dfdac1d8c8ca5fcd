namespace Pyd.Cli.Dtrace;

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

    /// <summary>Three lines under a heading.</summary>
    public string Describe(string heading) =>
        $"\n\t{heading}\n\t\tIdentifier Names: {Name}\n\t\tData Semantics:   {Data}\n\t\tDependency Class: {Class}\n";
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
