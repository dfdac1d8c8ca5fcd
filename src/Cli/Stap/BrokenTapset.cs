using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Text;

namespace Pyd.Cli.Stap;

/// <summary>A tapset file that cannot be parsed.</summary>
/// <param name="Source">The file.</param>
/// <param name="Diagnostics">What is wrong with it.</param>
internal sealed record BrokenTapset(SourceText Source, IReadOnlyList<Diagnostic> Diagnostics);
