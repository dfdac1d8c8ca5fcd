using System.Globalization;
using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Symbols;
using Pyd.Compiler.Syntax;
using Pyd.Compiler.Syntax.Stap;
using Pyd.Shared;
using static Pyd.Compiler.Diagnostics.BindingTemplates;

namespace Pyd.Compiler.Binding.Stap;

/// <summary>Finds what a probe point means: a moment of the session, a timer, markers of processes, or an alias of these.</summary>
internal sealed class PointResolver(StapLibrary library, CompilationOptions options, DiagnosticBag diagnostics)
{
    /// <summary>First components of probes that only a kernel can serve.</summary>
    private static readonly HashSet<string> Kernel = new(StringComparer.Ordinal)
    {
        "kernel", "module", "syscall", "nd_syscall", "vm", "vfs", "scheduler", "signal", "socket", "tcp", "udp", "netdev", "ioblock", "ioscheduler", "irq_handler",
        "softirq", "workqueue", "perf", "procfs", "netfilter", "java", "kprobe", "hrtimer", "nfs", "nfsd", "sunrpc", "memory", "tty", "kprocess",
    };

    private static readonly string[] TimerUnits = ["s", "sec", "ms", "msec", "us", "usec", "ns", "nsec", "hz", "jiffies"];

    private static readonly string[] Roots = ["begin", "end", "error", "never", "timer", "process"];

    public IReadOnlyList<ResolvedPoint> Resolve(ProbePointSyntax point) => Resolve(point, []);

    private IReadOnlyList<ResolvedPoint> Resolve(ProbePointSyntax point, IReadOnlyList<AliasSyntax> path)
    {
        var root = point.Components[0].Name;
        IReadOnlyList<ResolvedPoint>? found = root switch
        {
            "never" when point.Components.Count == 1 => [],
            "begin" or "end" or "error" when point.Components.Count == 1 => [new(Lifecycle(point.Components[0]), path)],
            "timer" => Timer(point) is { } timer ? [new(timer, path)] : [],
            "process" when Markers(point) is { Count: > 0 } markers => [.. markers.Select(marker => new ResolvedPoint(marker, path))],
            _ => null,
        };
        if (found is not null)
            return found;
        var aliases = library.FindAliases(alias => alias.Names.Any(name => IsNamed(name, point)));
        if (aliases.Count == 0)
        {
            Report(point);
            return [];
        }
        var resolved = new List<ResolvedPoint>();
        foreach (var alias in aliases)
        {
            if (path.Contains(alias, ReferenceEqualityComparer.Instance))
            {
                diagnostics.Report(point.Location, RecursiveAlias, TextOf(alias.Names[0]));
                return [];
            }
            foreach (var inner in alias.Points)
                resolved.AddRange(Resolve(inner, [.. path, alias]));
        }
        return resolved;
    }

    private static BoundTrigger Lifecycle(ProbeComponentSyntax component)
    {
        var priority = component.Argument is null ? 0 : StapConstants.IntegerOf(component.Argument) ?? 0;
        return component.Name switch
        {
            "begin" => new BoundBegin("", "begin", priority),
            "end" => new BoundEnd("", "end", priority),
            _ => new BoundErrorTrigger("", "error", priority),
        };
    }

    /// <summary><c>timer.ms(1000)</c>, <c>timer.profile</c>; <c>jiffies</c> and <c>profile</c> tick a hundred times a second.</summary>
    private BoundTimer? Timer(ProbePointSyntax point)
    {
        var unit = point.Components.Count == 2 ? point.Components[1].Name : "";
        if (unit == "profile")
            return new BoundTimer("", "timer.profile", 10_000_000);
        if (!TimerUnits.Contains(unit))
            return BadTimer(point, "write timer.s(1); the unit is s, ms, us, ns, hz or jiffies");
        if (point.Components[1].Argument is not { } argument || StapConstants.IntegerOf(argument) is not { } number)
            return BadTimer(point, $"write a number, timer.{unit}(1)");
        var period = unit == "jiffies" ? Durations.Period(number, "ms") * 10 : Durations.Period(number, unit);
        return period is > 0 ? new BoundTimer("", TextOf(point), period.Value) : BadTimer(point, "the number must be above 0 and less than 292 years");
    }

