using Pyd.Runtime.Output;

namespace Pyd.Runtime.Formatting;

/// <summary>Bytes that are not printable ASCII, written as C escapes.</summary>
/// <param name="quote">The quote that is escaped.</param>
/// <param name="shortNul">Whether NUL is <c>\0</c> (D) or <c>\000</c> (stap).</param>
internal readonly struct Escape(byte quote, bool shortNul)
{
    /// <summary>The longest escape, in bytes.</summary>
    public const int Longest = 4;

    /// <summary>D's <c>%S</c> and <c>%C</c> (libdtrace, <c>strchr2esc</c>).</summary>
    public static Escape D => new((byte)'"', shortNul: true);

    /// <summary>stap's <c>%#c</c>.</summary>
    public static Escape StapCharacter => new((byte)'\'', shortNul: false);

    /// <summary>stap's <c>string_quoted</c>.</summary>
    public static Escape StapString => new((byte)'"', shortNul: false);

    /// <summary>Writes one byte's form, of up to <see cref="Longest"/> bytes.</summary>
    /// <returns>How many bytes were written.</returns>
    public int Write(byte value, Span<byte> to)
    {
        var letter = value switch
        {
            0 when shortNul => (byte)'0',
            (byte)'\a' => (byte)'a',
            (byte)'\b' => (byte)'b',
            (byte)'\f' => (byte)'f',
            (byte)'\n' => (byte)'n',
            (byte)'\r' => (byte)'r',
            (byte)'\t' => (byte)'t',
            (byte)'\v' => (byte)'v',
            (byte)'\\' => value,
            _ when value == quote => value,
            _ => (byte)0,
        };
        if (letter == 0 && value is >= (byte)' ' and <= (byte)'~')
        {
            to[0] = value;
            return 1;
        }
        to[0] = (byte)'\\';
        if (letter != 0)
        {
            to[1] = letter;
            return 2;
        }
        to[1] = (byte)('0' + (value >> 6));
        to[2] = (byte)('0' + ((value >> 3) & 7));
        to[3] = (byte)('0' + (value & 7));
        return 4;
    }

    /// <summary>Writes one byte's form in a field.</summary>
    public void Character(TraceOutput output, byte value, FieldLayout layout)
    {
        Span<byte> escaped = stackalloc byte[Longest];
        layout.Text(output, escaped[..Write(value, escaped)]);
    }

    /// <summary>Writes a string's form, its terminating NUL included, in a field: D's <c>%S</c>.</summary>
    public void Text(TraceOutput output, ReadOnlySpan<byte> bytes, FieldLayout layout)
    {
        Span<byte> escaped = stackalloc byte[Longest];
        var length = Write(0, escaped);
        foreach (var value in bytes)
            length += Write(value, escaped);
        var left = layout.Precision >= 0 ? Math.Min(layout.Precision, length) : length;
        length = left;
        layout.Before(output, length);
        for (var i = 0; i <= bytes.Length && left > 0; i++)
        {
            var written = Math.Min(left, Write(i < bytes.Length ? bytes[i] : (byte)0, escaped));
            output.Bytes(escaped[..written]);
            left -= written;
        }
        layout.After(output, length);
    }
}
