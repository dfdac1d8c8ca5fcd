using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using Pyd.Runtime.Events;
using Pyd.Sources.Agent;
using Pyd.Sources.Inspection;
using Pyd.Sources.Usdt.Bpf;

namespace Pyd.Sources.Usdt;

/// <summary>
/// Traces static markers (<c>sys/sdt.h</c>) of any program through the kernel: a command with its children, a running process, or every process. Needs
/// root, or CAP_BPF and CAP_PERFMON.
/// </summary>
/// <remarks>
/// <para>A traced process that becomes another program is stopped for a moment before its first instruction, and while its libraries are loaded, so
/// that no marker is missed. All that is in the kernel is held by descriptors of this process: when it ends, however it ends, nothing remains.</para>
/// <para>Events of one thread are in order. Those of threads that run at the same time are in the order in which the kernel took them down.</para>
/// </remarks>
public sealed class UsdtSource(UsdtOptions options) : ICommandSource, IThreadStates
{
    private const int Continue = 18, Batch = 2048;
    private const long SmallestRing = 1 << 16, LargestRing = 1 << 30;

    /// <summary>Naps of a millisecond after the last event before the reader asks to be woken and sleeps longer.</summary>
    private const int Naps = 20;

    /// <summary>For folders of PATH: what this user may not read holds no program to trace; links and hidden files are looked at.</summary>
    private static readonly EnumerationOptions Readable = new() { AttributesToSkip = 0, IgnoreInaccessible = true };

    private static readonly TimeSpan Nap = TimeSpan.FromMilliseconds(1);

    /// <inheritdoc/>
    public bool? IsRunning(ThreadInfo thread) => ThreadStatus.IsRunning(thread);

    private readonly List<string> _problems = [];
    private readonly List<IDisposable> _attached = [];
    private readonly ProbeEvent[] _events = new ProbeEvent[Batch];
    private TargetProcess? _target;
    private TracingMaps? _maps;
    private RecordRing? _ring;
    private Attachments? _attachments;
    private TracedProcesses? _processes;
    private EventDecoder? _decoder;
    private TallyReader? _tally;
    private ProbeInterest? _wanted;
    private string? _folder;
    private int _claim;
    private long? _end;
    private long _dropped;
    private bool _isStarted;
    private bool _isOver;
    private bool _isPastEnd;
    private bool _isCounted;
    private long _nextLook;
    private int _naps;

    /// <inheritdoc/>
    public SessionTables Tables { get; } = new();

    /// <inheritdoc/>
    public SourceOutcome Outcome => new(_isStarted ? _target?.Status : null, _maps?.Dropped ?? _dropped, _problems);

    private TracingScope Scope => options is { Command: null, Process: null } ? TracingScope.Machine : _wanted!.TargetOnly ? TracingScope.Target : TracingScope.Family;

