using System.Globalization;
using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Symbols;
using Pyd.Compiler.Syntax;
using Pyd.Compiler.Syntax.Stap;
using Pyd.Shared;

namespace Pyd.Compiler.Binding.Stap;

/// <summary>Probe points that are no alias: moments of the session, timers, markers of processes.</summary>
internal sealed class BuiltinPoints(CompilationOptions options, DiagnosticBag diagnostics)
{
    /// <summary>First components of probes that only a kernel can serve.</summary>
    private static readonly HashSet<string> Kernel = new(StringComparer.Ordinal)
    {
        "kernel", "module", "syscall", "nd_syscall", "vm", "vfs", "scheduler", "signal", "socket", "tcp", "udp", "netdev", "ioblock", "ioscheduler", "irq_handler",
        "softirq", "workqueue", "perf", "procfs", "netfilter", "java", "kprobe", "hrtimer", "nfs", "nfsd", "sunrpc", "memory", "tty", "kprocess", "generic", "scsi", "lsm", "input",
        "ioblock_trace", "ioscheduler_trace", "tp_syscall", "dw_syscall", "nd1_syscall", "nd2_syscall", "syscall_any", "ipmib", "linuxmib", "tcpmib", "ip", "ipv4", "sctp",
    };

    private static readonly string[] TimerUnits = ["s", "sec", "ms", "msec", "us", "usec", "ns", "nsec", "hz", "jiffies"];

    /// <summary>Parts of a program's points that its debug information describes.</summary>
    private static readonly HashSet<string> Debug = new(StringComparer.Ordinal)
    {
        "function", "statement", "plt", "inline", "label", "callee", "callees",
    };

    /// <summary>Parts of a program's points at which the kernel tells of it.</summary>
    private static readonly HashSet<string> Traced = new(StringComparer.Ordinal) { "syscall", "insn" };

    /// <summary>What patterns are compared with: the points whose names stand fast.</summary>
    public static readonly IReadOnlyList<string> Names =
        ["begin", "end", "error", "never", "timer.profile", .. TimerUnits.Select(unit => $"timer.{unit}")];

    /// <summary>What patterns with arguments are compared with as well: <c>proc*("PATH").mark("*")</c>.</summary>
    public static readonly IReadOnlyList<string> MarkNames = ["process.mark", "process.provider.mark", "process.library.mark", "process.library.provider.mark"];

    /// <summary>The points of a program, by the names of their components.</summary>
    public static readonly IReadOnlyList<string> ProcessNames =
    [
        .. MarkNames, .. Providers.Moments.Select(moment => $"process.{moment.Name.Replace('-', '.')}"), "python3.module.function.call", "python3.module.function.return",
    ];

    /// <summary>Whether a point is a probe of the kernel, or one of a program that only the kernel sees.</summary>
    public static bool IsKernel(IReadOnlyList<ProbeComponentSyntax> point) =>
        Kernel.Contains(point[0].Name) || (point[0].Name == "process" && point.Skip(1).Any(component => Traced.Contains(component.Name)));

    /// <summary>Whether a point of a program is found by debug information.</summary>
    public static bool NeedsDebugInformation(IReadOnlyList<ProbeComponentSyntax> point) =>
        point[0].Name == "process" && point.Skip(1).Any(component => Debug.Contains(component.Name));

