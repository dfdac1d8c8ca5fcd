using System.Buffers;
using System.Text;
using Pyd.Runtime.Formatting;
using Pyd.Runtime.Variables;

namespace Pyd.Runtime.Builtins;

/// <summary>stap's <c>string_quoted</c> (runtime/stp_string.c, <c>_stp_text_str</c>).</summary>
internal static class QuotedText
{
    private const int MostBytesPerByte = 4;

    /// <summary>A string in quotes.</summary>
    public static TraceString Of(TraceString text) => Of(text, 0, isQuoted: true);

    /// <summary>A string with escapes.</summary>
    /// <param name="text">The string.</param>
    /// <param name="length">How many bytes may come of it, quotes among them; 0 for any number.</param>
    /// <param name="isQuoted">In quotes; three points after them say that something was cut off.</param>
    public static TraceString Of(TraceString text, long length, bool isQuoted)
    {
        var result = new byte[(text.Length * MostBytesPerByte) + 5];
        var room = length <= 0 ? int.MaxValue : (int)Math.Min(length, int.MaxValue);
        var count = 0;
        if (isQuoted)
        {
            result[count++] = (byte)'"';
            room = Math.Max(room, 5) - 2;
        }
        var rest = text.Bytes;
        while (!rest.IsEmpty)
        {
            var status = Rune.DecodeFromUtf8(rest, out var rune, out var consumed);
            var isRune = status == OperationStatus.Done && !rune.IsAscii;
            var written = isRune ? WriteRune(rune, result.AsSpan(count)) : Escape.StapString.Write(rest[0], result.AsSpan(count));
            if (written > room)
                break;
            room -= written;
            count += written;
            rest = rest[(isRune ? consumed : 1)..];
        }
        if (isQuoted)
        {
            // The points need room as well.
            if (!rest.IsEmpty)
                count -= Math.Max(0, 3 - room);
            result[count++] = (byte)'"';
            if (!rest.IsEmpty)
            {
                "..."u8.CopyTo(result.AsSpan(count));
                count += 3;
            }
        }
        return new TraceString(result.AsSpan(0, count));
    }

    // \u00E9, or \U0001F600 outside the basic plane.
    private static int WriteRune(Rune rune, Span<byte> to)
    {
        to[0] = (byte)'\\';
        to[1] = rune.IsBmp ? (byte)'u' : (byte)'U';
        rune.Value.TryFormat(to[2..], out var written, rune.IsBmp ? "X4" : "X8", System.Globalization.CultureInfo.InvariantCulture);
        return 2 + written;
    }
}
