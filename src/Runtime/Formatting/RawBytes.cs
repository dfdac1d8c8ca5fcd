using Pyd.Runtime.Output;

namespace Pyd.Runtime.Formatting;

/// <summary>Bytes in hexadecimal and as characters, sixteen a line (libdtrace, <c>dt_print_rawbytes</c>).</summary>
internal static class RawBytes
{
    private const int LineLength = 16;

    /// <summary>Prints bytes, if there are any.</summary>
    public static void Print(TraceOutput output, ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
            return;
        output.Bytes("\n             0  1  2  3  4  5  6  7  8  9  a  b  c  d  e  f  0123456789abcdef\n"u8);
        for (var start = 0; start < bytes.Length; start += LineLength)
            Line(output, start, bytes[start..Math.Min(start + LineLength, bytes.Length)]);
    }

    private static void Line(TraceOutput output, int start, ReadOnlySpan<byte> bytes)
    {
        output.Repeat((byte)' ', 5);
        NumberField.Write(output, start, Conversion.Hex, new FieldLayout(FormatFlags.None, 5, -1));
        output.Bytes(":"u8);
        foreach (var value in bytes)
        {
            output.Bytes(" "u8);
            NumberField.Write(output, value, Conversion.Hex, new FieldLayout(FormatFlags.Zero, 2, -1));
        }
        output.Repeat((byte)' ', (3 * (LineLength - bytes.Length)) + 2);
        foreach (var value in bytes)
            output.Repeat(value is < (byte)' ' or > (byte)'~' ? (byte)'.' : value, 1);
        output.Bytes("\n"u8);
    }
}
