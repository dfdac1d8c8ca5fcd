namespace Pyd.Compiler;

/// <summary>A stage that can be looked at.</summary>
public enum CompilationStage
{
    /// <summary>What the lexer cut.</summary>
    Tokens,

    /// <summary>The syntax tree.</summary>
    Syntax,

    /// <summary>The bound tree: names, types, probes.</summary>
    Bound,

    /// <summary>The lowered program.</summary>
    Ir,

    /// <summary>The emitted instructions.</summary>
    Il,

    /// <summary>The program as C#.</summary>
    Cs,
}
