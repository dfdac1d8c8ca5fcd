using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Pyd.Sources;

/// <summary>Which file a path leads to, as the kernel tells files apart.</summary>
/// <param name="Device">The file system.</param>
/// <param name="Inode">The file in it.</param>
/// <param name="Changed">When its content was last changed, in nanoseconds: a file may be replaced in place.</param>
internal sealed partial record FileIdentity(ulong Device, ulong Inode, long Changed)
{
    private const int WorkingDirectory = -100, LinksThemselves = 0x100;
    private const uint BasicFacts = 0x7ff;
    private const int TypeMask = 0xF000, Ordinary = 0x8000;

    /// <summary>The identity of an ordinary file; null when there is none, or it is a directory, a pipe, a device.</summary>
    public static FileIdentity? Of(string path)
    {
        // struct statx (linux/stat.h), the same on every processor
        Span<byte> facts = stackalloc byte[256];
        if (StatX(WorkingDirectory, path, 0, BasicFacts, ref MemoryMarshal.GetReference(facts)) != 0
            || (BinaryPrimitives.ReadUInt16LittleEndian(facts[28..]) & TypeMask) != Ordinary)
            return null;
        return new FileIdentity((ulong)BinaryPrimitives.ReadUInt32LittleEndian(facts[136..]) << 32 | BinaryPrimitives.ReadUInt32LittleEndian(facts[140..]),
            BinaryPrimitives.ReadUInt64LittleEndian(facts[32..]),
            BinaryPrimitives.ReadInt64LittleEndian(facts[112..]) * 1_000_000_000 + BinaryPrimitives.ReadUInt32LittleEndian(facts[120..]));
    }

    /// <summary>Whether two paths lead to one ordinary file, or would: neither is there yet, and they name the same place.</summary>
    public static bool AreOne(string one, string other) => (Of(one), Of(other)) switch
    {
        ({ } file, { } second) => file.Device == second.Device && file.Inode == second.Inode,
        _ => !Path.Exists(one) && !Path.Exists(other) && Path.GetFullPath(one) == Path.GetFullPath(other),
    };

    /// <summary>The user to whom a path of any kind belongs, not the one to whom it leads; null when there is none.</summary>
    public static uint? OwnerOf(string path)
    {
        Span<byte> facts = stackalloc byte[256];
        return StatX(WorkingDirectory, path, LinksThemselves, BasicFacts, ref MemoryMarshal.GetReference(facts)) == 0 ? BinaryPrimitives.ReadUInt32LittleEndian(facts[20..]) : null;
    }

    /// <summary>The device of a path of any kind as the kernel numbers it; 0 when there is none.</summary>
    public static long DeviceOf(string path)
    {
        Span<byte> facts = stackalloc byte[256];
        return StatX(WorkingDirectory, path, 0, BasicFacts, ref MemoryMarshal.GetReference(facts)) == 0
            ? (long)BinaryPrimitives.ReadUInt32LittleEndian(facts[136..]) << 20 | BinaryPrimitives.ReadUInt32LittleEndian(facts[140..])
            : 0;
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatX(int directory, string path, int flags, uint mask, ref byte facts);
}
