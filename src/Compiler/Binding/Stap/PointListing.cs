using System.Globalization;
using System.Text;
using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Symbols;
using Pyd.Compiler.Syntax;
using Pyd.Compiler.Syntax.Stap;
using Pyd.Shared;

namespace Pyd.Compiler.Binding.Stap;

/// <summary>The probe points that a script's probes stand for, spelt as stap's <c>-l</c> spells them: an alias by its own name.</summary>
internal static class PointListing
{
    /// <summary>The points, sorted, each once.</summary>
    public static IEnumerable<string> Of(SyntaxTree tree, CompilationOptions options)
    {
        var diagnostics = new DiagnosticBag();
        var resolver = new PointResolver(new StapLibrary(tree, options, diagnostics), options with { AllowNoMatch = true }, diagnostics);
        var points = tree.Root.Members.OfType<ProbeSyntax>().Take(1).SelectMany(probe => probe.Points)
            .SelectMany(point => resolver.Resolve(point).Select(resolved => NameOf(point, resolved)));
        return points.Distinct().Order(StringComparer.Ordinal);
    }

    private static string NameOf(ProbePointSyntax point, ResolvedPoint resolved) => resolved.Aliases.Count > 0
        ? string.Join('.', AliasName(point, resolved.Aliases[0]).Components.Select(component => component.Name))
        : resolved.Trigger switch
        {
            BoundBegin begin => WithPriority("begin", begin.Priority),
            BoundEnd end => WithPriority("end", end.Priority),
            BoundErrorTrigger error => WithPriority("error", error.Priority),
            BoundProbe probe => MarkName(probe.Point),
            _ => resolved.Trigger.Name,
        };

    private static ProbePointSyntax AliasName(ProbePointSyntax point, AliasSyntax alias) => alias.Names.First(name =>
        name.Components.Count == point.Components.Count
        && name.Components.Zip(point.Components).All(pair => Glob.IsMatch(pair.Second.Name, pair.First.Name)));

    private static string WithPriority(string name, long priority) =>
        priority == 0 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}({priority})");

    private static string MarkName(ProbePoint point)
    {
        var name = new StringBuilder("process");
        if (point.Pid.Length > 0)
            name.Append('(').Append(point.Pid).Append(')');
        else if (point.Executable.Length > 0)
            name.Append("(\"").Append(point.Executable).Append("\")");
        if (point.Library.Length > 0)
            name.Append(".library(\"").Append(point.Library).Append("\")");
        return name.Append(".provider(\"").Append(point.Marker.Provider).Append("\").mark(\"")
            .Append(point.Marker.Name.Replace("-", "__", StringComparison.Ordinal)).Append("\")").ToString();
    }
}