    /// <inheritdoc/>
    public long Open(ProbeInterest wanted)
    {
        if (!options.Filters)
            wanted = wanted.OfEveryEvent();
        if (wanted.WantsProcessorTime)
            throw new SourceException("the kernel's markers do not bring vtimestamp, the time of a thread on a processor; trace a Python with the agent (--source agent -c COMMAND), or take timestamp");
        if (wanted.Probes.Any(probe => probe.Provider == Agent.Markers.ProcessProvider))
            throw new SourceException("the kernel's markers do not bring process.begin, process.end and those of threads; trace a Python with the agent (--source agent -c COMMAND)");
        var words = options.Command is null ? null : CommandLine.Split(options.Command);
        var program = words is null ? null : CommandLine.Find(words[0], Environment.GetEnvironmentVariable("PATH"));
        var kernel = KernelFacts.Read();
        if (kernel.Obstacle is { } obstacle)
            throw new SourceException($"{obstacle}; or trace a Python with the agent, which needs no privilege: --source agent -c COMMAND");
        if (options.Process is { } running && !Directory.Exists(string.Create(CultureInfo.InvariantCulture, $"/proc/{running}")))
            throw new SourceException(string.Create(CultureInfo.InvariantCulture, $"there is no process {running}"));
        _wanted = wanted;
        BpfSystem.RaiseLockedMemory();
        var ringSize = (int)BitOperations.RoundUpToPowerOf2((ulong)Math.Clamp(options.RingSize, SmallestRing, LargestRing));
        _maps = new TracingMaps(ringSize, options.StringSize + 1, BitOperations.PopCount((uint)wanted.Probes.Aggregate(0, (mask, probe) => mask | probe.Strings)));
        _ring = new RecordRing(_maps.Ring, ringSize);
        _processes = new TracedProcesses(Tables);
        Tables.Tracer = ProcessFacts.Self();
        if (words is not null)
        {
            SessionFolders.RemoveDead();
            (_folder, _claim) = SessionFolders.Create();
            _target = new TargetProcess(words, Path.Combine(_folder, "gate"), new Dictionary<string, string>());
        }
        if ((_target?.Id ?? options.Process) is { } target)
        {
            Tables.Target = target;
            _maps.Processes.Set((uint)target, TracingMaps.New);
        }
        Attach(kernel, wanted, program);
        var now = TraceClock.Now;
        Tables.WallClockOffset = (DateTime.UtcNow - DateTime.UnixEpoch).Ticks * 100 - now;
        return _decoder!.Idle(now);
    }

    /// <inheritdoc/>
    public void Start()
    {
        if (_decoder is null)
            throw new InvalidOperationException("the source is not open");
        _isStarted = true;
        _target?.Release();
    }

    /// <inheritdoc/>
    public bool TryRead(out EventBatch batch, TimeSpan wait)
    {
        if (_ring is null || _decoder is null)
            throw new InvalidOperationException("the source is not open");
        batch = default;
        var deadline = TraceClock.Now + wait.Ticks * 100;
        while (!_isOver)
        {
            // Before the ring is looked at: what the target has fired is there once it has ended.
            if (_end is null && _target is { HasExited: true })
                _end = TraceClock.Now;
            var now = TraceClock.Now;
            if (_end is null && now < _nextLook && now < deadline)
            {
                // A look at each event would cost its writer more than the event.
                Rest(TimeSpan.FromTicks((Math.Min(_nextLook, deadline) - now + 99) / 100));
                continue;
            }
            var count = Take(_ring, _decoder);
            if (count < Batch)
                _nextLook = now + Nap.Ticks * 100;
            if (count > 0)
            {
                _naps = 0;
                // What was counted has the time of the look before this one.
                batch = new EventBatch(_events.AsSpan(0, count), _tally is not null && count < Batch ? _decoder.Idle(now) : _decoder.Last);
                return true;
            }
            if (_end is not null)
            {
                Finish();
            }
            else if (now >= deadline)
            {
                batch = new EventBatch([], _decoder.Idle(now));
                return true;
            }
            else
            {
                Sleep(_ring, TimeSpan.FromTicks(Math.Max(1, (deadline - now) / 100)));
            }
        }
        return false;
    }

    /// <inheritdoc/>
    public bool Stop()
    {
        _end ??= TraceClock.Now;
        return true;
    }

    /// <inheritdoc/>
    public bool LetGo(TimeSpan patience)
    {
        _isOver = true;
        Detach();
        return _target is null || !_isStarted || _target.LetGo(patience);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _isOver = true;
        Detach();
        _target?.Dispose();
        if (_folder is not null)
            SessionFolders.Remove(_folder, _claim);
        _folder = null;
    }

