namespace Pyd.Runtime.Output;

/// <summary>
/// What the buffer of an output that makes JSON holds: pieces, each a kind, a length (4 bytes) and as many bytes. A piece can be taken back, moved
/// and kept as printed text can.
/// </summary>
internal enum PieceKind : byte
{
    /// <summary>The place of a command: no piece, one byte.</summary>
    Command = 0,

    /// <summary>Text as it would be printed.</summary>
    Text,

    /// <summary>A value that was formatted into the text behind it: a signed number.</summary>
    Integer,

    /// <summary>The same of an unsigned number.</summary>
    Unsigned,

    /// <summary>The same of a floating-point number.</summary>
    Real,

    /// <summary>The same of a string.</summary>
    String,

    /// <summary>The same of a stack: functions, innermost first, each ended by a newline.</summary>
    Stack,

    /// <summary>A JSON object that stands among what a firing has printed.</summary>
    Item,

    /// <summary>A JSON object that is a line of its own.</summary>
    Line,

    /// <summary>A record begins: a <see cref="Firing"/>.</summary>
    Firing,
}

/// <summary>Of what the next record is.</summary>
/// <param name="Time">The event's time.</param>
/// <param name="Cpu">Its processor.</param>
/// <param name="Header">The rest, by its number: see <see cref="JsonLines.AddHeader"/>.</param>
internal readonly record struct Firing(long Time, int Cpu, int Header);
