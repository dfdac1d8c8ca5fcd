using Pyd.Compiler.Syntax;
using Pyd.Compiler.Syntax.Stap;

namespace Pyd.Compiler.Binding.Stap;

/// <summary>A probe that a point means.</summary>
/// <param name="Trigger">When it fires.</param>
/// <param name="Aliases">The aliases on the way to it, outermost first.</param>
/// <param name="Name">The point in full, without aliases and patterns: what <c>pp()</c> gives and <c>-l</c> lists.</param>
/// <param name="Conditions">What must hold for it to fire: of the script's point and of the aliases'.</param>
internal sealed record ResolvedPoint(BoundTrigger? Trigger, IReadOnlyList<AliasSyntax> Aliases, string Name, IReadOnlyList<ProbePointSyntax> Conditions)
{
    /// <summary>What the probe itself must hold of the event, besides; or null.</summary>
    public ExpressionSyntax? Filter { get; init; }

    /// <summary>The outermost alias with its suffix, or null: what <c>pn()</c> gives.</summary>
    public string? AliasName { get; init; }
}
