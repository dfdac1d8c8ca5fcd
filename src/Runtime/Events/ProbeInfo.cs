namespace Pyd.Runtime.Events;

/// <summary>A probe that can fire in a session.</summary>
/// <param name="Provider">Without the process id, for example <c>python</c>.</param>
/// <param name="Module">The object file's base name, or empty when unknown, for example <c>python3.11</c>.</param>
/// <param name="Function">The C function that holds the marker, or empty, for example <c>_PyEval_EvalFrameDefault</c>.</param>
/// <param name="Name">In D's spelling, for example <c>function-entry</c>.</param>
public sealed record ProbeInfo(string Provider, string Module, string Function, string Name);
