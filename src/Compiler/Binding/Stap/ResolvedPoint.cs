using Pyd.Compiler.Syntax.Stap;

namespace Pyd.Compiler.Binding.Stap;

/// <summary>A probe that a point means, with the aliases on the way to it, outermost first.</summary>
internal sealed record ResolvedPoint(BoundTrigger Trigger, IReadOnlyList<AliasSyntax> Aliases);
