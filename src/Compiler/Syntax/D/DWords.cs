namespace Pyd.Compiler.Syntax.D;

/// <summary>Words of D that decide how the text goes on.</summary>
internal static class DWords
{
    /// <summary>The typedefs that D has by itself: dt_open.c, the ids of the kernel's sys/types.h, and types of the kernel that scripts use outside of it.</summary>
    public static readonly IReadOnlyList<string> Typedefs =
    [
        "int8_t", "int16_t", "int32_t", "int64_t", "intptr_t", "ssize_t", "uint8_t", "uint16_t", "uint32_t", "uint64_t", "uchar_t", "ushort_t", "uint_t",
        "ulong_t", "u_longlong_t", "longlong_t", "ptrdiff_t", "uintptr_t", "size_t", "id_t", "pid_t", "uid_t", "gid_t", "processorid_t",
        "uint", "ulong", "ushort", "u_char", "u_short", "u_int", "u_long", "bool", "__u8", "__u16", "__u32", "__u64", "__s8", "__s16", "__s32", "__s64",
        "off_t", "loff_t", "mode_t", "dev_t", "time_t", "ipaddr_t", "in_addr_t", "in_port_t",
        "lwpsinfo_t", "psinfo_t", "timestruc_t",
    ];

    public static bool IsLoop(string word) => word is "for" or "while" or "do";

    /// <summary>Words that may stand beside a type and are none by themselves.</summary>
    public static bool IsQualifier(string word) => word is "const" or "volatile" or "restrict";
}
