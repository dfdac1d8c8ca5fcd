using System.Runtime.InteropServices;
using System.Text;
using Pyd.Runtime.Events;
using Pyd.Sources.Agent;

namespace Pyd.Sources.Usdt.Bpf;

/// <summary>The system calls of BPF and of performance events. Descriptors are closed on exec, and with them goes all that they stand for.</summary>
internal static unsafe partial class BpfSystem
{
    private const int MapCreate = 0, MapUpdateElement = 2, MapDeleteElement = 3, ProgramLoad = 5, RawTracepointOpen = 17, LinkCreate = 28;
    private const int AttributesSize = 160, LogSize = 1 << 16;
    private const int PerfCloseOnExec = 8, PerfAttributesSize = 128;
    private const ulong SetProgram = 0x40042408, Enable = 0x2400;

    private static readonly long BpfCall = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? 280 : 321;
    private static readonly long PerfCall = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? 241 : 298;

    /// <summary>Makes a map.</summary>
    public static int CreateMap(int type, int keySize, int valueSize, int entries, int flags)
    {
        var a = stackalloc int[AttributesSize / 4];
        Clear(a);
        (a[0], a[1], a[2], a[3], a[4]) = (type, keySize, valueSize, entries, flags);
        return Checked(Bpf(MapCreate, a), "make a map");
    }

    /// <summary>Sets a key of 4 bytes to a value of 4 bytes.</summary>
    public static void UpdateMap(int map, uint key, uint value)
    {
        var a = stackalloc int[AttributesSize / 4];
        Clear(a);
        a[0] = map;
        *(void**)&a[2] = &key;
        *(void**)&a[4] = &value;
        Checked(Bpf(MapUpdateElement, a), "write a map");
    }

    /// <summary>Removes a key of 4 bytes, if it is there.</summary>
    public static void DeleteFromMap(int map, uint key)
    {
        var a = stackalloc int[AttributesSize / 4];
        Clear(a);
        a[0] = map;
        *(void**)&a[2] = &key;
        _ = Bpf(MapDeleteElement, a);
    }

    /// <summary>Loads a program.</summary>
    /// <param name="code">Its instructions.</param>
    /// <param name="type">Of <c>enum bpf_prog_type</c>.</param>
    /// <param name="attachType">Of <c>enum bpf_attach_type</c>.</param>
    /// <param name="flags"><c>BPF_F_SLEEPABLE</c> or 0.</param>
    public static int LoadProgram(ulong[] code, int type, int attachType, int flags)
    {
        var a = stackalloc int[AttributesSize / 4];
        Clear(a);
        fixed (ulong* instructions = code)
        fixed (byte* license = "GPL\0"u8, name = "pyd\0"u8)
        {
            (a[0], a[1]) = (type, code.Length);
            *(void**)&a[2] = instructions;
            *(void**)&a[4] = license;
            a[11] = flags;
            Buffer.MemoryCopy(name, &a[12], 16, 4);
            a[17] = attachType;
            var program = Bpf(ProgramLoad, a);
            if (program >= 0)
                return program;
            var error = Marshal.GetLastPInvokeError();
            var log = (byte*)NativeMemory.AllocZeroed(LogSize);
            (a[6], a[7]) = (1, LogSize);
            *(void**)&a[8] = log;
            program = Bpf(ProgramLoad, a);
            var text = Encoding.UTF8.GetString(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(log));
            NativeMemory.Free(log);
            return program >= 0 ? program : throw Refused("load a program", error, string.Join("; ", text.Split('\n', StringSplitOptions.RemoveEmptyEntries).TakeLast(3)));
        }
    }

    /// <summary>Attaches a program to a tracepoint by its name.</summary>
    public static int OpenRawTracepoint(string name, int program)
    {
        var a = stackalloc int[AttributesSize / 4];
        Clear(a);
        fixed (byte* bytes = Encoding.UTF8.GetBytes($"{name}\0"))
        {
            *(void**)a = bytes;
            a[2] = program;
            return Checked(Bpf(RawTracepointOpen, a), $"attach to {name}");
        }
    }

