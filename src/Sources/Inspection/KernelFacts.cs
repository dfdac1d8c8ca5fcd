using System.Globalization;
using System.Text;
using Pyd.Sources.Agent;

namespace Pyd.Sources.Inspection;

/// <summary>What the kernel can do for a tracer, and what it lets this process do.</summary>
public sealed record KernelFacts
{
    private const int SysAdmin = 21, SysPtrace = 19, Perfmon = 38, Bpf = 39;
    private static readonly Version RingBuffers = new(5, 12), Multi = new(6, 6);

    private readonly ulong _capabilities;

    private KernelFacts(ulong capabilities) => _capabilities = capabilities;

    /// <summary>The kernel's version.</summary>
    public required Version Version { get; init; }

    /// <summary>Whether it describes its own types, which following children needs.</summary>
    public required bool HasTypes { get; init; }

    /// <summary>Whether it has uprobes at all.</summary>
    public required bool HasUprobes { get; init; }

    /// <summary>How far it keeps unprivileged processes from performance events; null when it does not say.</summary>
    public required int? PerfEventParanoid { get; init; }

    /// <summary>Bytes of memory that may be locked; null for no limit.</summary>
    public required long? LockedMemory { get; init; }

    /// <summary>Whether this process is in the machine's own user namespace, the only one in which capabilities count here.</summary>
    public required bool IsInitialNamespace { get; init; }

    /// <summary>Whether the kernel is locked down so far that nobody may read other programs' memory by BPF.</summary>
    public required bool IsLockedDown { get; init; }

    /// <summary>The user id.</summary>
    public required int User { get; init; }

    /// <summary>Whether one link can attach to many places (Linux 6.6).</summary>
    public bool HasMulti => Version >= Multi;

    /// <summary>Whether this process has CAP_BPF.</summary>
    public bool CanBpf => Has(Bpf) || Has(SysAdmin);

    /// <summary>Whether this process has CAP_PERFMON.</summary>
    public bool CanPerfmon => Has(Perfmon) || Has(SysAdmin);

    /// <summary>Whether it may look at processes of other users.</summary>
    public bool CanPtrace => Has(SysPtrace);

    /// <summary>Why markers cannot be read through the kernel, and what to do about it; null when they can.</summary>
    public string? Obstacle
    {
        get
        {
            if (!HasUprobes)
                return "the kernel has no uprobes (CONFIG_UPROBE_EVENTS, /sys/bus/event_source/devices/uprobe)";
            if (Version < RingBuffers)
                return string.Create(CultureInfo.InvariantCulture, $"the kernel is Linux {Version}; markers need Linux 5.12 or newer");
            if (IsLockedDown)
                return "the kernel is locked down (confidentiality), which forbids tracing to everybody";
            string[] missing = [.. new[] { CanBpf ? null : "CAP_BPF", CanPerfmon ? null : "CAP_PERFMON" }.OfType<string>()];
            if (missing.Length > 0)
                return $"the kernel lets nobody without {string.Join(" and ", missing)} read markers: run pyd with sudo{SetCapabilities}";
            return IsInitialNamespace ? null : "this is a container with users of its own, in which not even root may trace: run pyd on the machine itself";
        }
    }

    private static string SetCapabilities => Environment.ProcessPath is { } program && Path.GetFileName(program) == "pyd"
        ? $", or once: sudo setcap cap_bpf,cap_perfmon,cap_sys_ptrace=ep {Path.GetFullPath(new FileInfo(program).ResolveLinkTarget(true)?.FullName ?? program)}"
        : "";

    /// <summary>Looks at the machine.</summary>
    public static KernelFacts Read()
    {
        var status = ProcessStatus.Of(Environment.ProcessId);
        return new KernelFacts(ulong.Parse(status.Find("CapEff") ?? "0", NumberStyles.HexNumber, CultureInfo.InvariantCulture))
        {
            Version = Environment.OSVersion.Version,
            HasTypes = File.Exists("/sys/kernel/btf/vmlinux"),
            HasUprobes = File.Exists("/sys/bus/event_source/devices/uprobe/type"),
            PerfEventParanoid = int.TryParse(Text("/proc/sys/kernel/perf_event_paranoid").Trim(), CultureInfo.InvariantCulture, out var paranoid) ? paranoid : null,
            LockedMemory = LockedLimit(),
            IsInitialNamespace = Text("/proc/self/uid_map").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is ["0", "0", "4294967295"],
            IsLockedDown = Text("/sys/kernel/security/lockdown").Contains("[confidentiality]", StringComparison.Ordinal),
            User = status.Id("Uid", 0),
        };
    }

    private bool Has(int capability) => (_capabilities >> capability & 1) != 0;

    private static long? LockedLimit()
    {
        // Max locked memory         8388608              8388608              bytes
        var line = Text("/proc/self/limits").Split('\n').FirstOrDefault(line => line.StartsWith("Max locked memory", StringComparison.Ordinal));
        return line?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is [_, _, _, var limit, ..] && long.TryParse(limit, CultureInfo.InvariantCulture, out var bytes) ? bytes : null;
    }

    private static string Text(string path)
    {
        try
        {
            return Encoding.UTF8.GetString(File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
