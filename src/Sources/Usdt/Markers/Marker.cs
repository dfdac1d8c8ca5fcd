namespace Pyd.Sources.Usdt.Markers;

/// <summary>A static marker of a file, at all its places.</summary>
/// <param name="Provider">For example <c>python</c>.</param>
/// <param name="CName">As in the program and in stap, for example <c>function__entry</c>.</param>
/// <param name="Locations">Where it is: once, or more often when the function that holds it was inlined.</param>
public sealed record Marker(string Provider, string CName, IReadOnlyList<MarkerLocation> Locations)
{
    /// <summary>D's spelling, for example <c>function-entry</c>.</summary>
    public string Name => CName.Replace("__", "-", StringComparison.Ordinal);
}

/// <summary>A place of a marker.</summary>
/// <param name="Address">Before the program was moved to where it runs.</param>
/// <param name="Offset">In the file.</param>
/// <param name="SemaphoreOffset">Of the counter of tracers, in the file; 0 when there is none.</param>
/// <param name="Function">The C function; empty when the file does not tell.</param>
/// <param name="ArgumentText">The arguments as they are written.</param>
/// <param name="Arguments">What that means.</param>
public sealed record MarkerLocation(ulong Address, long Offset, long SemaphoreOffset, string Function, string ArgumentText, IReadOnlyList<MarkerArgument> Arguments);
