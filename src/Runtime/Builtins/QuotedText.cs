using System.Buffers;
using System.Globalization;
using System.Text;
using Pyd.Runtime.Formatting;
using Pyd.Runtime.Variables;

namespace Pyd.Runtime.Builtins;

/// <summary>
/// stap's <c>string_quoted</c>, <c>text_str</c> and <c>text_strn</c> (runtime/stp_string.c, <c>_stp_text_str</c>): escapes for what is not printable,
/// <c>\u00E9</c> for what is not ASCII; what is cut off ends in <c>"...</c>, which never splits an escape.
/// </summary>
internal static class QuotedText
{
    private const int MostBytesPerByte = 4;

    /// <summary>Room for the mark of what was cut off.</summary>
    private const int MarkLength = 3;

    private const int ShortestQuoted = 5;

    /// <summary>A string in quotes.</summary>
    public static TraceString Of(TraceString text) => Of(text, 0, isQuoted: true);

    /// <summary>A string with escapes.</summary>
    /// <param name="text">The string.</param>
    /// <param name="most">How long the result may be; 0 or less for any length.</param>
    /// <param name="isQuoted">Whether it stands in quotes.</param>
    public static TraceString Of(TraceString text, long most, bool isQuoted)
    {
        var left = most <= 0 ? long.MaxValue : isQuoted ? Math.Max(most, ShortestQuoted) - 2 : most;
        var result = new byte[(text.Length * MostBytesPerByte) + ShortestQuoted];
        var (count, cuttable, cuttableLength) = (0, -1, 0);
        if (isQuoted)
            result[count++] = (byte)'"';
        var rest = text.Bytes;
        Span<byte> form = stackalloc byte[10];
        while (!rest.IsEmpty && left > 0 && rest[0] != 0)
        {
            var (length, consumed) = Write(rest, form);
            if (length > 1)
            {
                if (cuttable < 0 && left - MarkLength < length)
                    (cuttable, cuttableLength) = (count, length);
                if (left < length)
                    break;
            }
            form[..length].CopyTo(result.AsSpan(count));
            count += length;
            left -= length;
            rest = rest[consumed..];
        }
        if (!isQuoted)
            return new TraceString(result.AsSpan(0, count));
        if (rest.IsEmpty || rest[0] == 0)
        {
            result[count++] = (byte)'"';
            return new TraceString(result.AsSpan(0, count));
        }
        var end = count - MarkLength + (int)left;
        count = cuttable >= 0 && cuttable < end && end < cuttable + cuttableLength ? cuttable : end;
        "\"..."u8.CopyTo(result.AsSpan(count));
        return new TraceString(result.AsSpan(0, count + MarkLength + 1));
    }

    /// <summary>Writes the first character.</summary>
    private static (int Length, int Consumed) Write(ReadOnlySpan<byte> text, Span<byte> to)
    {
        if (Rune.DecodeFromUtf8(text, out var rune, out var consumed) == OperationStatus.Done && !rune.IsAscii)
            return (WriteRune(rune, to), consumed);
        return (Escape.StapString.Write(text[0], to), 1);
    }

    // \u00E9, or \U0001F600 outside the basic plane.
    private static int WriteRune(Rune rune, Span<byte> to)
    {
        to[0] = (byte)'\\';
        to[1] = rune.IsBmp ? (byte)'u' : (byte)'U';
        rune.Value.TryFormat(to[2..], out var written, rune.IsBmp ? "X4" : "X8", CultureInfo.InvariantCulture);
        return 2 + written;
    }
}
