using System.Buffers.Binary;
using System.Text;

namespace Pyd.Sources.Usdt.Elf;

/// <summary>A note of <c>.note.stapsdt</c>, one for each place of a marker (sys/sdt.h).</summary>
/// <param name="Provider">For example <c>python</c>.</param>
/// <param name="Name">As the program's author wrote it, for example <c>function__entry</c>.</param>
/// <param name="Address">Of the nop in the code.</param>
/// <param name="Semaphore">Address of the counter of tracers, or 0.</param>
/// <param name="Arguments">For example <c>8@%rbp -4@%eax</c>.</param>
internal sealed record MarkerNote(string Provider, string Name, ulong Address, ulong Semaphore, string Arguments);

/// <summary>Reads the notes of markers.</summary>
internal static class MarkerNotes
{
    private const string Section = ".note.stapsdt", BaseSection = ".stapsdt.base", Owner = "stapsdt";
    private const int Type = 3, HeaderSize = 12, AddressesSize = 24;
    private const int MostNotes = 1 << 16, LongestText = 1 << 12;

    /// <summary>All of a file, in its order.</summary>
    /// <exception cref="ElfException">The notes are broken.</exception>
    public static IReadOnlyList<MarkerNote> Read(ElfFile file)
    {
        var notes = new List<MarkerNote>();
        // A program that was moved after it was linked (prelink) has moved this section and left the notes as they were.
        var linkedBase = file.Section(BaseSection)?.Address;
        foreach (var section in file.Sections.Where(section => section.Name == Section))
        {
            ReadOnlySpan<byte> rest = file.Content(section);
            while (rest.Length >= HeaderSize)
            {
                var nameSize = BinaryPrimitives.ReadUInt32LittleEndian(rest);
                var size = BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]);
                var type = BinaryPrimitives.ReadUInt32LittleEndian(rest[8..]);
                var start = HeaderSize + Padded(nameSize);
                var end = start + Padded(size);
                // The last note's padding may be missing.
                if (start + size > (ulong)rest.Length)
                    throw new ElfException($"has a broken {Section}: a note is longer than the section");
                if (type == Type && Encoding.ASCII.GetString(rest.Slice(HeaderSize, (int)nameSize)).TrimEnd('\0') == Owner)
                {
                    notes.Add(Marker(rest.Slice((int)start, (int)size), linkedBase));
                    if (notes.Count > MostNotes)
                        throw new ElfException($"has a broken {Section}: too many notes");
                }
                rest = end >= (ulong)rest.Length ? [] : rest[(int)end..];
            }
        }
        return notes;
    }

    private static MarkerNote Marker(ReadOnlySpan<byte> note, ulong? linkedBase)
    {
        if (note.Length < AddressesSize)
            throw new ElfException($"has a broken {Section}: a note has no addresses");
        var address = BinaryPrimitives.ReadUInt64LittleEndian(note);
        var noteBase = BinaryPrimitives.ReadUInt64LittleEndian(note[8..]);
        var semaphore = BinaryPrimitives.ReadUInt64LittleEndian(note[16..]);
        var moved = linkedBase is { } actual ? unchecked(actual - noteBase) : 0;
        var texts = note[AddressesSize..];
        return new MarkerNote(Take(ref texts), Take(ref texts), unchecked(address + moved), semaphore == 0 ? 0 : unchecked(semaphore + moved), Take(ref texts));
    }

    private static string Take(ref ReadOnlySpan<byte> texts)
    {
        var end = texts.IndexOf((byte)0);
        if (end < 0)
            throw new ElfException($"has a broken {Section}: a text does not end");
        if (end > LongestText)
            throw new ElfException($"has a broken {Section}: a text is too long");
        var text = Encoding.UTF8.GetString(texts[..end]);
        texts = texts[(end + 1)..];
        return text;
    }

    private static ulong Padded(uint size) => ((ulong)size + 3) & ~3UL;
}
