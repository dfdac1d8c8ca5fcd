using Pyd.Sources.Agent;
using Pyd.Sources.Usdt.Bpf;

namespace Pyd.Sources.Usdt;

/// <summary>What the programs of a run share in the kernel.</summary>
internal sealed unsafe class TracingMaps : IDisposable
{
    private const int MostProcesses = 1 << 16;
    private const int SharedSize = 4096;
    private const int LargestScratch = 30_000;

    private byte* _shared;
    private long _dropped;

    /// <param name="ringSize">Bytes of the ring, a power of two.</param>
    /// <param name="stringLimit">Bytes that are read of a string at most, with its NUL.</param>
    /// <param name="strings">How many strings one event has at most.</param>
    public TracingMaps(int ringSize, int stringLimit, int strings)
    {
        StringLimit = Math.Max(1, Math.Min(stringLimit, LargestScratch / Math.Max(1, strings)));
        try
        {
            Ring = BpfMap.Ring(ringSize);
            Processes = BpfMap.Numbers(MostProcesses);
            Loading = BpfMap.Numbers(MostProcesses);
            Shared = BpfMap.Shared(SharedSize);
            Scratch = BpfMap.PerProcessor(Scratches, 8 + EventRecord.Arguments + 8 * MarkerProgram.MostArguments + 4 * MarkerProgram.MostArguments + StringLimit * Math.Max(1, strings));
            _shared = BpfSystem.Map(Shared.Descriptor, SharedSize, 0, isWritable: true);
        }
        catch
        {
            Dispose();
            throw;
        }
        WantsWakeUp = false;
        Volatile.Write(ref *(uint*)(_shared + StateOffset), New);
    }

    /// <summary>A process that has not introduced itself yet.</summary>
    public const uint New = 1;

    /// <summary>A process that has.</summary>
    public const uint Known = 2;

    /// <summary>How many scratches a processor has.</summary>
    public const int Scratches = 4;

    /// <summary>In <see cref="Shared"/>: 8 bytes, how many events were lost.</summary>
    public const int DropsOffset = 0;

    /// <summary>In <see cref="Shared"/>: 4 bytes, how to write to the ring: 1 for silently, 0 for waking the reader.</summary>
    public const int RingFlagsOffset = 8;

    /// <summary>In <see cref="Shared"/>: 4 bytes, the state of the process when only one is traced.</summary>
    public const int StateOffset = 12;

    /// <summary>In <see cref="Shared"/>: 8 bytes for each of the first markers, how often it has fired.</summary>
    public const int CountersOffset = 64;

    /// <summary>How many markers can be counted.</summary>
    public const int MostCounters = (SharedSize - CountersOffset) / 8;

    /// <summary>Bytes that are read of a string at most, with its NUL.</summary>
    public int StringLimit { get; }

    /// <summary>The records.</summary>
    public BpfMap Ring { get; }

    /// <summary>The state of each process that is traced, by its id.</summary>
    public BpfMap Processes { get; }

    /// <summary>How often a process that has become another program is still to be stopped while it loads its libraries.</summary>
    public BpfMap Loading { get; }

    /// <summary>A page that this process sees as well.</summary>
    public BpfMap Shared { get; }

    /// <summary>Places for each processor to put a record together; its first four bytes say that it is taken.</summary>
    public BpfMap Scratch { get; }

    /// <summary>How many events were lost because the ring was full.</summary>
    public long Dropped => _shared is null ? _dropped : Volatile.Read(ref *(long*)(_shared + DropsOffset));

    /// <summary>How often a marker has fired that is only counted.</summary>
    public long CountOf(int site) => Volatile.Read(ref *(long*)(_shared + CountersOffset + 8 * site));

    /// <summary>Whether who writes to the ring wakes its reader.</summary>
    public bool WantsWakeUp
    {
        set => Volatile.Write(ref *(int*)(_shared + RingFlagsOffset), value ? 0 : 1);
    }

    public void Dispose()
    {
        _dropped = Dropped;
        if (_shared is not null)
            Native.Unmap(_shared, SharedSize);
        _shared = null;
        foreach (var map in (BpfMap?[])[Ring, Processes, Loading, Shared, Scratch])
            map?.Dispose();
    }
}
