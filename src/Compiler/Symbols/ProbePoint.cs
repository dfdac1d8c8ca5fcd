namespace Pyd.Compiler.Symbols;

/// <summary>A probe of a source that a clause is for, with the processes it is limited to.</summary>
/// <param name="Marker">The probe.</param>
/// <param name="Scope">Which processes.</param>
/// <param name="Pid">With <see cref="ProbeScope.Pid"/>: a process id, with D's globs.</param>
/// <param name="Module">D's module field, a glob, or empty.</param>
/// <param name="Function">D's function field, a glob, or empty.</param>
/// <param name="Executable">stap's <c>process("…")</c>, or empty.</param>
/// <param name="Library">stap's <c>.library("…")</c>, or empty.</param>
internal sealed record ProbePoint(MarkerSymbol Marker, ProbeScope Scope, string Pid, string Module, string Function, string Executable, string Library);

/// <summary>The processes of a probe; the numbers are those of <c>Pyd.Runtime.Sessions.ProcessScope</c>.</summary>
internal enum ProbeScope
{
    Any,
    Target,
    Pid,
}
