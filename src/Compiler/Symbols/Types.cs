namespace Pyd.Compiler.Symbols;

/// <summary>A type of either language.</summary>
internal abstract record TypeSymbol(string Name)
{
    /// <summary>Whether a value of it is an integer in IL.</summary>
    public virtual bool IsInteger => false;

    /// <summary>Whether a value of it is a string in IL.</summary>
    public virtual bool IsString => false;

    public sealed override string ToString() => Name;
}

/// <summary>An integer of C's LP64 model, or stap's <c>long</c>; <paramref name="Size"/> in bytes.</summary>
internal sealed record IntegerType(string Name, int Size, bool IsSigned) : TypeSymbol(Name)
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
    public static readonly StringType String = new();
    public static readonly VoidType Void = new();
    public static readonly StatisticType Statistic = new();
    public static readonly StackType Stack = new();
    public static readonly SymbolType Symbol = new();
    public static readonly ErrorType Error = new();

    /// <summary>D's integer types by name (dt_open.c's typedefs on LP64).</summary>
    private static readonly Dictionary<string, IntegerType> Named = new IntegerType[]
    {
        Char, Short, Int, UnsignedInt, Long, UnsignedLong,
        new("signed char", 1, true), new("unsigned char", 1, false), new("unsigned short", 2, false), new("long long", 8, true),
        new("unsigned long long", 8, false), new("int8_t", 1, true), new("int16_t", 2, true), new("int32_t", 4, true), new("int64_t", 8, true),
        new("intptr_t", 8, true), new("uint8_t", 1, false), new("uint16_t", 2, false), new("uint32_t", 4, false), new("uint64_t", 8, false),
        new("uintptr_t", 8, false), new("uchar_t", 1, false), new("ushort_t", 2, false), new("uint_t", 4, false), new("ulong_t", 8, false),
        new("u_longlong_t", 8, false), new("longlong_t", 8, true), new("size_t", 8, false), new("ssize_t", 8, true), new("ptrdiff_t", 8, true),
        new("id_t", 4, true), new("pid_t", 4, true), new("uid_t", 4, false), new("gid_t", 4, false), new("processorid_t", 4, true),
    }.ToDictionary(type => type.Name);

    /// <summary>The type that C's words name in any order, <c>long unsigned int</c> for example; null when they name none.</summary>
    public static TypeSymbol? FromWords(IReadOnlyList<string> words)
    {
        if (words is ["string"])
            return String;
        if (words is ["void"])
            return Void;
        if (words is [var single] && Named.TryGetValue(single, out var named))
            return named;
        var unsigned = words.Contains("unsigned");
        var kind = string.Join(' ', words.Where(word => word is not ("unsigned" or "signed" or "const" or "volatile")));
        if (kind.Length > 3 && kind != "int")
            kind = kind.Replace(" int", "", StringComparison.Ordinal);
        if (kind is "" or "int")
            kind = "int";
        if (kind is "char" && words.Contains("signed"))
            return Named["signed char"];
        return Named.GetValueOrDefault(unsigned ? $"unsigned {kind}" : kind);
    }
}
