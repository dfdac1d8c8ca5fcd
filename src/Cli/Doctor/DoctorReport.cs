using System.Globalization;
using System.Text;
using Pyd.Sources.Agent;
using Pyd.Sources.Inspection;

namespace Pyd.Cli.Doctor;

/// <summary>What <c>pyd doctor</c> prints.</summary>
/// <param name="Text">Lines for people.</param>
/// <param name="CanTrace">Whether a run with <c>-c</c> works.</param>
internal sealed record DoctorReport(string Text, bool CanTrace)
{
    private static readonly Version Oldest = new(3, 6), After = new(3, 16);

    public static DoctorReport Of(PythonFacts python, KernelFacts kernel)
    {
        var text = new StringBuilder();
        Row(text, "python", $"{python.Command}: {Name(python)}");
        Markers(text, python);
        var native = IsSupported(python) ? AgentCheck.Try(python.Command, AgentKind.Native) : Unsupported(python);
        var pure = !IsSupported(python) || native is null ? native : AgentCheck.Try(python.Command, AgentKind.Python);
        Row(text, "agent", native is null
            ? "the native agent gets in: all markers of this version, no privilege needed, even without markers in the build"
            : $"the native agent does not get in: {native}");
        if (native is not null && IsSupported(python))
            Row(text, "", pure is null ? "the agent in pure Python does, at about ten times the cost" : $"nor does the agent in pure Python: {pure}");
        Kernel(text, kernel);
        var agent = native is null ? "agent" : pure is null ? "agent-python" : null;
        Runs(text, python, kernel, agent);
        return new DoctorReport(text.ToString(), agent is not null || (python.Markers.Count > 0 && kernel.Obstacle is null));
    }

    private static void Markers(StringBuilder text, PythonFacts python)
    {
        if (python.Markers.Count == 0)
        {
            Row(text, "markers", IsSupported(python) ? "none: it was built without --with-dtrace, so the kernel has nothing to attach to" : "none");
            return;
        }
        var files = python.Files.Where(file => file.Markers.Any(marker => marker.Provider == PythonFacts.Provider)).Select(file => file.Path);
        Row(text, "markers", $"in {string.Join(", ", files)}");
        foreach (var marker in PythonMarkers.All)
        {
            var state = python.Markers.Contains(marker)
                ? PythonMarkers.Caveat(marker, python.Version, python.HasJit) ?? "fires"
                : $"absent{(PythonMarkers.Absence(marker, python.Version) is { } why ? $": {why}" : "")}; the agent has it";
            Row(text, "", $"{marker,-24}{state}");
        }
    }

    private static void Kernel(StringBuilder text, KernelFacts kernel)
    {
        Row(text, "privileges", $"user {Number(kernel.User)}, CAP_BPF {YesNo(kernel.CanBpf)}, CAP_PERFMON {YesNo(kernel.CanPerfmon)}, CAP_SYS_PTRACE {YesNo(kernel.CanPtrace)}");
        Row(text, "kernel", $"Linux {kernel.Version}, uprobes {YesNo(kernel.HasUprobes)}, uprobe_multi {YesNo(kernel.HasMulti)}, BTF {YesNo(kernel.HasTypes)}");
        Row(text, "", $"perf_event_paranoid {(kernel.PerfEventParanoid is { } paranoid ? Number(paranoid) : "unknown")}, locked memory {(kernel.LockedMemory is { } bytes ? $"{Number(bytes / 1024)} KiB" : "unlimited")}");
    }

    private static void Runs(StringBuilder text, PythonFacts python, KernelFacts kernel, string? agent)
    {
        var usdt = kernel.Obstacle ?? (python.Markers.Count == 0 ? "this Python has no markers" : null);
        Row(text, "run -c", agent switch
        {
            "agent" => "uses --source agent: it needs no privilege and costs least",
            "agent-python" => "uses --source agent, which falls back to the agent in pure Python",
            _ when usdt is null => "works with --source usdt only",
            _ when !IsSupported(python) => $"does not work: the agent is not for this Python ({Unsupported(python)}), and it has no markers that the kernel could read",
            _ => "does not work: no agent gets in",
        });
        Row(text, "run -p", usdt is null ? "uses --source usdt: the kernel reads the markers" : $"does not work: {usdt}");
        Row(text, "run", kernel.Obstacle is { } obstacle
            ? $"(without -c and -p) does not work: {obstacle}"
            : $"(without -c and -p) uses --source usdt, for all Pythons of the machine that have markers{(python.Markers.Count == 0 ? ": not this one" : "")}");
    }

    private static bool IsSupported(PythonFacts python) => python.Implementation == "cpython" && python.Version >= Oldest && python.Version < After;

    private static string Unsupported(PythonFacts python) => python.Implementation == "cpython" ? "it is for CPython 3.6 to 3.15" : $"it is for CPython, and this is {python.Implementation}";

    private static string Name(PythonFacts python) =>
        $"{(python.Implementation == "cpython" ? "CPython" : python.Implementation)} {python.Version}{(python.IsFreeThreaded ? ", free-threaded" : "")}{(python.HasJit ? ", with JIT" : "")}";

    private static string YesNo(bool value) => value ? "yes" : "no";

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static void Row(StringBuilder text, string head, string line) => text.Append(CultureInfo.InvariantCulture, $"{head,-12}{line}\n");
}
