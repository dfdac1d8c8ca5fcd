namespace Pyd.Runtime.Sessions;

/// <summary>
/// Which probes of which processes a handler wants. Matched once for each pair of process and probe, when either appears.
/// </summary>
/// <param name="Provider">The provider without a process id; a glob.</param>
/// <param name="Name">The probe's name in D's spelling; a glob.</param>
public sealed record ProbePattern(string Provider, string Name)
{
    /// <summary>Which processes: any, the target, or one by id.</summary>
    public ProcessScope Scope { get; init; }

    /// <summary>With <see cref="ProcessScope.Pid"/>: the process id, as text that may hold D's globs.</summary>
    public string Pid { get; init; } = "";

    /// <summary>D's module field; a glob, empty for any.</summary>
    public string Module { get; init; } = "";

    /// <summary>D's function field; a glob, empty for any.</summary>
    public string Function { get; init; } = "";

    /// <summary>stap's <c>process("…")</c>: a bare name or a path, empty for any.</summary>
    public string Executable { get; init; } = "";

    /// <summary>stap's <c>.library("…")</c>, empty for none.</summary>
    public string Library { get; init; } = "";

    /// <summary>Bit n is set when argument n is read at all.</summary>
    public int Arguments { get; init; }

    /// <summary>Bit n is set when argument n is read as a string.</summary>
    public int Strings { get; init; }

    /// <summary>Where the handler does anything at all, as <see cref="Events.WantedProbe"/> has it.</summary>
    public string Filter { get; init; } = "*";

    /// <summary>Whether only the number of events matters, as <see cref="Events.WantedProbe"/> has it.</summary>
    public bool IsTally { get; init; }

    /// <summary>What the handler reads of the Python function, as <see cref="Events.WantedProbe"/> has it.</summary>
    public string Captures { get; init; } = "";
}

/// <summary>Which processes a probe is limited to.</summary>
public enum ProcessScope
{
    /// <summary>Every process that the source shows.</summary>
    Any,

    /// <summary>D's <c>$target</c>.</summary>
    Target,

    /// <summary>A process id, or a glob over it.</summary>
    Pid,
}
