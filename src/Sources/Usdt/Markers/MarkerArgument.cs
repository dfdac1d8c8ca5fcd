namespace Pyd.Sources.Usdt.Markers;

/// <summary>Where an argument of a marker is when it fires.</summary>
/// <param name="Text">As it is written, for example <c>-4@%eax</c>.</param>
/// <param name="Size">Its bytes: 1, 2, 4 or 8.</param>
/// <param name="IsSigned">Whether it is sign-extended.</param>
/// <param name="IsFloat">Whether it is a floating-point number, which scripts cannot read.</param>
/// <param name="Place">Where.</param>
public sealed record MarkerArgument(string Text, int Size, bool IsSigned, bool IsFloat, ArgumentPlace Place)
{
    /// <summary>The C type, for example <c>int32_t</c>.</summary>
    public string Type => IsFloat ? (Size == 4 ? "float" : "double") : $"{(IsSigned ? "" : "u")}int{Size * 8}_t";
}

/// <summary>A place of an argument.</summary>
public abstract record ArgumentPlace
{
    private protected ArgumentPlace()
    {
    }
}

/// <summary>The value itself.</summary>
internal sealed record ConstantPlace(long Value) : ArgumentPlace;

/// <summary>A register.</summary>
/// <param name="Register">Where the register lies in <c>pt_regs</c>.</param>
/// <param name="Shift">Bits to shift it right: 8 for <c>%ah</c> and its like.</param>
/// <param name="Width">The bytes that its name stands for, which count where no size is written: 2 for <c>%ax</c>.</param>
internal sealed record RegisterPlace(int Register, int Shift = 0, int Width = 8) : ArgumentPlace;

/// <summary>Memory at base + index × scale + displacement.</summary>
/// <param name="Base">The register's place in <c>pt_regs</c>; null for none.</param>
/// <param name="Index">Another; null for none.</param>
/// <param name="Displacement">Added.</param>
/// <param name="IsOfThread">Whether the thread's own address (x86-64's <c>%fs</c>) is added, too.</param>
internal sealed record MemoryPlace(int? Base, ArgumentIndex? Index, long Displacement, bool IsOfThread = false) : ArgumentPlace;

/// <summary>Memory of a thread's own variable; becomes the <see cref="MemoryPlace"/> when the symbol was looked up.</summary>
/// <param name="Symbol">Its name.</param>
/// <param name="Place">What the variable's place in the thread's block is added to.</param>
internal sealed record ThreadSymbolPlace(string Symbol, MemoryPlace Place) : ArgumentPlace;

/// <summary>Memory at a symbol, wherever the program was loaded.</summary>
/// <param name="Symbol">Its name.</param>
/// <param name="Displacement">Added to its address.</param>
/// <param name="FromMarker">Its distance from the marker; null until the symbol was looked up, or when there is none.</param>
internal sealed record SymbolPlace(string Symbol, long Displacement, long? FromMarker = null) : ArgumentPlace;

/// <summary>Memory at a symbol whose page is in a register; becomes a <see cref="MemoryPlace"/> when the symbol was looked up.</summary>
/// <param name="Base">The register's place in <c>pt_regs</c>.</param>
/// <param name="Symbol">The symbol's name.</param>
/// <param name="Displacement">Added to its address.</param>
internal sealed record SymbolPagePlace(int Base, string Symbol, long Displacement) : ArgumentPlace;

/// <summary>A place that pyd cannot read, as it is written.</summary>
internal sealed record UnreadablePlace(string Text) : ArgumentPlace;

/// <summary>An index register.</summary>
/// <param name="Register">Its place in <c>pt_regs</c>.</param>
/// <param name="Shift">Its factor as a power of two.</param>
/// <param name="Bits">32 when only its lower half counts, else 64.</param>
/// <param name="IsSigned">Whether the lower half is sign-extended.</param>
internal sealed record ArgumentIndex(int Register, int Shift, int Bits = 64, bool IsSigned = false);
