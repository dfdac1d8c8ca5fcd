using Pyd.Runtime.Events;
using Pyd.Sources.Agent;

namespace Pyd.Sources.Replay;

/// <summary>How a trace writes a probe: <c>provider:name</c>, or <c>provider:module:function:name</c> where they are known.</summary>
public static class ProbeNames
{
    /// <summary>A probe by its text, with either spelling of the name; null when it is none.</summary>
    public static ProbeInfo? Parse(string text)
    {
        var parts = text.Split(':');
        var probe = parts.Length switch
        {
            1 => new ProbeInfo(Markers.Provider, "", "", Name(parts[0])),
            2 => new ProbeInfo(parts[0], "", "", Name(parts[1])),
            4 => new ProbeInfo(parts[0], parts[1], parts[2], Name(parts[3])),
            _ => null,
        };
        return probe is { Provider.Length: > 0, Name.Length: > 0 } ? probe : null;
    }

    /// <summary>The text of a probe.</summary>
    public static string Format(ProbeInfo probe) => probe is { Module: "", Function: "" }
        ? $"{probe.Provider}:{probe.Name}"
        : $"{probe.Provider}:{probe.Module}:{probe.Function}:{probe.Name}";

    private static string Name(string name) => name.Replace("__", "-", StringComparison.Ordinal);
}
