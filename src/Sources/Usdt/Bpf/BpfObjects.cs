using Pyd.Sources.Agent;

namespace Pyd.Sources.Usdt.Bpf;

/// <summary>A map of the kernel.</summary>
internal sealed class BpfMap : IDisposable
{
    private const int Hash = 1, Array = 2, PerProcessorArray = 6, RingBuffer = 27, Mappable = 1 << 10;

    private BpfMap(int descriptor) => Descriptor = descriptor;

    public int Descriptor { get; }

    /// <summary>Numbers by numbers, 4 bytes each.</summary>
    public static BpfMap Numbers(int entries) => new(BpfSystem.CreateMap(Hash, 4, 4, entries, 0));

    /// <summary>One value that this process can map.</summary>
    public static BpfMap Shared(int size) => new(BpfSystem.CreateMap(Array, 4, size, 1, Mappable));

    /// <summary>Values for each processor.</summary>
    public static BpfMap PerProcessor(int count, int size) => new(BpfSystem.CreateMap(PerProcessorArray, 4, size, count, 0));

    /// <summary>A ring of records; its size is a power of two of at least a page.</summary>
    public static BpfMap Ring(int size) => new(BpfSystem.CreateMap(RingBuffer, 0, 0, size, 0));

    public void Set(uint key, uint value) => BpfSystem.UpdateMap(Descriptor, key, value);

    public void Remove(uint key) => BpfSystem.DeleteFromMap(Descriptor, key);

    public void Dispose() => _ = Native.Close(Descriptor);
}

/// <summary>A program in the kernel.</summary>
internal sealed class BpfProgram : IDisposable
{
    /// <summary><c>BPF_TRACE_UPROBE_MULTI</c>.</summary>
    public const int UprobeMulti = 48;

    private const int Kprobe = 2, RawTracepoint = 17, Sleepable = 1 << 4;

    private BpfProgram(int descriptor) => Descriptor = descriptor;

    public int Descriptor { get; }

    /// <summary>A program for uprobes.</summary>
    /// <param name="code">Its instructions.</param>
    /// <param name="isMulti">Whether it is attached by one link to many places.</param>
    /// <param name="maySleep">Whether it may wait for memory of the program to be fetched.</param>
    public static BpfProgram Uprobe(ulong[] code, bool isMulti, bool maySleep) =>
        new(BpfSystem.LoadProgram(code, Kprobe, isMulti ? UprobeMulti : 0, maySleep ? Sleepable : 0));

    /// <summary>A program for a tracepoint.</summary>
    public static BpfProgram Tracepoint(ulong[] code) => new(BpfSystem.LoadProgram(code, RawTracepoint, 0, 0));

    public void Dispose() => _ = Native.Close(Descriptor);
}

/// <summary>What holds a program at its places. When it is closed, or its process ends, the places and their semaphores are as before.</summary>
internal sealed class BpfLink(IReadOnlyList<int> descriptors) : IDisposable
{
    public void Dispose()
    {
        foreach (var descriptor in descriptors)
            _ = Native.Close(descriptor);
    }
}
