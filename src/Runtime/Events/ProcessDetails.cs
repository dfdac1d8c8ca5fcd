using System.Collections.ObjectModel;
using Pyd.Runtime.Variables;

namespace Pyd.Runtime.Events;

/// <summary>What a source may know about a process besides what every trace has.</summary>
public sealed record ProcessDetails
{
    /// <summary>Nothing is known.</summary>
    public static ProcessDetails Unknown { get; } = new();

    /// <summary>The effective user id; null when unknown: then that is the real one.</summary>
    public int? EffectiveUid { get; init; }

    /// <summary>The effective group id; null when unknown: then that is the real one.</summary>
    public int? EffectiveGid { get; init; }

    /// <summary>The process group, or 0 when unknown.</summary>
    public int Group { get; init; }

    /// <summary>The session, or 0 when unknown.</summary>
    public int Session { get; init; }

    /// <summary>The processes above it, from the parent on; those of an event's process may have begun before the trace.</summary>
    public IReadOnlyList<int> Ancestors { get; init; } = [];

    /// <summary>The parent's short name, or an empty string when unknown.</summary>
    public TraceString ParentName { get; init; } = TraceString.Empty;

    /// <summary>The command line, the program first.</summary>
    public IReadOnlyList<TraceString> Arguments { get; init; } = [];

    /// <summary>The environment that the process was started with.</summary>
    public IReadOnlyDictionary<TraceString, TraceString> Environment { get; init; } = ReadOnlyDictionary<TraceString, TraceString>.Empty;
}
