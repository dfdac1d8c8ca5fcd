using Pyd.Compiler.Text;

namespace Pyd.Compiler.Binding;

/// <summary>How a stap script has come to a probe: what <c>stap -p2</c> and <c>stap -t</c> tell of it.</summary>
/// <param name="Number">Its number among the script's probes, from 0; those that never fire count.</param>
/// <param name="Point">The point in full, with what makes it optional and its condition.</param>
/// <param name="Location">The script's probe, or what names the innermost alias.</param>
/// <param name="Uses">The points on the way, innermost first: those that name aliases, then the first of the script's probe.</param>
/// <param name="Declarations">The declarations on the way, innermost first: aliases with their points, then the points of the script's probe.</param>
internal sealed record ProbeOrigin(int Number, string Point, TextLocation Location, IReadOnlyList<string> Uses, IReadOnlyList<string> Declarations);
