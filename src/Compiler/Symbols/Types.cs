namespace Pyd.Compiler.Symbols;

/// <summary>A type of either language.</summary>
internal abstract record TypeSymbol(string Name)
{
    /// <summary>As messages say it.</summary>
    public virtual string Name { get; } = Name;

    /// <summary>Whether a value of it is an integer in IL.</summary>
    public virtual bool IsInteger => false;

    /// <summary>Whether a value of it is a string in IL.</summary>
    public virtual bool IsString => false;

    public sealed override string ToString() => Name;
}

/// <summary>An integer of C's LP64 model, or stap's <c>long</c>; <paramref name="Size"/> in bytes.</summary>
internal record IntegerType(string Name, int Size, bool IsSigned) : TypeSymbol(Name)
{
    public override bool IsInteger => true;
}

/// <summary>A string.</summary>
internal sealed record StringType() : TypeSymbol("string")
{
    public override bool IsString => true;
}

/// <summary>No value: D's actions, a stap function without return.</summary>
internal sealed record VoidType() : TypeSymbol("void");

/// <summary>D's stacks: printed and used as keys, nothing else.</summary>
internal sealed record StackType() : TypeSymbol("stack");

/// <summary>D's symbols of addresses, <c>usym(ucaller)</c> for example: printed and used as keys, nothing else.</summary>
internal sealed record SymbolType() : TypeSymbol("_usymaddr");

/// <summary>stap's statistics.</summary>
internal sealed record StatisticType() : TypeSymbol("stats");

/// <summary>The type of something that was wrong and has been reported; it fits everywhere.</summary>
internal sealed record ErrorType() : TypeSymbol("error")
{
    public override bool IsInteger => true;
}

/// <summary>The types that have names of their own.</summary>
internal static class Types
{
    public static readonly IntegerType Char = new("char", 1, true);
    public static readonly IntegerType Short = new("short", 2, true);
    public static readonly IntegerType Int = new("int", 4, true);
    public static readonly IntegerType UnsignedInt = new("unsigned int", 4, false);
    public static readonly IntegerType Long = new("long", 8, true);
    public static readonly IntegerType UnsignedLong = new("unsigned long", 8, false);
    public static readonly IntegerType LongLong = new("long long", 8, true);
    public static readonly IntegerType UnsignedLongLong = new("unsigned long long", 8, false);
    public static readonly StringType String = new();
    public static readonly VoidType Void = new();
    public static readonly StatisticType Statistic = new();
    public static readonly StackType Stack = new();
    public static readonly SymbolType Symbol = new();
    public static readonly ErrorType Error = new();

    /// <summary>C's own types, by their words without qualifiers in one order.</summary>
    private static readonly Dictionary<string, TypeSymbol> Words = new TypeSymbol[]
    {
        Char, Short, Int, UnsignedInt, Long, UnsignedLong, String, Void,
        new IntegerType("signed char", 1, true), new IntegerType("unsigned char", 1, false), new IntegerType("unsigned short", 2, false),
        LongLong, UnsignedLongLong,
        new FloatType("float", 4), new FloatType("double", 8), new FloatType("long double", 16),
    }.ToDictionary(type => type.Name);

    /// <summary>D's own typedefs on LP64 (dt_open.c), and the ids of the kernel's sys/types.h.</summary>
    private static readonly Dictionary<string, TypeSymbol> Typedefs = new IntegerType[]
    {
        new("int8_t", 1, true), new("int16_t", 2, true), new("int32_t", 4, true), new("int64_t", 8, true),
        new("intptr_t", 8, true), new("uint8_t", 1, false), new("uint16_t", 2, false), new("uint32_t", 4, false), new("uint64_t", 8, false),
        new("uintptr_t", 8, false), new("uchar_t", 1, false), new("ushort_t", 2, false), new("uint_t", 4, false), new("ulong_t", 8, false),
        new("u_longlong_t", 8, false), new("longlong_t", 8, true), new("size_t", 8, false), new("ssize_t", 8, true), new("ptrdiff_t", 8, true),
        new("id_t", 4, true), new("pid_t", 4, true), new("uid_t", 4, false), new("gid_t", 4, false), new("processorid_t", 4, true),
    }.ToDictionary(type => type.Name, TypeSymbol (type) => type);

