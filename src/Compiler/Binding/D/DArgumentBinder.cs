using System.Globalization;
using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Symbols;
using Pyd.Compiler.Syntax;
using static Pyd.Compiler.Diagnostics.VariableTemplates;

namespace Pyd.Compiler.Binding.D;

/// <summary><c>args[n]</c>: an argument of the probe by its type (dt_idcook_args). <c>args</c> of a probe that the compiler knows nothing of are integers.</summary>
internal sealed class DArgumentBinder(DExpressionBinder expressions, DiagnosticBag diagnostics)
{
    private IReadOnlyList<BoundTrigger>? _triggers;

    /// <summary>The probes of the clause that is bound next; null outside of clauses.</summary>
    public void Enter(IReadOnlyList<BoundTrigger>? triggers) => _triggers = triggers;

    public BoundExpression Bind(ElementSyntax element, IReadOnlyList<BoundExpression> keys)
    {
        var error = new BoundError(element.Location);
        if (expressions.Names.ConstantIndex(element, "args", keys) is not { } index)
            return error;
        var text = index.ToString(CultureInfo.InvariantCulture);
        if (_triggers is null)
        {
            diagnostics.Report(element.Location, ArgumentsOutsideClause);
            return error;
        }
        // A clause for probes that do not exist: it is never run.
        if (_triggers.Count == 0)
            return index is >= 0 and < 6 ? new BoundArgument(element.Location, (int)index, Types.Long) : error;
        var types = _triggers.Select(trigger => TypeOf(trigger, index)).Distinct().ToArray();
        if (types is [{ } type])
            return new BoundArgument(element.Location, (int)index, type);
        if (types is [null])
            diagnostics.Report(element.Location, ArgumentOutside, text, _triggers.OfType<BoundProbe>().FirstOrDefault() is { } probe
                ? $"{probe.Name} has {Wording.Count(probe.Point.Marker.Arguments.Count, "argument")}, counted from 0"
                : $"{_triggers[0].Name} has no arguments");
        else if (types.Contains(null))
            diagnostics.Report(element.Location, ArgumentsDiffer, text);
        else
            return new BoundArgument(element.Location, (int)index, Types.Long);
        return error;
    }

    private static TypeSymbol? TypeOf(BoundTrigger trigger, long index) => trigger switch
    {
        BoundProbe { Point.Marker: { IsExact: false } or { Provider: not "python" } } => index is >= 0 and < 6 ? Types.Long : null,
        BoundProbe { Point.Marker.Arguments: var arguments } when index >= 0 && index < arguments.Count =>
            arguments[(int)index].IsString ? new PointerType(Types.Char) : Types.Int,
        _ => null,
    };
}
