using System.Numerics;
using Pyd.Runtime.Events;
using Pyd.Sources.Inspection;
using Pyd.Sources.Usdt.Bpf;

namespace Pyd.Sources.Usdt;

/// <summary>What a trace has in the kernel: its maps and ring, the programs at markers and at the beginning and end of processes.</summary>
/// <remarks>All of it is held by descriptors of this process: when it ends, however it ends, nothing remains.</remarks>
internal sealed class KernelTrace : IDisposable
{
    private const long SmallestRing = 1 << 16, LargestRing = 1 << 30;

    private readonly ProbeInterest _wanted;
    private readonly TracingScope _scope;
    private readonly Action<string> _notice;
    private readonly ProcessIdentity _identity;
    private readonly ProcessPrograms _programs;
    private readonly TracedProcesses _processes;
    private readonly Attachments _attachments;
    private readonly List<BpfLink> _followed = [];
    private bool _isDisposed;

    /// <param name="options">What is traced.</param>
    /// <param name="scope">Which processes that means.</param>
    /// <param name="wanted">What the script asks for.</param>
    /// <param name="tables">Get the probes and processes; know the target.</param>
    /// <param name="kernel">What the kernel can do.</param>
    /// <exception cref="SourceException">The kernel refuses.</exception>
    public KernelTrace(UsdtOptions options, TracingScope scope, ProbeInterest wanted, SessionTables tables, KernelFacts kernel)
    {
        (_wanted, _scope, _notice) = (wanted, scope, options.Notice);
        var ringSize = (int)BitOperations.RoundUpToPowerOf2((ulong)Math.Clamp(options.RingSize, SmallestRing, LargestRing));
        var strings = BitOperations.PopCount((uint)wanted.Probes.Aggregate(0, (mask, probe) => mask | probe.Strings));
        Maps = new TracingMaps(ringSize, options.StringSize + 1, strings);
        try
        {
            Ring = new RecordRing(Maps.Ring, ringSize);
            _identity = new ProcessIdentity(KernelTypes.Read());
            _programs = new ProcessPrograms(Maps, _identity, scope == TracingScope.Machine);
            _processes = new TracedProcesses(tables);
            var linker = new UprobeLinker(kernel.HasMulti && !options.UsesPerformanceEvents, scope == TracingScope.Target ? tables.Target : 0);
            var isTally = scope == TracingScope.Target && wanted.Probes.All(probe => probe.IsTally);
            var markers = new MarkerProgram(Maps, _identity, scope, isTally, linker.MaySleep);
            _attachments = new Attachments(wanted, tables, linker, markers, _programs.Libraries(), _notice);
            Decoder = new EventDecoder(tables, _processes, _attachments.Sites);
            var tally = isTally ? new TallyReader(Maps, _attachments.Sites, Decoder, tables.Target) : null;
            Reader = new RecordReader(Ring, Decoder, tally, new ProcessNotices(_processes, _attachments, Decoder, forgetsEnded: !isTally));
        }
        catch
        {
            Ring?.Dispose();
            Maps.Dispose();
            throw;
        }
        if (tables.Target > 0)
            Maps.Processes.Set((uint)tables.Target, TracingMaps.New);
    }

    /// <summary>What the programs share.</summary>
    public TracingMaps Maps { get; }

    /// <summary>What they write.</summary>
    public RecordRing Ring { get; }

    /// <summary>Knows the trace's time.</summary>
    public EventDecoder Decoder { get; }

    /// <summary>Makes events of it.</summary>
    public RecordReader Reader { get; }

    /// <summary>Follows processes from now on, and listens to what is wanted of some files.</summary>
    /// <exception cref="SourceException">The kernel refuses.</exception>
    public void Attach(IEnumerable<MappedFile> files)
    {
        if (_identity.CanFollow)
        {
            if (_scope == TracingScope.Family)
                Follow("sched_process_fork", _programs.Fork());
            Follow("sched_process_exec", _programs.Exec());
            Follow("sched_process_exit", _programs.Exit());
        }
        else
        {
            _notice("the kernel does not describe its types (CONFIG_DEBUG_INFO_BTF): programs that are started from now on are not followed");
        }
        foreach (var file in files)
            _attachments.Consider(file);
    }

    /// <summary>Why nothing could be traced; null when something was, or could have been.</summary>
    public string? WhyNothing()
    {
        if (_processes.Count > 0 || _wanted.Probes.Count == 0 || _attachments.Sites.Count > 0)
            return null;
        var names = string.Join(", ", _wanted.Probes.Select(probe => $"{probe.Provider}:::{probe.Name}").Distinct());
        var programs = _attachments.Without is { Count: > 0 } without ? string.Join(", ", without.Distinct()) : "the programs";
        return $"nothing was traced: none of {programs} has the markers {names}; pyd list shows what a program has, and --source agent traces a Python without markers";
    }

    /// <summary>Takes everything out of the kernel, and lets processes go on that wait for it.</summary>
    public void Dispose()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        foreach (var link in _followed)
            link.Dispose();
        _followed.Clear();
        _attachments.Dispose();
        Reader.LetGo();
        Ring.Dispose();
        Maps.Dispose();
    }

    private void Follow(string tracepoint, ulong[] code)
    {
        using var program = BpfProgram.Tracepoint(code);
        _followed.Add(new BpfLink([BpfSystem.OpenRawTracepoint(tracepoint, program.Descriptor)]));
    }
}
