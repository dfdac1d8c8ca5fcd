using Pyd.Compiler.Symbols;
using Pyd.Compiler.Text;

namespace Pyd.Compiler.Binding.Stap;

/// <summary>
/// What SystemTap computes when it compiles (elaborate.cxx, const_folder), where that differs from what a running script would do: the other side
/// of <c>x * 0</c> is not evaluated, so that it cannot fail, and a constant shift by less than 1 or more than 63 does nothing.
/// </summary>
internal static class StapFolding
{
    /// <summary>What an operation comes to, or null when it is left to the run.</summary>
    /// <param name="location">Its place.</param>
    /// <param name="operation">The operator.</param>
    /// <param name="left">Its left side.</param>
    /// <param name="right">Its right side.</param>
    /// <param name="leftHasNoEffect">The left side need not be evaluated.</param>
    /// <param name="rightHasNoEffect">The right side need not be evaluated.</param>
    public static BoundExpression? Fold(TextLocation location, string operation, BoundExpression left, BoundExpression right, bool leftHasNoEffect, bool rightHasNoEffect)
    {
        return (operation, (left as BoundInteger)?.Value, (right as BoundInteger)?.Value) switch
        {
            ("<<" or ">>", { } shifted, < 0 or > 63) => new BoundInteger(location, shifted, Types.Long),
            ("<<" or ">>", null, <= 0) => left,
            ("*" or "&" or "<<" or ">>", 0, _) when rightHasNoEffect => new BoundInteger(location, 0, Types.Long),
            ("|" or ">>", -1, _) when rightHasNoEffect => new BoundInteger(location, -1, Types.Long),
            ("*" or "&", _, 0) when leftHasNoEffect => new BoundInteger(location, 0, Types.Long),
            ("%", _, 1 or -1) when leftHasNoEffect => new BoundInteger(location, 0, Types.Long),
            ("|", _, -1) when leftHasNoEffect => new BoundInteger(location, -1, Types.Long),
            _ => null,
        };
    }
}