    private void Attach(KernelFacts kernel, ProbeInterest wanted, string? program)
    {
        var identity = new ProcessIdentity(KernelTypes.Read());
        var linker = new UprobeLinker(kernel.HasMulti && !options.UsesPerformanceEvents, Scope == TracingScope.Target ? Tables.Target : 0);
        var processes = new ProcessPrograms(_maps!, identity, Scope == TracingScope.Machine);
        var isTally = Scope == TracingScope.Target && wanted.Probes.All(probe => probe.IsTally);
        _attachments = new Attachments(wanted, Tables, linker, new MarkerProgram(_maps!, identity, Scope, isTally, linker.MaySleep), processes.Libraries(), options.Notice);
        _decoder = new EventDecoder(Tables, _processes!, _attachments.Sites);
        _tally = isTally ? new TallyReader(_maps!, _attachments.Sites, _decoder, Tables.Target) : null;
        if (identity.CanFollow)
        {
            if (Scope == TracingScope.Family)
                Trace("sched_process_fork", processes.Fork());
            Trace("sched_process_exec", processes.Exec());
            Trace("sched_process_exit", processes.Exit());
        }
        else
        {
            options.Notice("the kernel does not describe its types (CONFIG_DEBUG_INFO_BTF): programs that are started from now on are not followed");
        }
        if (program is not null)
            _attachments.Consider(new MappedFile(Path.GetFullPath(File.ResolveLinkTarget(program, returnFinalTarget: true)?.FullName ?? program), program));
        foreach (var file in Running().SelectMany(ProcessMaps.Of).Concat(Scope == TracingScope.Machine ? Likely(wanted) : []))
            _attachments.Consider(file);
    }

    private void Trace(string tracepoint, ulong[] code)
    {
        using var program = BpfProgram.Tracepoint(code);
        _attached.Add(new BpfLink([BpfSystem.OpenRawTracepoint(tracepoint, program.Descriptor)]));
    }

    /// <summary>The processes whose files are looked at from the beginning.</summary>
    private IEnumerable<int> Running()
    {
        if (options.Command is not null)
            return [];
        if (options.Process is { } pid)
            return [pid];
        return Directory.EnumerateDirectories("/proc").Select(Path.GetFileName)
            .Select(name => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).Where(number => number > 0 && number != Environment.ProcessId);
    }

