using Pyd.Sources.Usdt.Elf;

namespace Pyd.Sources.Usdt.Markers;

/// <summary>An executable or a library with what it tells a tracer.</summary>
/// <param name="Path">The file.</param>
/// <param name="Machine">The processor it is for.</param>
/// <param name="Markers">Its markers by provider and name, in the order of the file.</param>
/// <param name="Interpreter">Its dynamic linker, or null.</param>
/// <param name="LinkerNotice">In a dynamic linker: the offset of the function that it calls when it has begun or ended to load libraries. Null elsewhere.</param>
public sealed record MarkerFile(string Path, ElfMachine Machine, IReadOnlyList<Marker> Markers, string? Interpreter, long? LinkerNotice)
{
    /// <summary>Where debuggers have their breakpoint for that; glibc and musl have it.</summary>
    private const string NoticeFunction = "_dl_debug_state";

    /// <summary>Reads a file.</summary>
    /// <exception cref="ElfException">It is none that can be read here.</exception>
    /// <exception cref="IOException">It cannot be read at all.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not read it.</exception>
    public static MarkerFile Read(string path)
    {
        using var file = ElfFile.Open(path);
        var symbols = new Lazy<ElfSymbols>(() => new ElfSymbols(file));
        var markers = MarkerNotes.Read(file)
            .GroupBy(note => (note.Provider, note.Name))
            .Select(group => new Marker(group.Key.Provider, group.Key.Name, [.. group.Select(note => Locate(note, file, symbols))]))
            .ToList();
        return new MarkerFile(path, file.Machine, markers, file.Interpreter, IsLinker(path) && symbols.Value.AddressOf(NoticeFunction) is { } notice ? file.OffsetOf(notice) : null);
    }

    /// <summary>Whether a file's name is that of a dynamic linker: ld-linux-x86-64.so.2, ld-musl-aarch64.so.1, ld-2.31.so.</summary>
    internal static bool IsLinker(string path) => System.IO.Path.GetFileName(path).StartsWith("ld-", StringComparison.Ordinal);

    private static MarkerLocation Locate(MarkerNote note, ElfFile file, Lazy<ElfSymbols> symbols)
    {
        var offset = file.OffsetOf(note.Address) ?? throw new ElfException($"has a broken note: the marker {note.Provider}:{note.Name} lies outside of the program");
        var semaphore = note.Semaphore == 0 ? 0
            : file.OffsetOf(note.Semaphore) ?? throw new ElfException($"has a broken note: the semaphore of {note.Provider}:{note.Name} lies outside of the program");
        return new MarkerLocation(note.Address, offset, semaphore, symbols.Value.FunctionAt(note.Address), note.Arguments,
            [.. ArgumentParser.Parse(note.Arguments, file.Machine).Select(argument => argument with { Place = Resolve(argument.Place, note.Address, symbols) })]);
    }

    private static ArgumentPlace Resolve(ArgumentPlace place, ulong marker, Lazy<ElfSymbols> symbols) =>
        place switch
        {
            SymbolPlace symbol when symbols.Value.AddressOf(symbol.Symbol) is { } address => symbol with { FromMarker = unchecked((long)(address - marker)) },
            SymbolPagePlace symbol when symbols.Value.AddressOf(symbol.Symbol) is { } address => new MemoryPlace(symbol.Base, null, (long)((address + (ulong)symbol.Displacement) & 0xFFF)),
            _ => place,
        };
}
