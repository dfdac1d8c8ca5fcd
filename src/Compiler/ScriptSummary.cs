namespace Pyd.Compiler;

/// <summary>How much of a script and its tapsets a program is made of.</summary>
/// <param name="Probes">Probe points with their bodies.</param>
/// <param name="Functions">Functions that are called.</param>
/// <param name="Globals">Global variables.</param>
public sealed record ScriptSummary(int Probes, int Functions, int Globals);
