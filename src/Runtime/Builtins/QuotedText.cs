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
    public static TraceString Of(TraceString text)
    {
        var result = new byte[(text.Length * MostBytesPerByte) + 2];
        var count = 0;
        result[count++] = (byte)'"';
        for (var rest = text.Bytes; !rest.IsEmpty;)
        {
            var status = Rune.DecodeFromUtf8(rest, out var rune, out var consumed);
            if (status == OperationStatus.Done && !rune.IsAscii)
            {
                count += WriteRune(rune, result.AsSpan(count));
                rest = rest[consumed..];
            }
            else
            {
                count += Escape.StapString.Write(rest[0], result.AsSpan(count));
                rest = rest[1..];
            }
        }
        result[count++] = (byte)'"';
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
