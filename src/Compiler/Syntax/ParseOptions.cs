using Pyd.Compiler.Text;

namespace Pyd.Compiler.Syntax;

/// <summary>What the text of a script means depends on this, too: stap's preprocessor reads it, and D takes a word for a type by it.</summary>
public sealed record ParseOptions
{
    /// <summary>No arguments, no macros.</summary>
    public static ParseOptions Default { get; } = new();

    /// <summary>The script's arguments: <c>$1</c>, <c>@1</c>.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>The names of types that D texts before this one have defined (<see cref="SyntaxTree.TypeNames"/>).</summary>
    public IReadOnlyCollection<string> TypeNames { get; init; } = [];

    /// <summary>Where a probe description of D may stand without a body.</summary>
    public ProbesAlone ProbesAlone { get; init; }

    /// <summary>D takes what may be a type or a probe where a clause or declaration begins for a probe: option <c>pspec</c>.</summary>
    public bool PrefersProbes { get; init; }

    /// <summary>Files of macros (<c>.stpm</c>) that the script may use.</summary>
    public IReadOnlyList<SourceText> MacroFiles { get; init; } = [];

    /// <summary>It is a tapset, whose text need not use the script's arguments.</summary>
    public bool IsTapset { get; init; }

    /// <summary>Embedded C is no mistake of the text (stap's <c>-g</c>); pyd still cannot run it.</summary>
    public bool IsGuru { get; init; }

    /// <summary>The SystemTap whose language it is: <c>systemtap_v</c>, and which words are operators.</summary>
    public string Version { get; init; } = "5.6";

    /// <summary>The machine: <c>arch</c>.</summary>
    public string Architecture { get; init; } = "x86_64";

    /// <summary>The kernel that the traced programs run on: <c>kernel_vr</c>, and <c>kernel_v</c> without its suffix.</summary>
    public string KernelRelease { get; init; } = "6.1.0";
}
