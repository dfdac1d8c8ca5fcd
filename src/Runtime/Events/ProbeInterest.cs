using Pyd.Shared;

namespace Pyd.Runtime.Events;

/// <summary>What a program wants of a source: which probes, and which of their arguments.</summary>
/// <param name="Probes">The wanted probes; a probe that is not listed need not be produced.</param>
/// <param name="TargetOnly">True when every wanted probe is limited to the target process, so that its children need not be followed.</param>
public sealed record ProbeInterest(IReadOnlyList<WantedProbe> Probes, bool TargetOnly)
{
    /// <summary>Whether a probe is wanted.</summary>
    /// <param name="provider">For example <c>python</c>.</param>
    /// <param name="name">In D's spelling, for example <c>function-entry</c>.</param>
    public bool Wants(string provider, string name) =>
        Find(provider, name) is not null;

    /// <summary>What is wanted of a probe; null when it is not wanted.</summary>
    /// <param name="provider">For example <c>python</c>.</param>
    /// <param name="name">In D's spelling, for example <c>function-entry</c>.</param>
    public WantedProbe? Find(string provider, string name)
    {
        WantedProbe? found = null;
        foreach (var probe in Probes)
        {
            if (Glob.IsMatch(probe.Provider, provider) && Glob.IsMatch(probe.Name, name))
                found = found is null ? probe with { Provider = provider, Name = name } : found with { Arguments = found.Arguments | probe.Arguments, Strings = found.Strings | probe.Strings };
        }
        return found;
    }
}

/// <summary>One wanted probe.</summary>
/// <param name="Provider">The provider without a process id, for example <c>python</c>; a glob when the script names others than those that pyd knows.</param>
/// <param name="Name">In D's spelling, for example <c>function-entry</c>; a glob likewise.</param>
/// <param name="Arguments">Bit n is set when argument n is read at all.</param>
/// <param name="Strings">Bit n is set when argument n is read as a string; others may be left 0.</param>
public sealed record WantedProbe(string Provider, string Name, int Arguments, int Strings);
