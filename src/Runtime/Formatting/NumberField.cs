using System.Buffers.Text;
using Pyd.Runtime.Output;

namespace Pyd.Runtime.Formatting;

/// <summary>Integers in a field.</summary>
internal static class NumberField
{
    private const int MostDigits = 32;   // 22 octal ones, or 20 decimal ones and 6 commas

    /// <summary>Writes a number.</summary>
    public static void Write(TraceOutput output, long value, Conversion conversion, FieldLayout layout)
    {
        var negative = conversion == Conversion.SignedDecimal && value < 0;
        var magnitude = negative ? unchecked((ulong)-value) : (ulong)value;
        Span<byte> buffer = stackalloc byte[MostDigits];
        var digits = Digits(buffer, magnitude, conversion);
        if (layout.Has(FormatFlags.Group) && conversion is Conversion.SignedDecimal or Conversion.UnsignedDecimal)
            digits = Group(buffer, digits.Length);

        var sign = Sign(negative, conversion, layout);
        var prefix = Prefix(magnitude, conversion, layout);
        var zeros = Math.Max(0, layout.Precision - digits.Length);
        if (conversion == Conversion.Octal && layout.Has(FormatFlags.Alternate) && !layout.Has(FormatFlags.Stap) && magnitude != 0)
            zeros = Math.Max(zeros, 1);
        var length = sign.Length + prefix.Length + zeros + digits.Length;
        var zeroPadded = layout.Has(FormatFlags.Zero) && !layout.Has(FormatFlags.Left)
            && (layout.Precision < 0 || layout.Has(FormatFlags.Stap));

        if (!zeroPadded)
            layout.Before(output, length);
        output.Bytes(sign);
        output.Bytes(prefix);
        output.Repeat((byte)'0', zeros + (zeroPadded ? Math.Max(0, layout.Width - length) : 0));
        output.Bytes(digits);
        layout.After(output, length);
    }

    /// <summary>stap's <c>%b</c>: 1, 2, 4 or 8 bytes; a width or precision that is none of these means 8, and a greater width adds NULs.</summary>
    public static void Binary(TraceOutput output, long value, FieldLayout layout)
    {
        var size = IsSize(layout.Precision) ? layout.Precision : IsSize(layout.Width) ? layout.Width : sizeof(long);
        var fill = layout.Width - size;
        if (!layout.Has(FormatFlags.Left))
            output.Repeat(0, fill);
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        System.Buffers.Binary.BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        output.Bytes(bytes[..size]);
        if (layout.Has(FormatFlags.Left))
            output.Repeat(0, fill);
    }

    private static bool IsSize(int size) => size is 1 or 2 or 4 or 8;

    private static ReadOnlySpan<byte> Digits(Span<byte> buffer, ulong value, Conversion conversion)
    {
        switch (conversion)
        {
            case Conversion.SignedDecimal or Conversion.UnsignedDecimal:
                Utf8Formatter.TryFormat(value, buffer, out var written);
                return buffer[..written];
            case Conversion.Octal:
                return Digits(buffer, value, 3, "01234567"u8);
            case Conversion.HexUpper:
                return Digits(buffer, value, 4, "0123456789ABCDEF"u8);
            default:
                return Digits(buffer, value, 4, "0123456789abcdef"u8);
        }
    }

    private static ReadOnlySpan<byte> Digits(Span<byte> buffer, ulong value, int bits, ReadOnlySpan<byte> names)
    {
        var at = buffer.Length;
        do
        {
            buffer[--at] = names[(int)value & (names.Length - 1)];
            value >>= bits;
        }
        while (value != 0);
        return buffer[at..];
    }

    // 1234567 ──► 1,234,567, from the right so that the digits can stay in the same buffer.
    private static ReadOnlySpan<byte> Group(Span<byte> buffer, int count)
    {
        var to = buffer.Length;
        for (var i = 1; i <= count; i++)
        {
            buffer[--to] = buffer[count - i];
            if (i % 3 == 0 && i < count)
                buffer[--to] = (byte)',';
        }
        return buffer[to..];
    }

    private static ReadOnlySpan<byte> Sign(bool negative, Conversion conversion, FieldLayout layout)
    {
        if (negative)
            return "-"u8;
        if (conversion != Conversion.SignedDecimal)
            return [];
        return layout.Has(FormatFlags.Plus) ? "+"u8 : layout.Has(FormatFlags.Space) ? " "u8 : [];
    }

    private static ReadOnlySpan<byte> Prefix(ulong value, Conversion conversion, FieldLayout layout)
    {
        var stap = layout.Has(FormatFlags.Stap);
        if (!layout.Has(FormatFlags.Alternate) || (value == 0 && !stap))
            return [];
        return conversion switch
        {
            Conversion.Hex or Conversion.Pointer => "0x"u8,
            Conversion.HexUpper => "0X"u8,
            Conversion.Octal when stap => "0"u8,
            _ => [],
        };
    }
}
