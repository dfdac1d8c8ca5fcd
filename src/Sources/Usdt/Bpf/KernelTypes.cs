using System.Buffers.Binary;

namespace Pyd.Sources.Usdt.Bpf;

/// <summary>Where members lie in the kernel's structures, as the running kernel says (BTF, Documentation/bpf/btf.rst).</summary>
internal sealed class KernelTypes
{
    private const string Path = "/sys/kernel/btf/vmlinux";
    private const int Magic = 0xEB9F, Structure = 4;

    private readonly byte[] _types;
    private readonly byte[] _names;

    private KernelTypes(byte[] types, byte[] names) => (_types, _names) = (types, names);

    /// <summary>Reads them; null when the kernel does not say.</summary>
    public static KernelTypes? Read()
    {
        try
        {
            var bytes = File.ReadAllBytes(Path);
            if (bytes.Length < 24 || BinaryPrimitives.ReadUInt16LittleEndian(bytes) != Magic)
                return null;
            var header = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(4));
            int Field(int offset) => BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(offset));
            return new KernelTypes(bytes.AsSpan(header + Field(8), Field(12)).ToArray(), bytes.AsSpan(header + Field(16), Field(20)).ToArray());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    /// <summary>The offset of a member in bytes; null when there is no such member.</summary>
    public int? OffsetOf(string structure, string member)
    {
        ReadOnlySpan<byte> rest = _types;
        while (rest.Length >= 12)
        {
            var info = BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]);
            var (kind, count) = (info >> 24 & 31, (int)(info & 0xFFFF));
            var size = 12 + Following(kind, count);
            if (size > rest.Length)
                return null;
            if (kind == Structure && IsNamed(rest, structure) && OffsetIn(rest[12..size], info >> 31 != 0, member) is { } offset)
                return offset;
            rest = rest[size..];
        }
        return null;
    }

    private int? OffsetIn(ReadOnlySpan<byte> members, bool hasBitSizes, string name)
    {
        for (; members.Length >= 12; members = members[12..])
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(members[8..]);
            if (IsNamed(members, name))
                return (int)((hasBitSizes ? bits & 0xFFFFFF : bits) / 8);
        }
        return null;
    }

    /// <summary>What follows a type's twelve bytes.</summary>
    private static int Following(uint kind, int count) => kind switch
    {
        1 or 14 or 17 => 4,
        3 => 12,
        4 or 5 or 15 or 19 => count * 12,
        6 or 13 => count * 8,
        _ => 0,
    };

    private bool IsNamed(ReadOnlySpan<byte> entry, string name)
    {
        var start = BinaryPrimitives.ReadUInt32LittleEndian(entry);
        if (start + (uint)name.Length >= _names.Length)
            return false;
        for (var i = 0; i < name.Length; i++)
        {
            if (_names[start + i] != name[i])
                return false;
        }
        return _names[start + name.Length] == 0;
    }
}
