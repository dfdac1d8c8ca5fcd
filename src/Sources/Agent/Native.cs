using System.Runtime.InteropServices;

namespace Pyd.Sources.Agent;

/// <summary>The calls of the C library that .NET does not offer.</summary>
internal static unsafe partial class Native
{
    public const short PollIn = 1, PollHangUp = 16;

    private const int CloseOnExec = 1, AllowSealing = 2;
    private const uint OwnerReadsAndWrites = 0x180;
    private const int AddSeals = 1033, SealSeal = 1, SealShrink = 2, SealGrow = 4;
    private const int ReadOnly = 1, ReadWrite = 3, Shared = 1;
    private const int OpenReadWrite = 2, OpenCreate = 0x40, OpenCloseOnExec = 0x80000;
    private const int LockExclusive = 2, LockNoWait = 4;
    private const int SizeLimitSignal = 25, BlockSignals = 0, SetSignalMask = 2;
    private const int SolSocket = 1, ScmRights = 1, NoSignal = 0x4000;

    [StructLayout(LayoutKind.Sequential)]
    public struct PollEntry
    {
        public int Descriptor;
        public short Events;
        public short Returned;
    }

    /// <summary>Waits until a descriptor has something to read or was closed. Interrupted is as good as timed out.</summary>
    public static void Poll(Span<PollEntry> entries, TimeSpan wait)
    {
        var nanoseconds = Math.Max(0, wait.Ticks * 100);
        var time = stackalloc nint[] { (nint)(nanoseconds / 1_000_000_000), (nint)(nanoseconds % 1_000_000_000) };
        fixed (PollEntry* first = entries)
        {
            if (PPoll(first, (nuint)entries.Length, time, 0) < 0)
                entries.Clear();
        }
    }

    /// <summary>A memory file of a fixed size, whose space is there: no later access to it can fail. Only its user may open it anew.</summary>
    /// <exception cref="IOException">There is no space.</exception>
    public static int CreateMemoryFile(long size)
    {
        var descriptor = MemoryFileCreate("pyd-ring", CloseOnExec | AllowSealing);
        if (descriptor < 0)
            throw new IOException(Marshal.GetLastPInvokeErrorMessage());
        var error = AllocateQuietly(descriptor, size);
        if (error == 0 && ChangeMode(descriptor, OwnerReadsAndWrites) < 0)
            error = Marshal.GetLastPInvokeError();
        if (error == 0 && Control(descriptor, AddSeals, SealShrink | SealGrow | SealSeal) < 0)
            error = Marshal.GetLastPInvokeError();
        if (error == 0)
            return descriptor;
        Close(descriptor);
        throw new IOException(Marshal.GetPInvokeErrorMessage(error));
    }

    /// <summary>A limit of file sizes (ulimit -f) holds for memory files as well, and comes with a signal that would end pyd.</summary>
    private static int AllocateQuietly(int descriptor, long size)
    {
        const int signalSetSize = 128;
        Span<byte> limit = stackalloc byte[signalSetSize], before = stackalloc byte[signalSetSize], time = stackalloc byte[2 * sizeof(nint)];
        limit.Clear();
        time.Clear();
        limit[(SizeLimitSignal - 1) / 8] = 1 << (SizeLimitSignal - 1) % 8;
        fixed (byte* blocked = limit, old = before, now = time)
        {
            _ = ChangeSignalMask(BlockSignals, blocked, old);
            var error = Allocate(descriptor, 0, size);
            if (error != 0)
                _ = TakeSignal(blocked, null, now);
            _ = ChangeSignalMask(SetSignalMask, old, null);
            return error;
        }
    }

    /// <summary>Maps a part of a memory file, or of what else can be mapped.</summary>
    /// <exception cref="IOException">It cannot be mapped.</exception>
    public static byte* Map(int descriptor, long size, long offset = 0, bool isWritable = true)
    {
        var address = MemoryMap(0, (nuint)size, isWritable ? ReadWrite : ReadOnly, Shared, descriptor, offset);
        if (address == -1)
            throw new IOException(Marshal.GetLastPInvokeErrorMessage());
        return (byte*)address;
    }

