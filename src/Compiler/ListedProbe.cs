namespace Pyd.Compiler;

/// <summary>A probe as a list of probes shows it.</summary>
/// <param name="Id">Its number, from 1.</param>
/// <param name="Provider">Its provider.</param>
/// <param name="Module">Its module, or empty.</param>
/// <param name="Function">Its function, or empty.</param>
/// <param name="Name">Its name.</param>
public sealed record ListedProbe(int Id, string Provider, string Module, string Function, string Name)
{
    /// <summary>The C types of its arguments.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];
}
