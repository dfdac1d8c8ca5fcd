using Pyd.Compiler.Binding;
using Pyd.Compiler.Ir;
using Pyd.Compiler.Symbols;
using Pyd.Compiler.Text;

namespace Pyd.Compiler.Lowering;

/// <summary>
/// The probes of a script that is timed (<c>stap -t</c>): each notes its firing, where its condition holds; the last one of a handler that it is over.
/// <code>
/// probe p if (c) { a } probe p { b }   ──►   if (c) { EnterProbe(0); a }   EnterProbe(1); b   LeaveProbe();
/// </code>
/// </summary>
internal sealed class TimingTable(IReadOnlyList<ProbeOrigin> origins)
{
    private readonly List<IrTimedProbe> _probes = [.. origins.Select(origin => new IrTimedProbe(origin.Point, origin.Location, string.Concat(origin.Uses.Select(use => $" from: {use}"))))];

    public IReadOnlyList<IrTimedProbe> Probes => _probes;

    public IrStatement Enter(BoundClause clause) => Enter(clause.Origin!.Number);

    /// <summary>Begins a probe that no script has.</summary>
    public IrStatement Enter(string point, TextLocation location)
    {
        _probes.Add(new IrTimedProbe(point, location, $" from: {point}"));
        return Enter(_probes.Count - 1);
    }

    /// <summary>The end of a handler, a clause of its own: an error or <c>next</c> ends the others early.</summary>
    public static IrClause Leave(TextLocation location) => new(location, new IrBlock([new IrEvaluate(new IrRuntimeCall(RuntimeMembers.LeaveProbe, []))]));

    private static IrEvaluate Enter(int number) => new(new IrRuntimeCall(RuntimeMembers.EnterProbe, [new IrConstant(number)]));
}
