using Pyd.Compiler.Syntax;

namespace Pyd.Compiler.Binding.Stap;

/// <summary>Numbers that must be known when the script is compiled.</summary>
internal static class StapConstants
{
    /// <summary>A string as C would keep it: it ends at its first zero.</summary>
    public static string TextOf(StringLiteralSyntax literal)
    {
        var end = literal.Value.IndexOf('\0', StringComparison.Ordinal);
        return end < 0 ? literal.Value : literal.Value[..end];
    }

    /// <summary>The number that a literal, with or without a sign, stands for; else null.</summary>
    public static long? IntegerOf(ExpressionSyntax syntax) => syntax switch
    {
        IntegerLiteralSyntax literal => (long)literal.Value,
        UnarySyntax { Operator.Text: "-", Operand: IntegerLiteralSyntax literal } => -(long)literal.Value,
        UnarySyntax { Operator.Text: "+", Operand: IntegerLiteralSyntax literal } => (long)literal.Value,
        _ => null,
    };
}
