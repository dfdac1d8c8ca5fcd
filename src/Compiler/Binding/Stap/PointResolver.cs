using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Symbols;
using Pyd.Compiler.Syntax;
using Pyd.Compiler.Syntax.Stap;
using Pyd.Shared;
using static Pyd.Compiler.Diagnostics.BindingTemplates;

namespace Pyd.Compiler.Binding.Stap;

/// <summary>Finds what a probe point means: a built-in probe, an alias of others, or what a pattern of these matches.</summary>
internal sealed class PointResolver(StapLibrary library, CompilationOptions options, DiagnosticBag diagnostics)
{
    /// <summary>Aliases on the way to one probe: more are an alias that grows by its own suffix.</summary>
    private const int MaxDepth = 50;

    /// <summary>Probes that one point may stand for.</summary>
    private const int MaxProbes = 10_000;

    private readonly BuiltinPoints _builtins = new(options, diagnostics);
    private readonly PythonPoints _python = new(diagnostics);
    private int _steps;

    /// <summary>There was a <c>never</c>: a script with nothing else is no mistake.</summary>
    public bool SawNever { get; private set; }

    public IReadOnlyList<ResolvedPoint> Resolve(ProbePointSyntax point)
    {
        _steps = 0;
        var found = Resolve(point, point, point.Components, [], [point], null);
        if (found is null && !IsOptional(point))
            Report(point, point.Components);
        SawNever |= options.AllowNoMatch || (found?.Exists(probe => probe.Trigger is null) ?? false);
        return found ?? [];
    }

    private bool IsOptional(ProbePointSyntax point) => point.IsOptional || point.IsSufficient || options.AllowNoMatch;

    /// <summary>The probes of a point; null when there is nothing of the kind.</summary>
    /// <param name="use">The script's point.</param>
    /// <param name="at">The point itself, where the text has it: an alias's, perhaps.</param>
    /// <param name="point">Its components, with the suffix of a use of the alias.</param>
    /// <param name="path">The aliases on the way to it, outermost first.</param>
    /// <param name="conditions">The points on the way that have conditions.</param>
    /// <param name="aliasName">The outermost alias with its suffix, or null.</param>
    private List<ResolvedPoint>? Resolve(ProbePointSyntax use, ProbePointSyntax at, IReadOnlyList<ProbeComponentSyntax> point, IReadOnlyList<AliasUse> path,
        IReadOnlyList<ProbePointSyntax> conditions, string? aliasName)
    {
        if (_steps == int.MaxValue || path.Count > MaxDepth || ++_steps > MaxProbes)
        {
            // Once is enough: each of thousands of ways leads here.
            if (_steps < int.MaxValue)
                diagnostics.Report(at.Location, RecursiveAlias, path.Count > 0 ? PointPattern.TextOf(path[0].Alias.Names[0].Components) : PointPattern.TextOf(point));
            _steps = int.MaxValue;
            return [];
        }
        if (point[0].Name == "python3" && point.Count > 1)
            return _python.Find(use, point) is var (trigger, filter) ? [new ResolvedPoint(trigger, path, PointPattern.TextOf(point), at, conditions) { AliasName = aliasName, Filter = filter }] : [];
        if (_builtins.Find(use, point) is { } builtin)
            return [.. builtin.Select(found => new ResolvedPoint(found.Trigger, path, found.Name, at, conditions) { AliasName = aliasName })];
        // A pattern that names match is no suffix of an alias.
        if (point.Any(component => PointPattern.IsPattern(component.Name)) && ResolvePattern(use, at, point, path, conditions) is { } matched)
            return matched;
        var (aliases, length) = FindAliases(point);
        return aliases.Count > 0 ? Expand(use, at, aliases, [.. point.Skip(length)], point, path, conditions, aliasName) : null;
    }

    /// <summary>probe a = b.c {…}: a   ──►   b.c; a.d   ──►   b.c.d</summary>
    private List<ResolvedPoint> Expand(ProbePointSyntax use, ProbePointSyntax at, IReadOnlyList<AliasSyntax> aliases, IReadOnlyList<ProbeComponentSyntax> suffix,
        IReadOnlyList<ProbeComponentSyntax> point, IReadOnlyList<AliasUse> path, IReadOnlyList<ProbePointSyntax> conditions, string? aliasName)
    {
        var resolved = new List<ResolvedPoint>();
        var name = aliasName ?? PointPattern.TextOf(point);
        foreach (var alias in aliases)
        {
            if (path.Any(each => ReferenceEquals(each.Alias, alias)) && suffix.Count == 0)
            {
                diagnostics.Report(at.Location, RecursiveAlias, PointPattern.TextOf(alias.Names[0].Components));
                return [];
            }
            foreach (var inner in alias.Points)
            {
                IReadOnlyList<ProbeComponentSyntax> whole = [.. inner.Components, .. suffix];
                var found = Resolve(use, inner, whole, [.. path, new AliasUse(alias, PointPattern.TextOf(point), at.Components[0].Location)], inner.Condition is null ? conditions : [.. conditions, inner], name);
                if (found is null && !IsOptional(inner) && !IsOptional(use))
                    Report(use, whole);
                resolved.AddRange(found ?? []);
                if (inner.IsSufficient && found is { Count: > 0 })
                    break;
            }
        }
        return resolved;
    }

