using Pyd.Sources.Usdt.Elf;

namespace Pyd.Sources.Usdt.Markers;

/// <summary>An executable or a library with what it tells a tracer.</summary>
/// <param name="Path">The file.</param>
/// <param name="Machine">The processor it is for.</param>
/// <param name="Markers">Its markers by provider and name, in the order of the file.</param>
/// <param name="Interpreter">Its dynamic linker, or null.</param>
/// <param name="PythonVersion">Of a CPython since 3.11: its version. Null elsewhere.</param>
/// <param name="QuietPlace">In a CPython: the offset of a place where each process comes by once. Null elsewhere.</param>
/// <param name="LinkerNotice">In a dynamic linker: the offset of the function that it calls when it has begun or ended to load libraries. Null elsewhere.</param>
public sealed record MarkerFile(string Path, ElfMachine Machine, IReadOnlyList<Marker> Markers, string? Interpreter, Version? PythonVersion, long? QuietPlace, long? LinkerNotice)
{
    /// <summary>Where debuggers have their breakpoint for that; glibc and musl have it.</summary>
    private const string NoticeFunction = "_dl_debug_state";

    /// <summary>CPython's <c>PY_VERSION_HEX</c> as a number in memory.</summary>
    private const string VersionNumber = "Py_Version";

    private const string QuietFunction = "Py_InitializeFromConfig";

    /// <summary>Reads a file.</summary>
    /// <param name="path">Where it is found.</param>
    /// <param name="name">Its path as its users see it, when that differs.</param>
    /// <exception cref="ElfException">It is none that can be read here.</exception>
    /// <exception cref="IOException">It cannot be read at all.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not read it.</exception>
    public static MarkerFile Read(string path, string? name = null)
    {
        using var file = ElfFile.Open(path);
        var symbols = new Lazy<ElfSymbols>(() => new ElfSymbols(file));
        var markers = MarkerNotes.Read(file)
            .GroupBy(note => (note.Provider, note.Name))
            .Select(group => new Marker(group.Key.Provider, group.Key.Name, [.. group.Select(note => Locate(note, file, symbols))]))
            .ToList();
        var isPython = IsPython(name ?? path);
        return new MarkerFile(name ?? path, file.Machine, markers, file.Interpreter,
            isPython && Symbol(VersionNumber) is { } version && file.NumberAt(version) is { } number ? new Version((int)(number >> 24), (int)(number >> 16 & 0xFF), (int)(number >> 8 & 0xFF)) : null,
            isPython && Symbol(QuietFunction) is { } quiet ? file.OffsetOf(quiet) : null,
            IsLinker(name ?? path) && Symbol(NoticeFunction) is { } notice ? file.OffsetOf(notice) : null);

        ulong? Symbol(string symbol) => symbols.Value.AddressOf(symbol);
    }

    /// <summary>Whether a file's name is that of a dynamic linker: ld-linux-x86-64.so.2, ld-musl-aarch64.so.1, ld-2.31.so.</summary>
    internal static bool IsLinker(string path) => System.IO.Path.GetFileName(path).StartsWith("ld-", StringComparison.Ordinal);

    /// <summary>Whether a file's name is that of a shared library.</summary>
    internal static bool IsLibrary(string path) => System.IO.Path.GetFileName(path).Contains(".so", StringComparison.Ordinal);

    private static bool IsPython(string path) => System.IO.Path.GetFileName(path).Contains("python", StringComparison.Ordinal);

    private static MarkerLocation Locate(MarkerNote note, ElfFile file, Lazy<ElfSymbols> symbols)
    {
        var offset = file.OffsetOf(note.Address) ?? throw new ElfException($"has a broken note: the marker {note.Provider}:{note.Name} lies outside of the program");
        var semaphore = note.Semaphore == 0 ? 0
            : file.OffsetOf(note.Semaphore) ?? throw new ElfException($"has a broken note: the semaphore of {note.Provider}:{note.Name} lies outside of the program");
        return new MarkerLocation(note.Address, offset, semaphore, symbols.Value.FunctionAt(note.Address), note.Arguments,
            [.. ArgumentParser.Parse(note.Arguments, file.Machine).Select(argument => argument with { Place = Resolve(argument.Place, note.Address, file, symbols) })]);
    }

    private static ArgumentPlace Resolve(ArgumentPlace place, ulong marker, ElfFile file, Lazy<ElfSymbols> symbols) =>
        place switch
        {
            SymbolPlace symbol when symbols.Value.AddressOf(symbol.Symbol) is { } address => symbol with { FromMarker = unchecked((long)(address - marker)) },
            SymbolPagePlace symbol when symbols.Value.AddressOf(symbol.Symbol) is { } address => new MemoryPlace(symbol.Base, null, (long)((address + (ulong)symbol.Displacement) & 0xFFF)),
            // A thread's block ends where %fs points to.
            ThreadSymbolPlace { Place: var memory } symbol when symbols.Value.ThreadPlaceOf(symbol.Symbol) is { } distance =>
                memory with { Displacement = memory.Displacement + distance - (memory.IsOfThread ? file.ThreadBlockSize : 0) },
            _ => place,
        };
}