    /// <summary>Attaches a program to places of a file (Linux 6.6).</summary>
    /// <param name="program">Loaded with the attach type of this.</param>
    /// <param name="path">The file.</param>
    /// <param name="offsets">The places.</param>
    /// <param name="semaphore">The file's offset of the counter of tracers, which goes up in each process; 0 for none.</param>
    /// <param name="pid">The only process; 0 for all.</param>
    public static int LinkUprobes(int program, string path, ReadOnlySpan<long> offsets, long semaphore, int pid)
    {
        var a = stackalloc int[AttributesSize / 4];
        Clear(a);
        Span<long> semaphores = offsets.Length <= 64 ? stackalloc long[offsets.Length] : new long[offsets.Length];
        semaphores.Fill(semaphore);
        fixed (byte* bytes = Encoding.UTF8.GetBytes($"{path}\0"))
        fixed (long* places = offsets, counters = semaphores)
        {
            (a[0], a[2]) = (program, BpfProgram.UprobeMulti);
            *(void**)&a[4] = bytes;
            *(void**)&a[6] = places;
            *(void**)&a[8] = semaphore == 0 ? null : counters;
            (a[12], a[14]) = (offsets.Length, pid);
            return Checked(Bpf(LinkCreate, a), $"attach to {path}");
        }
    }

    /// <summary>Attaches a program to a place of a file by a performance event.</summary>
    public static int OpenUprobe(int program, string path, long offset, long semaphore, int pid)
    {
        var a = stackalloc long[PerfAttributesSize / 8];
        new Span<byte>(a, PerfAttributesSize).Clear();
        int descriptor;
        fixed (byte* bytes = Encoding.UTF8.GetBytes($"{path}\0"))
        {
            // struct perf_event_attr: type, size, config, sample_period, …, wakeup_events, …, uprobe_path, probe_offset
            a[0] = EventType | (long)PerfAttributesSize << 32;
            (a[1], a[2], a[6], a[7], a[8]) = (semaphore << 32, 1, 1, (long)bytes, offset);
            descriptor = Checked((int)SystemCall(PerfCall, (nint)a, pid == 0 ? -1 : pid, pid == 0 ? 0 : -1, -1, PerfCloseOnExec), $"attach to {path}");
        }
        if (Control(descriptor, SetProgram, program) >= 0 && Control(descriptor, Enable, 0) >= 0)
            return descriptor;
        var error = Marshal.GetLastPInvokeError();
        _ = Native.Close(descriptor);
        throw Refused($"attach to {path}", error);
    }

    /// <summary>Lets this process lock as much memory as it needs: before Linux 5.11 maps count as locked. Without the right it stays as it is.</summary>
    public static void RaiseLockedMemory()
    {
        const int LockedMemory = 8;
        var limit = stackalloc ulong[] { ulong.MaxValue, ulong.MaxValue };
        _ = SetLimit(LockedMemory, limit);
    }

    /// <summary>Maps a part of a map; <see cref="Native.Unmap"/> unmaps it.</summary>
    public static byte* Map(int map, long size, long offset, bool isWritable)
    {
        try
        {
            return Native.Map(map, size, offset, isWritable);
        }
        catch (IOException failure)
        {
            throw new SourceException($"the kernel refused to map its memory: {failure.Message}", failure);
        }
    }

    private static long EventType
    {
        get
        {
            try
            {
                return int.Parse(File.ReadAllText("/sys/bus/event_source/devices/uprobe/type"), System.Globalization.CultureInfo.InvariantCulture);
            }
            catch (IOException e)
            {
                throw new SourceException("the kernel has no uprobes (/sys/bus/event_source/devices/uprobe)", e);
            }
        }
    }

    private static int Bpf(int command, int* attributes) => (int)SystemCall(BpfCall, command, (nint)attributes, AttributesSize, 0, 0);

    private static void Clear(int* attributes) => new Span<byte>(attributes, AttributesSize).Clear();

    private static int Checked(int result, string what) => result >= 0 ? result : throw Refused(what, Marshal.GetLastPInvokeError());

    private static SourceException Refused(string what, int error, string details = "") =>
        new($"the kernel refused to {what}: {Marshal.GetPInvokeErrorMessage(error)}{(details.Length > 0 ? $" ({details})" : "")}");

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static partial long SystemCall(long number, nint a, nint b, nint c, nint d, nint e);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    private static partial int Control(int descriptor, ulong request, nint argument);

    [LibraryImport("libc", EntryPoint = "setrlimit")]
    private static partial int SetLimit(int resource, ulong* limit);
}
