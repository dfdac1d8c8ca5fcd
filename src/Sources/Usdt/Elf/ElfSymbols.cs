using System.Buffers.Binary;
using System.Text;

namespace Pyd.Sources.Usdt.Elf;

/// <summary>
/// A file's symbols: the full table, or the one for the dynamic linker in a stripped file. Put in order once, so that a file with many symbols may have
/// many markers that ask for them.
/// </summary>
internal sealed class ElfSymbols
{
    private const int SymbolSize = 24;
    private const int FunctionType = 2, ThreadVariableType = 6, IndirectFunctionType = 10;

    private readonly byte[] _symbols = [];
    private readonly byte[] _names = [];
    private readonly Lazy<(ulong[] Starts, int[] Symbols)> _functions;
    private readonly Lazy<Dictionary<int, int>> _byHash;

    public ElfSymbols(ElfFile file)
    {
        _functions = new(SortFunctions);
        _byHash = new(IndexNames);
        var table = file.Sections.FirstOrDefault(section => section.Type == ElfSection.SymbolTable)
            ?? file.Sections.FirstOrDefault(section => section.Type == ElfSection.DynamicSymbols);
        if (table is null || (uint)table.Link >= file.Sections.Count)
            return;
        _symbols = file.Content(table);
        _names = file.Content(file.Sections[table.Link]);
    }

    /// <summary>The defined symbols, in the table's order. Those of section 0 are somebody else's.</summary>
    private IEnumerable<int> Defined => Enumerable.Range(0, _symbols.Length / SymbolSize).Where(i => BinaryPrimitives.ReadUInt16LittleEndian(Symbol(i)[6..]) != 0);

    /// <summary>A symbol's address; null when there is none of that name.</summary>
    public ulong? AddressOf(string name)
    {
        var wanted = Encoding.UTF8.GetBytes(name);
        if (!_byHash.Value.TryGetValue(HashOf(wanted), out var first))
            return null;
        if (NameOf(first).SequenceEqual(wanted))
            return AddressOf(first);
        foreach (var symbol in Defined)
        {
            if (NameOf(symbol).SequenceEqual(wanted))
                return AddressOf(symbol);
        }
        return null;
    }

    /// <summary>Where a thread's own variable lies in the block of its file; null when there is none of that name.</summary>
    public long? ThreadPlaceOf(string name)
    {
        var wanted = Encoding.UTF8.GetBytes(name);
        foreach (var symbol in Defined)
        {
            if ((Symbol(symbol)[4] & 15) == ThreadVariableType && NameOf(symbol).SequenceEqual(wanted))
                return unchecked((long)AddressOf(symbol));
        }
        return null;
    }

    /// <summary>The function that an address lies in; empty when no symbol tells.</summary>
    public string FunctionAt(ulong address)
    {
        var (starts, symbols) = _functions.Value;
        var place = Array.BinarySearch(starts, address);
        if (place < 0)
            place = ~place - 1;
        return place >= 0 && address - starts[place] < SizeOf(symbols[place]) ? Encoding.UTF8.GetString(NameOf(symbols[place])) : "";
    }

    /// <summary>Of functions that begin at the same address the longest, of these the first.</summary>
    private (ulong[] Starts, int[] Symbols) SortFunctions()
    {
        int[] symbols = [.. Defined.Where(i => (Symbol(i)[4] & 15) is FunctionType or IndirectFunctionType).OrderBy(AddressOf).ThenByDescending(SizeOf).DistinctBy(AddressOf)];
        return ([.. symbols.Select(AddressOf)], symbols);
    }

    /// <summary>The first symbol for each hash of a name.</summary>
    private Dictionary<int, int> IndexNames()
    {
        var index = new Dictionary<int, int>();
        foreach (var symbol in Defined)
            index.TryAdd(HashOf(NameOf(symbol)), symbol);
        return index;
    }

    private ReadOnlySpan<byte> Symbol(int index) => _symbols.AsSpan(index * SymbolSize, SymbolSize);

    private ulong AddressOf(int index) => BinaryPrimitives.ReadUInt64LittleEndian(Symbol(index)[8..]);

    private ulong SizeOf(int index) => BinaryPrimitives.ReadUInt64LittleEndian(Symbol(index)[16..]);

    private ReadOnlySpan<byte> NameOf(int index)
    {
        var start = BinaryPrimitives.ReadUInt32LittleEndian(Symbol(index));
        if (start >= _names.Length)
            return [];
        var text = _names.AsSpan((int)start);
        return text.IndexOf((byte)0) is var end and >= 0 ? text[..end] : [];
    }

    // Seeded anew in each process, so that no file can be made to have them all alike.
    private static int HashOf(ReadOnlySpan<byte> name)
    {
        var hash = new HashCode();
        hash.AddBytes(name);
        return hash.ToHashCode();
    }
}
