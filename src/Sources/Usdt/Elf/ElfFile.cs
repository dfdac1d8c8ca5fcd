using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Pyd.Sources.Usdt.Elf;

/// <summary>A 64-bit little-endian ELF file: its segments and sections. Whatever the file says is checked against its length.</summary>
/// <remarks>
/// Parts are read where and when they are asked for, so the file's size does not matter. It is not mapped: a file that is cut short meanwhile
/// then gives an error instead of a fatal signal.
/// </remarks>
internal sealed class ElfFile : IDisposable
{
    private const int HeaderSize = 64, SegmentSize = 56, SectionSize = 64;
    private const int MostSections = 1 << 16;
    private const long LargestPart = 1 << 28;

    private readonly SafeFileHandle _file;
    private readonly long _length;

    private ElfFile(SafeFileHandle file)
    {
        _file = file;
        _length = RandomAccess.GetLength(file);
        var header = ReadHeader();
        Machine = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(18)) switch
        {
            62 => ElfMachine.X64,
            183 => ElfMachine.Arm64,
            _ => ElfMachine.Other,
        };
        Segments = ReadSegments(header);
        Sections = ReadSections(header);
    }

    /// <summary>The processor that it is for.</summary>
    public ElfMachine Machine { get; }

    /// <summary>The segments that are loaded or name the interpreter.</summary>
    public IReadOnlyList<ElfSegment> Segments { get; }

    /// <summary>The sections; none in a file without a section table.</summary>
    public IReadOnlyList<ElfSection> Sections { get; }

    /// <summary>Opens a file.</summary>
    /// <exception cref="ElfException">It is none that can be read here.</exception>
    /// <exception cref="IOException">It cannot be read at all.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not read it.</exception>
    public static ElfFile Open(string path)
    {
        // A pipe would wait for a writer.
        if (FileIdentity.Of(path) is null)
            throw new ElfException("is no ordinary file");
        var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        try
        {
            return new ElfFile(file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>The first section of a name; null when there is none.</summary>
    public ElfSection? Section(string name) => Sections.FirstOrDefault(section => section.Name == name);

    /// <summary>A section's content; empty when it takes no space in the file.</summary>
    /// <exception cref="ElfException">It lies outside of the file, or is too large to be true.</exception>
    public byte[] Content(ElfSection section) => section.Type == ElfSection.NoBits ? [] : Read(section.Offset, section.Size, $"section {section.Name}");

    /// <summary>Where in the file the byte of an address lies; null when no segment loads it from the file.</summary>
    public long? OffsetOf(ulong address)
    {
        foreach (var segment in Segments)
        {
            if (segment.Type == ElfSegment.Load && address >= segment.Address && address - segment.Address < segment.FileSize)
                return checked((long)(segment.Offset + (address - segment.Address)));
        }
        return null;
    }

    /// <summary>The 4 bytes at an address; null when no segment loads them from the file.</summary>
    public uint? NumberAt(ulong address) =>
        OffsetOf(address) is { } offset && offset <= _length - 4 ? BinaryPrimitives.ReadUInt32LittleEndian(Read((ulong)offset, 4, "data")) : null;

    /// <summary>The program's dynamic linker; null when it is linked statically, or is a library.</summary>
    public string? Interpreter => Segments.FirstOrDefault(segment => segment.Type == ElfSegment.InterpreterName) is { } segment
        ? Encoding.UTF8.GetString(Read(segment.Offset, Math.Min(segment.FileSize, 4096), "interpreter")).TrimEnd('\0')
        : null;

    /// <summary>The bytes of an executable's block in each thread, with what aligns its end.</summary>
    public long ThreadBlockSize => Segments.FirstOrDefault(segment => segment.Type == ElfSegment.ThreadBlock) is { } block
        ? unchecked((long)(block.MemorySize + Math.Max(1, block.Alignment) - 1 & ~(Math.Max(1, block.Alignment) - 1)))
        : 0;

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private byte[] ReadHeader()
    {
        var start = new byte[(int)Math.Min(_length, HeaderSize)];
        if (RandomAccess.Read(_file, start, 0) >= 2 && start.AsSpan().StartsWith("#!"u8))
            throw new ElfException("is a script, not a program; name the program that runs it");
        if (start.Length < HeaderSize || !start.AsSpan().StartsWith("\u007FELF"u8))
            throw new ElfException("is no ELF file");
        if (start[4] != 2 || start[5] != 1)
            throw new ElfException("is not for a 64-bit little-endian processor");
        return start;
    }

    private List<ElfSegment> ReadSegments(byte[] header)
    {
        var offset = BinaryPrimitives.ReadUInt64LittleEndian(header.AsSpan(32));
        var size = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(54));
        var count = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(56));
        if (count == 0)
            return [];
        if (size != SegmentSize)
            throw new ElfException($"has a broken table of segments: entries of {size} bytes");
        var table = Read(offset, (ulong)count * SegmentSize, "table of segments");
        var segments = new List<ElfSegment>(count);
        for (var i = 0; i < count; i++)
        {
            var entry = table.AsSpan(i * SegmentSize, SegmentSize);
            segments.Add(new ElfSegment(BinaryPrimitives.ReadInt32LittleEndian(entry), BinaryPrimitives.ReadUInt64LittleEndian(entry[8..]),
                BinaryPrimitives.ReadUInt64LittleEndian(entry[16..]), BinaryPrimitives.ReadUInt64LittleEndian(entry[32..]),
                BinaryPrimitives.ReadUInt64LittleEndian(entry[40..]), BinaryPrimitives.ReadUInt64LittleEndian(entry[48..])));
        }
        // What lies outside of the file cannot be traced; a wrong end is as good as the file's.
        return [.. segments.Where(segment => segment.Offset <= (ulong)_length)
            .Select(segment => segment with { FileSize = Math.Min(segment.FileSize, (ulong)_length - segment.Offset) })];
    }

    private List<ElfSection> ReadSections(byte[] header)
    {
        var offset = BinaryPrimitives.ReadUInt64LittleEndian(header.AsSpan(40));
        var size = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(58));
        long count = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(60));
        long names = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(62));
        if (offset == 0)
            return [];
        if (size != SectionSize)
            throw new ElfException($"has a broken table of sections: entries of {size} bytes");
        if (count == 0 || names == 0xFFFF)
        {
            // Too many for the header: the first section says how many there are, and which has their names.
            var first = Read(offset, SectionSize, "table of sections");
            count = count == 0 ? (long)Math.Min(BinaryPrimitives.ReadUInt64LittleEndian(first.AsSpan(32)), MostSections + 1) : count;
            names = names == 0xFFFF ? BinaryPrimitives.ReadUInt32LittleEndian(first.AsSpan(40)) : names;
        }
        if (count > MostSections)
            throw new ElfException("has a broken table of sections: too many of them");
        var table = Read(offset, (ulong)count * SectionSize, "table of sections");
        var nameTable = names < count ? SectionAt(table, (int)names, "") : null;
        var nameBytes = nameTable is null ? [] : Content(nameTable);
        return [.. Enumerable.Range(0, (int)count).Select(i => SectionAt(table, i, NameAt(nameBytes, BinaryPrimitives.ReadUInt32LittleEndian(table.AsSpan(i * SectionSize)))))];
    }

    private static ElfSection SectionAt(byte[] table, int index, string name)
    {
        var entry = table.AsSpan(index * SectionSize, SectionSize);
        return new ElfSection(name, BinaryPrimitives.ReadInt32LittleEndian(entry[4..]), BinaryPrimitives.ReadUInt64LittleEndian(entry[16..]),
            BinaryPrimitives.ReadUInt64LittleEndian(entry[24..]), BinaryPrimitives.ReadUInt64LittleEndian(entry[32..]),
            BinaryPrimitives.ReadInt32LittleEndian(entry[40..]));
    }

    /// <summary>A text that ends in a NUL; empty when it lies outside of its table.</summary>
    internal static string NameAt(ReadOnlySpan<byte> table, uint start)
    {
        if (start >= table.Length)
            return "";
        var text = table[(int)start..];
        var end = text.IndexOf((byte)0);
        return end < 0 ? "" : Encoding.UTF8.GetString(text[..end]);
    }

    private byte[] Read(ulong offset, ulong size, string what)
    {
        if (offset > (ulong)_length || size > (ulong)_length - offset)
            throw new ElfException($"is cut short: its {what} lies behind its end");
        if (size > LargestPart)
            throw new ElfException(string.Create(CultureInfo.InvariantCulture, $"is too large: its {what} has {size} bytes"));
        var bytes = new byte[(int)size];
        var done = 0;
        while (done < bytes.Length)
        {
            var read = RandomAccess.Read(_file, bytes.AsSpan(done), (long)offset + done);
            if (read == 0)
                throw new ElfException($"became shorter while its {what} was read");
            done += read;
        }
        return bytes;
    }
}

