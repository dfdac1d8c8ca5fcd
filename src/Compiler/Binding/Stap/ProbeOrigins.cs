using Pyd.Compiler.Syntax;
using Pyd.Compiler.Syntax.Stap;

namespace Pyd.Compiler.Binding.Stap;

/// <summary>Numbers a script's probes and notes where each comes from.</summary>
internal sealed class ProbeOrigins
{
    private readonly List<ProbeOrigin> _all = [];

    /// <summary>The probes so far, in program order.</summary>
    public IReadOnlyList<ProbeOrigin> All => _all;

    /// <summary>Notes a probe that a point of the script's has led to.</summary>
    public ProbeOrigin Add(ProbeSyntax probe, ResolvedPoint resolved)
    {
        var origin = new ProbeOrigin(_all.Count, $"{resolved.Name}{Suffix(resolved)}", resolved.Path.Count > 0 ? resolved.Path[^1].Location : probe.Location,
            [.. resolved.Path.Select(step => step.Point).Reverse(), StapPrinter.Print(probe.Points[0].Components)],
            [.. resolved.Path.Select(step => StapPrinter.Signature(step.Alias)).Reverse(), StapPrinter.Signature(probe.Points)]);
        _all.Add(origin);
        return origin;
    }

    private static string Suffix(ResolvedPoint resolved)
    {
        var conditions = resolved.Conditions.Select(point => point.Condition).OfType<ExpressionSyntax>().Select(StapExpressionPrinter.AsWritten.Print);
        var condition = conditions.Aggregate("", (all, one) => all.Length == 0 ? one : $"({one}) && ({all})");
        return $"{(resolved.At.IsSufficient ? "!" : resolved.At.IsOptional ? "?" : "")}{(condition.Length == 0 ? "" : $" if ({condition})")}";
    }
}