    /// <summary>The probes of a point; null when it is none of these.</summary>
    public IReadOnlyList<(BoundTrigger? Trigger, string Name)>? Find(ProbePointSyntax use, IReadOnlyList<ProbeComponentSyntax> point)
    {
        var text = PointPattern.TextOf(point);
        switch (point[0].Name)
        {
            case "never" when point is [{ Argument: null }]:
                return [(null, text)];
            case "begin" or "end" or "error" when point.Count == 1 && point[0].Argument is null or not StringLiteralSyntax:
                return [(Lifecycle(point[0]), text)];
            case "timer" when !point.Any(component => PointPattern.IsPattern(component.Name)):
                return Timer(use, point, text) is { } timer ? [(timer, text)] : [];
            case "process":
                return Moment(point) ?? (Markers(point) is { Count: > 0 } markers ? markers : null);
            default:
                return null;
        }
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
    private BoundTimer? Timer(ProbePointSyntax use, IReadOnlyList<ProbeComponentSyntax> point, string text)
    {
        var unit = point.Count > 1 ? point[1].Name : "";
        if (unit == "profile" && point is [_, { Argument: null }])
            return new BoundTimer("", "timer.profile", 10_000_000, Interrupts: true);
        if (unit == "profile" && point is [_, { Argument: null }, { Name: "freq", Argument: null }, { Name: "hz", Argument: { } frequency }]
            && Period(StapConstants.IntegerOf(frequency), "hz") is { } profile)
            return new BoundTimer("", text, profile, Interrupts: true);
        if (!TimerUnits.Contains(unit))
            return use.IsOptional || use.IsSufficient ? null : BadTimer(use, text, "write timer.s(1); the unit is s, ms, us, ns, hz or jiffies", point.Count > 1 ? MismatchOf(point[1]) : null);
        if (point.Count > 3 || (point.Count == 3 && point[2].Name != "randomize"))
            return BadTimer(use, text, "only .randomize(n) can follow the unit", new PointMismatch(PointMismatch.Suffix, point[2].Location, ""));
        if (point[1].Argument is not { } argument || StapConstants.IntegerOf(argument) is not { } number)
            return BadTimer(use, text, $"write a number, timer.{unit}(1)", MismatchOf(point[1]));
        if (Period(number, unit) is not { } period)
            return BadTimer(use, text, "the number must be above 0 and less than 292 years");
        return point.Count < 3 || IsRandom(point[2], unit, number)
            ? new BoundTimer("", text, period, Spread: point.Count < 3 ? 0 : Period(StapConstants.IntegerOf(point[2].Argument!), unit) ?? 0)
            : BadTimer(use, text, unit == "hz" ? "hz cannot be randomized" : $"randomize takes a number from 0 to {number}");
    }

    private static bool IsRandom(ProbeComponentSyntax component, string unit, long number) =>
        unit != "hz" && component.Argument is { } spread && StapConstants.IntegerOf(spread) is >= 0 and var most && most <= number;

    private static long? Period(long? number, string unit) =>
        number is not > 0 ? null
        : unit == "jiffies" ? number <= long.MaxValue / 10_000_000 ? number * 10_000_000 : null
        : Durations.Period(number.Value, unit);

    private static PointMismatch MismatchOf(ProbeComponentSyntax unit) => PointMismatch.At(unit, TimerUnits.Append("profile"));

    private BoundTimer? BadTimer(ProbePointSyntax use, string text, string problem, PointMismatch? mismatch = null)
    {
        diagnostics.ReportPart(use.Location, mismatch?.Location, BindingTemplates.BadTimer, [text, problem, .. mismatch is null ? Array.Empty<string>() : [mismatch.Kind, mismatch.Names]]);
        return null;
    }

    /// <summary><c>process("python").begin</c>, <c>process(1234).thread.end</c>; null when it is none of these.</summary>
    private static IReadOnlyList<(BoundTrigger?, string)>? Moment(IReadOnlyList<ProbeComponentSyntax> point)
    {
        if (point.Skip(1).Any(component => component.Argument is not null))
            return null;
        var name = string.Join('-', point.Skip(1).Select(component => component.Name));
        if (Providers.Moments.FirstOrDefault(moment => moment.Name == name) is not { } marker)
            return null;
        var executable = point[0].Argument is StringLiteralSyntax path ? path.Value : "";
        var pid = point[0].Argument is IntegerLiteralSyntax number ? number.Value.ToString(CultureInfo.InvariantCulture) : "";
        return [(new BoundProbe(new ProbePoint(marker, pid.Length > 0 ? ProbeScope.Pid : ProbeScope.Any, pid, "", "", executable, "")), PointPattern.TextOf(point))];
    }

    /// <summary><c>process("python").library("libpython3.6dm.so.1.0").provider("python").mark("function__*")</c>, any but the mark left out.</summary>
    private IReadOnlyList<(BoundTrigger?, string)> Markers(IReadOnlyList<ProbeComponentSyntax> point)
    {
        string executable = "", library = "", provider = "*", pid = "";
        string? mark = null;
        foreach (var component in point)
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
        var before = PointPattern.TextOf(point.SkipLast(1));
        IReadOnlyList<MarkerSymbol> known = [.. Providers.Markers.Where(marker => Glob.IsMatch(provider, marker.Provider) && Glob.IsMatch(pattern, marker.Name))];
        // A program has markers that only it knows, unless a Python is meant: then the name is misspelt. PHP's function__entry is not Python's.
        var isOpen = known.Count == 0 || (provider == "*" && (executable.Length > 0 || Providers.IsGlob(pattern)));
        // A command may be a shell that starts a Python.
        var file = executable.Length + pid.Length + known.Count == 0 ? options.Program ?? "" : executable;
        if (isOpen && !IsPython(file, library, provider) && Providers.Foreign(provider, pattern) is { } foreign)
            (known, executable) = ([foreign], file);
        return [.. known.Select(marker => ((BoundTrigger?)new BoundProbe(new ProbePoint(marker, scope, pid, "", "", executable, library)),
                $"{before}.mark(\"{marker.Name.Replace("-", "__", StringComparison.Ordinal)}\")"))];
    }

    private static bool IsPython(string executable, string library, string provider) =>
        provider == "*" && (library.Length > 0 ? library : executable) is var file && (file.Length == 0 || file.Contains("python", StringComparison.Ordinal));
}