/// <summary>A processor.</summary>
public enum ElfMachine
{
    /// <summary>x86-64.</summary>
    X64,

    /// <summary>AArch64.</summary>
    Arm64,

    /// <summary>One whose arguments pyd cannot read.</summary>
    Other,
}

/// <summary>A part of the file that is loaded at an address.</summary>
/// <param name="Type"><see cref="Load"/>, <see cref="InterpreterName"/>, <see cref="ThreadBlock"/> or another.</param>
/// <param name="Offset">Where it begins in the file.</param>
/// <param name="Address">Where it begins in memory, before the whole was moved.</param>
/// <param name="FileSize">Its bytes in the file.</param>
/// <param name="MemorySize">Its bytes in memory.</param>
/// <param name="Alignment">What its address is a multiple of.</param>
internal sealed record ElfSegment(int Type, ulong Offset, ulong Address, ulong FileSize, ulong MemorySize, ulong Alignment)
{
    public const int Load = 1, InterpreterName = 3, ThreadBlock = 7;
}

/// <summary>A section.</summary>
/// <param name="Name">For example <c>.note.stapsdt</c>.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Address">Where it is in memory, before the whole was moved; 0 when it is not loaded.</param>
/// <param name="Offset">Where it begins in the file.</param>
/// <param name="Size">Its bytes.</param>
/// <param name="Link">The number of a section that belongs to it.</param>
internal sealed record ElfSection(string Name, int Type, ulong Address, ulong Offset, ulong Size, int Link)
{
    public const int SymbolTable = 2, NoBits = 8, DynamicSymbols = 11;
}