    private List<ResolvedPoint>? ResolvePattern(ProbePointSyntax use, ProbePointSyntax at, IReadOnlyList<ProbeComponentSyntax> point, IReadOnlyList<AliasUse> path,
        IReadOnlyList<ProbePointSyntax> conditions)
    {
        // An alias that leads to a pattern of its own name does not mean itself.
        library.FindAliases("", _ => false);
        var names = library.Known<AliasSyntax>().Where(alias => !path.Any(each => ReferenceEquals(each.Alias, alias)))
            .SelectMany(alias => alias.Names).Select(name => string.Join('.', name.Components.Select(component => component.Name)))
            .Concat(BuiltinPoints.Names).Concat(point[^1].Argument is StringLiteralSyntax ? BuiltinPoints.MarkNames : []).Distinct().Where(name => PointPattern.Matches(point, name)).Order(StringComparer.Ordinal);
        List<ResolvedPoint>? resolved = null;
        foreach (var name in names)
        {
            var filled = PointPattern.Fill(point, name);
            if (name.StartsWith("timer.", StringComparison.Ordinal) && filled[^1].Argument is null != (name == "timer.profile"))
                continue;
            if (Resolve(use, at, filled, path, conditions, null) is { } found)
                (resolved ??= []).AddRange(found);
        }
        return resolved;
    }

    /// <summary>The aliases of the longest name that a point begins with, and how many components it has.</summary>
    private (IReadOnlyList<AliasSyntax> Aliases, int Length) FindAliases(IReadOnlyList<ProbeComponentSyntax> point)
    {
        for (var length = point.Count; length > 0; length--)
        {
            if (PointPattern.IsPattern(point[length - 1].Name))
                continue;
            var found = library.FindAliases(point[length - 1].Name, alias => alias.Names.Any(name => IsNamed(name.Components, point, length)));
            if (found.Count > 0)
                return (found, length);
        }
        return ([], 0);
    }

    private static bool IsNamed(IReadOnlyList<ProbeComponentSyntax> alias, IReadOnlyList<ProbeComponentSyntax> point, int length) =>
        alias.Count == length && alias.Zip(point).All(pair => pair.First.Name == pair.Second.Name && IsSame(pair.First.Argument, pair.Second.Argument));

    private static bool IsSame(ExpressionSyntax? left, ExpressionSyntax? right) => (left, right) switch
    {
        (null, null) => true,
        (StringLiteralSyntax a, StringLiteralSyntax b) => a.Value == b.Value,
        ({ } a, { } b) => StapConstants.IntegerOf(a) is { } number && number == StapConstants.IntegerOf(b),
        _ => false,
    };

    private void Report(ProbePointSyntax use, IReadOnlyList<ProbeComponentSyntax> point)
    {
        var text = PointPattern.TextOf(point);
        if (BuiltinPoints.IsKernel(point))
        {
            diagnostics.Report(use.Location, TargetTemplates.KernelProbe, text, "");
        }
        else if (BuiltinPoints.NeedsDebugInformation(point))
        {
            diagnostics.Report(use.Location, DebugProbe, text);
        }
        else if (point[0].Name == "process" && point[^1] is { Name: "mark", Argument: StringLiteralSyntax mark })
        {
            var names = Providers.Markers.Select(marker => marker.Name.Replace("-", "__", StringComparison.Ordinal));
            Report(use, $"'{text}'", Spelling.Suggest(mark.Value, names), PointMismatch.OfMark(mark.Value, names));
        }
        else
        {
            var known = library.Known<AliasSyntax>().SelectMany(alias => alias.Names).Select(name => PointPattern.TextOf(name.Components)).Concat(BuiltinPoints.Names).ToArray();
            Report(use, $"'{text}'", Spelling.Suggest(text, known.Append("process")), PointMismatch.In(point, [.. known, .. BuiltinPoints.ProcessNames]));
        }
    }

    private void Report(ProbePointSyntax use, string text, string suggestion, PointMismatch mismatch) =>
        diagnostics.ReportPart(use.Location, mismatch.Location, NoSuchProbe, text, suggestion, mismatch.Kind, mismatch.Names);
}
