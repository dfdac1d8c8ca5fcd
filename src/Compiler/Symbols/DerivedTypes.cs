namespace Pyd.Compiler.Symbols;

/// <summary>A floating-point type: D has the types, to tell members apart, and no values of them.</summary>
internal sealed record FloatType(string Name, int Size) : TypeSymbol(Name);

/// <summary>The address of something; in IL a 64-bit integer.</summary>
internal sealed record PointerType(TypeSymbol Target) : TypeSymbol("")
{
    public override string Name => Target is PointerType ? $"{Target.Name}*" : $"{Target.Name} *";

    public override bool IsInteger => true;
}

/// <summary>An array of fixed length; in IL the address of its first element.</summary>
internal sealed record ArrayType(TypeSymbol Element, long Count) : TypeSymbol("")
{
    public override string Name => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Element.Name} [{Count}]");
}

/// <summary>A function, which D knows only to point at.</summary>
internal sealed record FunctionType(TypeSymbol Returns) : TypeSymbol("")
{
    public override string Name => $"{Returns.Name} ()";
}

/// <summary>An enumeration: four bytes whose values have names. As in DTrace its type has no sign: what is stored or printed is never negative.</summary>
internal sealed record EnumType(string Name, IReadOnlyDictionary<string, long> Values) : IntegerType(Name, 4, false)
{
    public bool Equals(EnumType? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}

/// <summary>A member of a structure or union.</summary>
/// <param name="Name">Its name; null for an unnamed structure, whose members count as the outer one's.</param>
/// <param name="Type">Its type.</param>
/// <param name="Offset">In bytes.</param>
/// <param name="Bits">How many bits it has, or 0 when it is no bit-field.</param>
internal sealed record StructMember(string? Name, TypeSymbol Type, long Offset, int Bits);

/// <summary>
/// A structure or union; in IL the address of its first byte. Members lie as DTrace lays them out (libctf): a bit-field has bytes of its
/// own, a structure ends with its last member, and it is aligned as its first member is.
/// </summary>
internal sealed record StructType(string Name, bool IsUnion) : TypeSymbol(Name)
{
    private IReadOnlyList<StructMember>? _members;

    /// <summary>Whether its members are known.</summary>
    public bool IsComplete => _members is not null;

    /// <summary>The members in order; none while it is incomplete.</summary>
    public IReadOnlyList<StructMember> Members => _members ?? [];

    /// <summary>In bytes; 0 while it is incomplete.</summary>
    public long Size { get; private set; }

    /// <summary>In bytes.</summary>
    public long Alignment { get; private set; } = 1;

    /// <summary>Gives it its members: name, type and, for a bit-field, bits.</summary>
    public void Complete(IReadOnlyList<(string? Name, TypeSymbol Type, int Bits)> members)
    {
        var placed = new List<StructMember>();
        var end = 0L;
        foreach (var (name, type, bits) in members)
        {
            // A bit-field is as large as an integer that holds it; the next member may begin where its bits end.
            var size = bits > 0 ? TypeLayout.PowerAtLeast(BytesOf(bits)) : TypeLayout.SizeOf(type);
            var alignment = bits > 0 ? size : TypeLayout.AlignmentOf(type);
            var offset = IsUnion ? 0 : (end + alignment - 1) / alignment * alignment;
            if (IsUnion || placed.Count == 0)
                Alignment = Math.Max(Alignment, alignment);
            placed.Add(new StructMember(name, type, offset, bits));
            end = offset + (bits > 0 ? BytesOf(bits) : size);
            Size = Math.Max(Size, offset + size);
        }
        _members = placed;
    }

    /// <summary>A member by its name, also inside unnamed structures; its offset counts from the outermost.</summary>
    public StructMember? Find(string name)
    {
        foreach (var member in Members)
        {
            if (member.Name == name)
                return member;
            if (member is { Name: null, Type: StructType inner } && inner.Find(name) is { } found)
                return found with { Offset = found.Offset + member.Offset };
        }
        return null;
    }

    /// <summary>The bytes that a bit-field takes.</summary>
    public static int BytesOf(int bits) => (bits + 7) / 8;

    public bool Equals(StructType? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
