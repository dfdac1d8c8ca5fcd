using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Symbols;

namespace Pyd.Compiler.Binding.Stap;

/// <summary>What the binders of one handler or function share.</summary>
/// <param name="Diagnostics">Takes the messages.</param>
/// <param name="Types">Makes types agree.</param>
/// <param name="Map">Remembers what was bound.</param>
/// <param name="Functions">Finds the script's functions.</param>
/// <param name="Options">The compilation's options.</param>
/// <param name="Names">What functions ask of the probe that calls them.</param>
/// <param name="Probe">The handler's probe, or null in a function.</param>
/// <param name="ProbeText">The handler's probe as the script spells it.</param>
/// <param name="Function">The function that is bound, or null in a handler.</param>
internal sealed record StapContext(DiagnosticBag Diagnostics, StapTypes Types, SemanticMap Map, StapFunctions Functions, CompilationOptions Options,
    ProbeNames Names, ResolvedPoint? Probe, string ProbeText, FunctionSymbol? Function)
{
    /// <summary>The handler's marker, or null when it has none.</summary>
    public MarkerSymbol? Marker => (Probe?.Trigger as BoundProbe)?.Point.Marker;

    /// <summary>Whether the handler's probe is about a Python function, <c>python3.module(…).function(…)</c>.</summary>
    public bool IsPython => Probe?.Filter is not null;

    /// <summary>Whether the script wants the behaviour of a SystemTap older than a version (<c>--compatible</c>).</summary>
    public bool IsOlderThan(string version) => Options.IsOlderThan(version);

    /// <summary>Arrays and statistics that were reported as not declared; once is enough.</summary>
    public HashSet<string> Undeclared { get; } = [];

    /// <summary>How many loops are around the current place.</summary>
    public int Loops { get; set; }
}