    private BoundTimer? BadTimer(ProbePointSyntax point, string problem)
    {
        diagnostics.Report(point.Location, BindingTemplates.BadTimer, TextOf(point), problem);
        return null;
    }

    /// <summary><c>process("python").library("libpython3.6dm.so.1.0").provider("python").mark("function__*")</c>, any but the mark left out.</summary>
    private static IReadOnlyList<BoundTrigger> Markers(ProbePointSyntax point)
    {
        string executable = "", library = "", provider = "*", pid = "";
        string? mark = null;
        foreach (var component in point.Components)
        {
            switch (component.Name, component.Argument)
            {
                case ("process", null): break;
                case ("process", StringLiteralSyntax path): executable = path.Value; break;
                case ("process", IntegerLiteralSyntax number): pid = number.Value.ToString(CultureInfo.InvariantCulture); break;
                case ("library", StringLiteralSyntax path): library = path.Value; break;
                case ("provider", StringLiteralSyntax name): provider = name.Value; break;
                case ("mark", StringLiteralSyntax name): mark = name.Value; break;
                default: return [];
            }
        }
        if (mark is null)
            return [];
        var pattern = mark.Replace("__", "-", StringComparison.Ordinal);
        var scope = pid.Length > 0 ? ProbeScope.Pid : ProbeScope.Any;
        IReadOnlyList<MarkerSymbol> known = [.. Providers.Markers.Where(marker => Glob.IsMatch(provider, marker.Provider) && Glob.IsMatch(pattern, marker.Name))];
        // A program has markers that only it knows, unless a Python is meant: then the name is misspelt.
        var isOpen = known.Count == 0 || (provider == "*" && Providers.IsGlob(pattern));
        if (isOpen && !IsPython(executable, library, provider) && Providers.Foreign(provider, pattern) is { } foreign)
            known = [foreign];
        return [.. known.Select(marker => new BoundProbe(new ProbePoint(marker, scope, pid, "", "", executable, library)))];
    }

    private static bool IsPython(string executable, string library, string provider) =>
        provider == "*" && (executable.Length == 0 && library.Length == 0 || new[] { executable, library }.Any(name => name.Contains("python", StringComparison.Ordinal)));

    /// <summary>Whether an alias has the components of a point; a point's component may be a pattern.</summary>
    private static bool IsNamed(ProbePointSyntax alias, ProbePointSyntax point) =>
        alias.Components.Count == point.Components.Count
        && alias.Components.Zip(point.Components).All(pair => Glob.IsMatch(pair.Second.Name, pair.First.Name));

    private void Report(ProbePointSyntax point)
    {
        if (point.IsOptional || point.IsSufficient || options.AllowNoMatch)
            return;
        var text = TextOf(point);
        if (Kernel.Contains(point.Components[0].Name))
        {
            diagnostics.Report(point.Location, TargetTemplates.KernelProbe, text);
            return;
        }
        if (point.Components[0].Name == "process" && point.Components[^1] is { Name: "mark", Argument: StringLiteralSyntax mark })
        {
            var names = Providers.Markers.Select(marker => marker.Name.Replace("-", "__", StringComparison.Ordinal));
            diagnostics.Report(point.Location, NoSuchProbe, text, Spelling.Suggest(mark.Value, names));
            return;
        }
        var known = library.Known<AliasSyntax>().SelectMany(alias => alias.Names).Select(TextOf).Concat(Roots);
        diagnostics.Report(point.Location, NoSuchProbe, text, Spelling.Suggest(text, known));
    }

    private static string TextOf(ProbePointSyntax point) =>
        string.Join('.', point.Components.Select(component => component.Argument is null ? component.Name : component.Location.Text));
}
