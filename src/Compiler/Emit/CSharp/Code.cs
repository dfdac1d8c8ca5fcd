namespace Pyd.Compiler.Emit.CSharp;

/// <summary>How tightly an expression of C# binds, loosest first.</summary>
internal enum Level
{
    Conditional,
    ConditionalOr,
    ConditionalAnd,
    Or,
    Xor,
    And,
    Equality,
    Relational,
    Shift,
    Additive,
    Multiplicative,
    Unary,
    Primary,
}

/// <summary>What C# takes an expression of the IR for, which knows integers of 64 bits only.</summary>
internal enum CodeType
{
    /// <summary><c>long</c>, or <c>TraceString</c>.</summary>
    Full,

    /// <summary>A smaller integer, which C# widens where a <c>long</c> is wanted, but computes with as it is.</summary>
    Small,

    /// <summary><c>bool</c>, for 0 and 1.</summary>
    Truth,
}

/// <summary>An expression in C#.</summary>
internal readonly record struct Code(string Text, Level Level, CodeType Type = CodeType.Full)
{
    /// <summary>In parentheses where what is around binds tighter.</summary>
    public string In(Level around) => Level < around ? $"({Text})" : Text;

    /// <summary>Where a <c>long</c> is wanted.</summary>
    public Code AsValue() => Type == CodeType.Truth ? new Code($"{In(Level.ConditionalOr)} ? 1 : 0", Level.Conditional, CodeType.Small) : this;

    /// <summary>Where it has to be a <c>long</c> for C# to compute with 64 bits.</summary>
    public Code AsOperand() => Type switch
    {
        CodeType.Full => this,
        CodeType.Small => new Code($"(long){In(Level.Unary)}", Level.Unary),
        _ => new Code($"{In(Level.ConditionalOr)} ? 1L : 0L", Level.Conditional),
    };

    /// <summary>Where a <c>bool</c> is wanted.</summary>
    public Code AsTruth() => Type == CodeType.Truth ? this : new Code($"{In(Level.Equality)} != 0", Level.Equality, CodeType.Truth);
}