    /// <summary>Programs in PATH that are named like a wanted provider: whoever starts one later is traced from its first instruction on.</summary>
    private static IEnumerable<MappedFile> Likely(ProbeInterest wanted) =>
        from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries)
        where Directory.Exists(folder)
        from provider in wanted.Probes.Select(probe => probe.Provider).Distinct()
        where provider.All(char.IsAsciiLetterOrDigit)
        from path in Directory.EnumerateFiles(folder, $"{provider}*", Readable)
        let real = WithoutLinks(path)
        where real is not null
        select new MappedFile(real, real);

    // Null for a link that leads nowhere.
    private static string? WithoutLinks(string path)
    {
        try
        {
            return File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Takes records until there are enough events.</summary>
    private int Take(RecordRing ring, EventDecoder decoder)
    {
        var count = 0;
        // Before the ring is looked at: a process is introduced there. What goes on after the end is no part of the trace.
        if (!_isCounted)
            _tally?.Look();
        _isCounted = _end is not null;
        while (count < _events.Length && !_isPastEnd && ring.Take() is { Length: > 0 } record)
        {
            var kind = BinaryPrimitives.ReadUInt16LittleEndian(record);
            if (kind >= EventRecord.FirstNotice)
            {
                Hear(kind, record);
                continue;
            }
            // What goes on after the end is no part of the trace.
            if (_end is { } end && BinaryPrimitives.ReadInt64LittleEndian(record[EventRecord.Time..]) > end)
                _isPastEnd = true;
            else
                decoder.Decode(record, ref _events[count++]);
        }
        ring.Release();
        return count + (_tally?.Take(_events.AsSpan(count)) ?? 0);
    }

    private void Hear(int kind, ReadOnlySpan<byte> record)
    {
        var pid = BinaryPrimitives.ReadInt32LittleEndian(record[(EventRecord.Thread + 4)..]);
        _decoder!.ForgetThread();
        switch (kind)
        {
            case EventRecord.Introduction:
                _processes!.Introduce(record);
                break;
            case EventRecord.Fork:
                _processes!.Fork(pid, BinaryPrimitives.ReadInt32LittleEndian(record[EventRecord.Detail..]));
                break;
            case EventRecord.Exit:
                // What was counted of it is yet to come.
                if (_tally is null)
                    _processes!.Remove(pid);
                if (pid == options.Process)
                    _end ??= TraceClock.Now;
                break;
            case EventRecord.Exec:
                _processes!.Replace(pid);
                LookAt(pid, isNew: true, isStopped: record[EventRecord.Detail] != 0);
                break;
            case EventRecord.Libraries:
                LookAt(pid, isNew: false, isStopped: record[EventRecord.Detail] != 0);
                break;
            default:
                throw new SourceException(string.Create(CultureInfo.InvariantCulture, $"the kernel wrote a record of kind {kind}, which there is not"));
        }
    }

    /// <summary>Looks at the files of a process, which goes on then.</summary>
    private void LookAt(int pid, bool isNew, bool isStopped)
    {
        try
        {
            foreach (var file in ProcessMaps.Of(pid))
            {
                var linker = _attachments!.Consider(file);
                if (isNew && linker is not null)
                    _attachments.Consider(new MappedFile(linker, string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}/root{linker}")));
            }
        }
        finally
        {
            if (isStopped)
                _ = Native.Kill(pid, Continue);
        }
    }

    private void Sleep(RecordRing ring, TimeSpan wait)
    {
        if (++_naps <= Naps)
        {
            Rest(wait < Nap ? wait : Nap);
            return;
        }
        Span<Native.PollEntry> entries = [new() { Descriptor = _target?.ExitEvent ?? -1, Events = Native.PollIn }, new() { Descriptor = _maps!.Ring.Descriptor, Events = Native.PollIn }];
        _maps.WantsWakeUp = true;
        // A record may have come just before its writer could see the wish.
        if (!ring.HasRecord)
            Native.Poll(entries, wait);
        _maps.WantsWakeUp = false;
    }

    /// <summary>Sleeps, unless the target ends.</summary>
    private void Rest(TimeSpan time)
    {
        Span<Native.PollEntry> entries = [new() { Descriptor = _target?.ExitEvent ?? -1, Events = Native.PollIn }];
        Native.Poll(entries, time);
    }

    private void Finish()
    {
        _isOver = true;
        if (_processes!.Count > 0 || _wanted!.Probes.Count == 0)
            return;
        var names = string.Join(", ", _wanted.Probes.Select(probe => $"{probe.Provider}:::{probe.Name}").Distinct());
        if (_attachments!.Sites.Count == 0)
            _problems.Add($"nothing was traced: none of {Programs()} has the markers {names}; pyd list shows what a program has, and --source agent traces a Python without markers");
    }

    private string Programs() => _attachments!.Without is { Count: > 0 } programs ? string.Join(", ", programs.Distinct()) : "the programs";

    /// <summary>Takes everything out of the kernel, and lets processes go on that wait for it.</summary>
    private void Detach()
    {
        _dropped = _maps?.Dropped ?? _dropped;
        foreach (var attached in _attached)
            attached.Dispose();
        _attached.Clear();
        _attachments?.Dispose();
        while (_ring is not null && _ring.Take() is { Length: > 0 } record)
        {
            if (BinaryPrimitives.ReadUInt16LittleEndian(record) is EventRecord.Exec or EventRecord.Libraries && record[EventRecord.Detail] != 0)
                _ = Native.Kill(BinaryPrimitives.ReadInt32LittleEndian(record[(EventRecord.Thread + 4)..]), Continue);
        }
        _ring?.Dispose();
        _ring = null;
        _maps?.Dispose();
        _maps = null;
    }
}
