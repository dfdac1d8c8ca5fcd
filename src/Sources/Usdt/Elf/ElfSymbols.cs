using System.Buffers.Binary;
using System.Text;

namespace Pyd.Sources.Usdt.Elf;

/// <summary>A file's symbols: the full table, or the one for the dynamic linker in a stripped file.</summary>
internal sealed class ElfSymbols
{
    private const int SymbolSize = 24;
    private const int FunctionType = 2, IndirectFunctionType = 10;

    private readonly byte[] _symbols = [];
    private readonly byte[] _names = [];

    public ElfSymbols(ElfFile file)
    {
        var table = file.Sections.FirstOrDefault(section => section.Type == ElfSection.SymbolTable)
            ?? file.Sections.FirstOrDefault(section => section.Type == ElfSection.DynamicSymbols);
        if (table is null || (uint)table.Link >= file.Sections.Count)
            return;
        _symbols = file.Content(table);
        _names = file.Content(file.Sections[table.Link]);
    }

    private int Count => _symbols.Length / SymbolSize;

    /// <summary>A symbol's address; null when there is none of that name.</summary>
    public ulong? AddressOf(string name)
    {
        var wanted = Encoding.UTF8.GetBytes(name);
        for (var i = 0; i < Count; i++)
        {
            var symbol = Symbol(i);
            // Section 0: it is somebody else's.
            if (BinaryPrimitives.ReadUInt16LittleEndian(symbol[6..]) != 0 && NameIs(BinaryPrimitives.ReadUInt32LittleEndian(symbol), wanted))
                return BinaryPrimitives.ReadUInt64LittleEndian(symbol[8..]);
        }
        return null;
    }

    /// <summary>The function that an address lies in; empty when no symbol tells.</summary>
    public string FunctionAt(ulong address)
    {
        for (var i = 0; i < Count; i++)
        {
            var symbol = Symbol(i);
            var start = BinaryPrimitives.ReadUInt64LittleEndian(symbol[8..]);
            if ((symbol[4] & 15) is FunctionType or IndirectFunctionType && address >= start && address - start < BinaryPrimitives.ReadUInt64LittleEndian(symbol[16..]))
                return ElfFile.NameAt(_names, BinaryPrimitives.ReadUInt32LittleEndian(symbol));
        }
        return "";
    }

    private ReadOnlySpan<byte> Symbol(int index) => _symbols.AsSpan(index * SymbolSize, SymbolSize);

    private bool NameIs(uint start, ReadOnlySpan<byte> wanted) =>
        start < _names.Length && _names.AsSpan((int)start) is var rest && rest.Length > wanted.Length && rest.StartsWith(wanted) && rest[wanted.Length] == 0;
}