    /// <summary>Unmaps what <see cref="Map"/> has mapped.</summary>
    public static void Unmap(byte* address, long size) => _ = MemoryUnmap((nint)address, (nuint)size);

    /// <summary>Sends bytes over a unix socket, and a descriptor with them unless it is negative. False when the other side has gone.</summary>
    public static bool Send(int socket, ReadOnlySpan<byte> text, int descriptor)
    {
        // struct cmsghdr { size_t cmsg_len; int cmsg_level; int cmsg_type; } and the descriptor, padded to words
        Span<byte> control = stackalloc byte[24];
        control.Clear();
        MemoryMarshal.Write(control, (nint)20);
        MemoryMarshal.Write(control[8..], SolSocket);
        MemoryMarshal.Write(control[12..], ScmRights);
        MemoryMarshal.Write(control[16..], descriptor);
        fixed (byte* bytes = text, rights = control)
        {
            var part = new Part { Base = bytes, Length = (nuint)text.Length };
            var message = new Message { Parts = &part, PartCount = 1 };
            if (descriptor >= 0)
            {
                message.Control = rights;
                message.ControlLength = (nuint)control.Length;
            }
            return SendMessage(socket, &message, NoSignal) == text.Length;
        }
    }

    /// <summary>Locks a file, for as long as the descriptor stays open. Negative when it cannot be opened or somebody else has locked it.</summary>
    public static int TryLock(string path, bool create)
    {
        var descriptor = Open(path, OpenReadWrite | OpenCloseOnExec | (create ? OpenCreate : 0), 0x180);
        if (descriptor < 0 || FileLock(descriptor, LockExclusive | LockNoWait) == 0)
            return descriptor;
        _ = Close(descriptor);
        return -1;
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags, uint mode);

    [LibraryImport("libc", EntryPoint = "flock")]
    private static partial int FileLock(int descriptor, int operation);

    [LibraryImport("libc", EntryPoint = "close")]
    public static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "eventfd")]
    public static partial int EventDescriptor(uint initial, int flags);

    [LibraryImport("libc", EntryPoint = "write")]
    public static partial nint Write(int descriptor, long* value, nint size);

    [LibraryImport("libc", EntryPoint = "mkfifo", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int MakeFifo(string path, uint mode);

    [LibraryImport("libc", EntryPoint = "kill")]
    public static partial int Kill(int process, int signal);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    public static partial uint EffectiveUser();

    [LibraryImport("libc", EntryPoint = "access", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Access(string path, int mode);

    [LibraryImport("libc", EntryPoint = "ppoll")]
    private static partial int PPoll(PollEntry* entries, nuint count, nint* time, nint signals);

    [LibraryImport("libc", EntryPoint = "memfd_create", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int MemoryFileCreate(string name, uint flags);

    [LibraryImport("libc", EntryPoint = "fchmod", SetLastError = true)]
    private static partial int ChangeMode(int descriptor, uint mode);

    [LibraryImport("libc", EntryPoint = "posix_fallocate")]
    private static partial int Allocate(int descriptor, long offset, long length);

    [LibraryImport("libc", EntryPoint = "pthread_sigmask")]
    private static partial int ChangeSignalMask(int how, byte* set, byte* old);

    [LibraryImport("libc", EntryPoint = "sigtimedwait")]
    private static partial int TakeSignal(byte* set, void* info, byte* time);

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static partial int Control(int descriptor, int command, nint argument);

    [LibraryImport("libc", EntryPoint = "mmap", SetLastError = true)]
    private static partial nint MemoryMap(nint address, nuint length, int protection, int flags, int descriptor, long offset);

    [LibraryImport("libc", EntryPoint = "munmap")]
    private static partial int MemoryUnmap(nint address, nuint length);

    [LibraryImport("libc", EntryPoint = "sendmsg")]
    private static partial nint SendMessage(int socket, Message* message, int flags);

    private struct Part
    {
        public byte* Base;
        public nuint Length;
    }

    private struct Message
    {
        public void* Name;
        public uint NameLength;
        public Part* Parts;
        public nuint PartCount;
        public void* Control;
        public nuint ControlLength;
        public int Flags;
    }
}