    /// <summary>Typedefs of the kernel that scripts use outside of it as well; a script may have its own instead.</summary>
    public static readonly IReadOnlyDictionary<string, TypeSymbol> KernelTypedefs = new IntegerType[]
    {
        new("uint", 4, false), new("ulong", 8, false), new("ushort", 2, false), new("u_char", 1, false), new("u_short", 2, false),
        new("u_int", 4, false), new("u_long", 8, false), new("bool", 1, false),
        new("__u8", 1, false), new("__u16", 2, false), new("__u32", 4, false), new("__u64", 8, false),
        new("__s8", 1, true), new("__s16", 2, true), new("__s32", 4, true), new("__s64", 8, true),
        new("off_t", 8, true), new("loff_t", 8, true), new("mode_t", 2, false), new("dev_t", 4, false), new("time_t", 8, true),
        new("ipaddr_t", 4, false), new("in_addr_t", 4, false), new("in_port_t", 2, false),
    }.ToDictionary(type => type.Name, TypeSymbol (type) => type);

    /// <summary>The structures of network addresses, as <c>inet_ntop()</c> and its kin take them.</summary>
    public static readonly StructType InternetAddress = Structure("struct in_addr", ("s_addr", KernelTypedefs["ipaddr_t"]));

    /// <summary>The same of version 6.</summary>
    public static readonly StructType InternetAddress6 = Structure("struct in6_addr", ("in6_u", Union("union (anon)",
        ("u6_addr8", new ArrayType(KernelTypedefs["__u8"], 16)), ("u6_addr16", new ArrayType(KernelTypedefs["__u16"], 8)), ("u6_addr32", new ArrayType(KernelTypedefs["__u32"], 4)))));

    /// <summary>D's own structures by <c>struct</c> and tag.</summary>
    public static TypeSymbol? OwnStructure(string name) => name == InternetAddress.Name ? InternetAddress : name == InternetAddress6.Name ? InternetAddress6 : null;

    private static StructType Structure(string name, params (string? Name, TypeSymbol Type)[] members) => Complete(new StructType(name, false), members);

    private static StructType Union(string name, params (string? Name, TypeSymbol Type)[] members) => Complete(new StructType(name, true), members);

    private static StructType Complete(StructType structure, (string? Name, TypeSymbol Type)[] members)
    {
        structure.Complete([.. members.Select(member => (member.Name, member.Type, 0))]);
        return structure;
    }

    /// <summary>D's own typedefs by name.</summary>
    public static IReadOnlyDictionary<string, TypeSymbol> OwnTypedefs => Typedefs;

    /// <summary>The type of a prototype in our own tables, <c>uintptr_t</c> or <c>void *</c> for example; null when it names none.</summary>
    public static TypeSymbol? FromPrototype(string text) => text.EndsWith('*')
        ? FromPrototype(text[..^1].TrimEnd()) is { } target ? new PointerType(target) : null
        : Typedefs.GetValueOrDefault(text) ?? KernelTypedefs.GetValueOrDefault(text) ?? OwnStructure(text) ?? KernelTypes.Find(text) ?? FromWords([.. text.Split(' ')]);

    /// <summary>The type that C's words name in any order, <c>long unsigned int</c> for example; null when they name none.</summary>
    public static TypeSymbol? FromWords(IReadOnlyList<string> words)
    {
        var longs = words.Count(word => word == "long");
        var kind = words.FirstOrDefault(word => word is not ("long" or "short" or "signed" or "unsigned" or "const" or "volatile" or "restrict")) ?? "int";
        if (words.Contains("short") && (longs > 0 || kind != "int"))
            return null;
        if (kind == "int" && words.Contains("short"))
            kind = "short";
        else if (kind == "int" && longs > 0)
            kind = longs > 1 ? "long long" : "long";
        else if (kind == "double" && longs > 0)
            kind = "long double";
        if (words.Contains("unsigned"))
            kind = $"unsigned {kind}";
        else if (kind == "char" && words.Contains("signed"))
            kind = "signed char";
        return Words.GetValueOrDefault(kind);
    }
}
