using Pyd.Compiler.Syntax;
using Pyd.Compiler.Syntax.Stap;
using Pyd.Compiler.Text;

namespace Pyd.Compiler.Binding.Stap;

/// <summary>A probe that a point means.</summary>
/// <param name="Trigger">When it fires.</param>
/// <param name="Path">The aliases on the way to it, outermost first.</param>
/// <param name="Name">The point in full, without aliases and patterns: what <c>pp()</c> gives and <c>-l</c> lists.</param>
/// <param name="At">The point itself, where the text has it: the script's or an alias's.</param>
/// <param name="Conditions">What must hold for it to fire: of the script's point and of the aliases'.</param>
internal sealed record ResolvedPoint(BoundTrigger? Trigger, IReadOnlyList<AliasUse> Path, string Name, ProbePointSyntax At,
    IReadOnlyList<ProbePointSyntax> Conditions)
{
    /// <summary>The aliases of the path.</summary>
    public IReadOnlyList<AliasSyntax> Aliases { get; } = [.. Path.Select(step => step.Alias)];

    /// <summary>What the probe itself must hold of the event, besides; or null.</summary>
    public ExpressionSyntax? Filter { get; init; }

    /// <summary>The outermost alias with its suffix, or null: what <c>pn()</c> gives.</summary>
    public string? AliasName { get; init; }
}

/// <summary>An alias on the way to a probe.</summary>
/// <param name="Alias">The alias.</param>
/// <param name="Point">The point that names it, with its suffix.</param>
/// <param name="Location">Where that begins.</param>
internal sealed record AliasUse(AliasSyntax Alias, string Point, TextLocation Location);
