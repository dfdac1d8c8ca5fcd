using Pyd.Sources.Agent;

namespace Pyd.Sources.Inspection;

/// <summary>What is known of CPython's markers, by version: which a build can have, and how they behave.</summary>
public static class PythonMarkers
{
    private static readonly Version Audit = new(3, 8), Imports = new(3, 7), Broken = new(3, 11), Removed = new(3, 12), Restored = new(3, 15);

    /// <summary>The markers that the agent gives, in the order in which people meet them.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Markers.All.Select(marker => marker.Name)];

    /// <summary>Why a version has not the marker in any build; null when it may have it.</summary>
    public static string? Absence(string marker, Version version) => marker switch
    {
        "audit" when version < Audit => "new in CPython 3.8",
        "import-find-load-start" or "import-find-load-done" when version < Imports => "new in CPython 3.7",
        "function-entry" or "function-return" when version >= Removed && version < Restored => "removed in CPython 3.12, back in 3.15",
        "line" when version >= Removed => "removed in CPython 3.12",
        _ => null,
    };

    /// <summary>What to know about a marker that is there; null when it simply works.</summary>
    public static string? Caveat(string marker, Version version, bool hasJit) => marker switch
    {
        "function-entry" when NeedsLine(version) => "fires only while line is listened to as well: pyd does that, and calls become about 7 times slower",
        "line" when NeedsLine(version) => "says nothing of functions that are one line long",
        "function-entry" or "function-return" when hasJit => "says nothing of functions that the JIT has compiled",
        _ => null,
    };

    /// <summary>Whether entries are reported only while somebody listens to lines: CPython 3.11 looks at the wrong counter.</summary>
    public static bool NeedsLine(Version version) => version >= Broken && version < Removed;
}
