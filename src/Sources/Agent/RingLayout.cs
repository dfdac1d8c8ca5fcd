namespace Pyd.Sources.Agent;

/// <summary>
/// The ring between one traced process and the reader: a sealed memory file that both map, a header page and then slots of 64 bytes,
/// each a <see cref="Runtime.Events.ProbeEvent"/> just as compiled code takes it. Any agent, in Python or native, writes it.
/// </summary>
/// <remarks>
/// <para>Positions count slots from the start of the process and never wrap; a slot's place is the position modulo the slot count, a power of two.
/// The writer fills slots, then moves <see cref="Head"/> by one aligned 8-byte store; the reader moves <see cref="Tail"/> when it has done with them.
/// The writer may have <c>slots</c> positions between tail and head. Each word that changes hands has a cache line of its own.</para>
/// <para>Definitions travel in order with the events, before their first use: a slot with probe <see cref="Definition"/>, its kind in <c>Cpu</c>.
/// A string: address in <c>Arg0</c>, bytes in <c>Arg1</c>, the text in the slots that follow (wrapping). A thread: its number in <c>Arg0</c>,
/// thread id in <c>Arg1</c>; a process numbers its threads from the one it was given, in order.</para>
/// <para>A reader about to sleep sets <see cref="Asleep"/>; the writer that sees it after an event clears it and sends the byte <c>w</c>.</para>
/// </remarks>
internal static class RingLayout
{
    /// <summary>The word that the writer moves: positions below it are filled.</summary>
    public const int Head = 64;

    /// <summary>Events that the writer dropped, beside its head.</summary>
    public const int Dropped = 72;

    /// <summary>The word that the reader moves: positions below it may be filled again.</summary>
    public const int Tail = 128;

    /// <summary>Not 0 when the reader wants to be woken.</summary>
    public const int Asleep = 192;

    /// <summary>Where the slots begin.</summary>
    public const int Slots = 4096;

    /// <summary>The probe number of a definition.</summary>
    public const ushort Definition = 0xFFFF;

    /// <summary>A definition of a string.</summary>
    public const short StringKind = 1;

    /// <summary>A definition of a thread.</summary>
    public const short ThreadKind = 2;

    /// <summary>Longest string, so that one definition always fits into the smallest ring.</summary>
    public const int LongestString = 1 << 14;

    /// <summary>The smallest ring: a string of the greatest length fits twice.</summary>
    public const int FewestSlots = 512;

    /// <summary>The largest ring: 1 GiB.</summary>
    public const int MostSlots = 1 << 24;

    /// <summary>The usual ring: 4 MiB.</summary>
    public const int UsualSlots = 1 << 16;
}
