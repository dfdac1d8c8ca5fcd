using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Pyd.Sources.Agent;

/// <summary>Where the native agent is: beside pyd that of the machine that built it, in a folder of their own those of other processors.</summary>
internal static class AgentLibrary
{
    private const int MachineOffset = 18;   // e_machine of an ELF header
    private const ushort X64 = 62, Arm64 = 183;

    /// <summary>The library for a processor, or where it should be; null when pyd has it for other processors only.</summary>
    public static string? For(Architecture processor)
    {
        var own = Path.Combine(AppContext.BaseDirectory, $"linux-{processor.ToString().ToLowerInvariant()}", AgentSource.LibraryName);
        if (File.Exists(own))
            return own;
        var usual = Path.Combine(AppContext.BaseDirectory, AgentSource.LibraryName);
        return !File.Exists(usual) || MachineOf(usual) == NumberOf(processor) ? usual : null;
    }

    private static ushort MachineOf(string library)
    {
        Span<byte> header = stackalloc byte[MachineOffset + sizeof(ushort)];
        using var file = File.OpenRead(library);
        return file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) == header.Length ? BinaryPrimitives.ReadUInt16LittleEndian(header[MachineOffset..]) : (ushort)0;
    }

    private static ushort NumberOf(Architecture processor) => processor switch
    {
        Architecture.X64 => X64,
        Architecture.Arm64 => Arm64,
        _ => 0,
    };
}
