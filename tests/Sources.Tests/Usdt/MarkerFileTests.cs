using System.Buffers.Binary;
using System.Globalization;
using System.Text.RegularExpressions;
using Pyd.Sources.Usdt.Elf;
using Pyd.Sources.Usdt.Markers;
using Pyd.Testing;

namespace Pyd.Sources.Tests.Usdt;

public sealed partial class MarkerFileTests
{
    /// <summary>Real programs and libraries: with markers and without, with a fixed address and without, stripped.</summary>
    [Fact]
    public void Markers_are_those_that_readelf_finds()
    {
        var files = Interpreters.Present.Select(python => python.Path).Where(path => !path.EndsWith(".sh", StringComparison.Ordinal))
            .Concat(["/lib/x86_64-linux-gnu/libc.so.6", "/lib/x86_64-linux-gnu/libstdc++.so.6", "/lib64/ld-linux-x86-64.so.2", "/usr/lib/postgresql/15/bin/postgres"])
            .Where(path => File.Exists(path) && File.ReadAllBytes(path).AsSpan().StartsWith("\u007fELF"u8)).ToList();
        if (Zoo.Absence is null)
            files.Add(Zoo.Path);
        Assert.NotEmpty(files);
        Assert.All(files, path => Assert.Equal(ByReadelf(path), ByReader(path)));
    }

    [SdtFact]
    public void Each_place_of_a_marker_is_there()
    {
        var markers = MarkerFile.Read(Zoo.Path).Markers;
        var inlined = markers.Single(marker => marker.Name == "inlined");
        Assert.Equal(3, inlined.Locations.DistinctBy(place => place.Offset).Count());
        Assert.All(inlined.Locations, place => Assert.Equal("main", place.Function));
        Assert.NotEqual(0, Assert.Single(markers.Single(marker => marker.Name == "guarded").Locations).SemaphoreOffset);
        Assert.All(markers.Where(marker => marker.Name != "guarded").SelectMany(marker => marker.Locations), place => Assert.Equal(0, place.SemaphoreOffset));
        Assert.Equal(10, Assert.Single(markers.Single(marker => marker.Name == "many").Locations).Arguments.Count);
        Assert.All(markers.SelectMany(marker => marker.Locations).SelectMany(place => place.Arguments), argument => Assert.IsNotType<UnreadablePlace>(argument.Place));
    }

    /// <summary>prelink moves a program after it was linked, but not the addresses in its notes.</summary>
    [SdtFact]
    public void Notes_of_a_moved_program_are_moved()
    {
        const ulong Distance = 0x10000;
        var bytes = File.ReadAllBytes(Zoo.Path);
        var notes = (int)SectionOffset(bytes, ".note.stapsdt", out var size);
        for (var position = notes; position < notes + (int)size;)
        {
            var description = position + 12 + 8;
            foreach (var address in new[] { description, description + 8, description + 16 })
            {
                var value = BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(address));
                if (value != 0)
                    BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(address), value + Distance);
            }
            position = description + (BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(position + 4)) + 3 & ~3);
        }
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File("moved"), bytes);
        Assert.Equal(Places(Zoo.Path), Places(folder.File("moved")));
    }

    [Fact]
    public void What_is_no_program_is_named()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal("is a script, not a program; name the program that runs it", Refused(folder.Write("script", "#!/bin/sh\n")));
        Assert.Equal("is no ELF file", Refused(folder.Write("text", "hello")));
        Assert.Equal("is no ELF file", Refused(folder.Write("empty", "")));
        Assert.Equal("is no ordinary file", Refused(folder.Path));
        Assert.Equal("is no ordinary file", Refused("/dev/zero"));
        Assert.Equal("is no ordinary file", Refused(folder.File("nothing")));
        Assert.Equal("is not for a 64-bit little-endian processor", Refused(folder.Write("other", $"\u007fELF\u0001\u0001{new string('\0', 80)}")));
    }

    /// <summary>A broken file gives an error or markers, and nothing else: no other exception, no hang, no memory without end.</summary>
    [SdtFact]
    public void Broken_files_give_an_error()
    {
        var good = File.ReadAllBytes(Zoo.Path);
        using var folder = new TemporaryFolder();
        var path = folder.File("broken");
        var headers = SectionOffset(good, ".note.stapsdt", out var size);
        var table = (long)BinaryPrimitives.ReadUInt64LittleEndian(good.AsSpan(40));
        var symbols = SectionOffset(good, ".symtab", out var symbolsSize);
        (long Start, long Length)[] interesting = [(0, 64), (64, 56 * 12), (headers, (long)size), (table, good.Length - table), (0, good.Length), (symbols, (long)symbolsSize)];
        var random = new Random(20);
        var (errors, rest) = (0, 0);
        for (var i = 0; i < 3000; i++)
        {
            var bytes = (byte[])good.Clone();
            var (start, length) = interesting[i % interesting.Length];
            for (var edit = random.Next(1, 6); edit > 0; edit--)
            {
                var at = (int)(start + random.NextInt64(length));
                bytes[at] = random.Next(4) switch { 0 => 0xFF, 1 => 0, 2 => (byte)(bytes[at] ^ 1 << random.Next(8)), _ => (byte)random.Next(256) };
            }
            File.WriteAllBytes(path, i % 7 == 0 ? bytes[..random.Next(bytes.Length)] : bytes);
            try
            {
                _ = MarkerFile.Read(path);
                rest++;
            }
            catch (ElfException)
            {
                errors++;
            }
        }
        Assert.True(errors > 100 && rest > 100, $"{errors} errors, {rest} others");
    }

    private static string Refused(string path) => Assert.Throws<ElfException>(() => MarkerFile.Read(path)).Message;

    private static IEnumerable<string> Places(string path) =>
        MarkerFile.Read(path).Markers.SelectMany(marker => marker.Locations.Select(place => $"{marker.CName} {place.Offset:x} {place.SemaphoreOffset:x}"));

    private static IEnumerable<string> ByReader(string path) => MarkerFile.Read(path).Markers
        .SelectMany(marker => marker.Locations.Select(place => $"{marker.Provider} {marker.CName} {place.Address:x} {(place.SemaphoreOffset != 0 ? "guarded" : "")} {place.ArgumentText}"))
        .Order(StringComparer.Ordinal);

    private static IEnumerable<string> ByReadelf(string path) =>
        Note().Matches(Command.Run("readelf", ["-nW", path]).Output)
            .Select(note => $"{note.Groups["provider"]} {note.Groups["name"]} {Hex(note, "address"):x} {(Hex(note, "semaphore") != 0 ? "guarded" : "")} {note.Groups["arguments"]}")
            .Order(StringComparer.Ordinal);

    private static ulong Hex(Match note, string group) => ulong.Parse(note.Groups[group].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static long SectionOffset(byte[] bytes, string name, out ulong size)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File("program"), bytes);
        using var file = ElfFile.Open(folder.File("program"));
        var section = file.Section(name)!;
        size = section.Size;
        return (long)section.Offset;
    }

    [GeneratedRegex(@"Provider: (?<provider>\S*)\n\s+Name: (?<name>\S*)\n\s+Location: 0x(?<address>\w+), Base: 0x\w+, Semaphore: 0x(?<semaphore>\w+)\n\s+Arguments: ?(?<arguments>.*)")]
    private static partial Regex Note();
}
