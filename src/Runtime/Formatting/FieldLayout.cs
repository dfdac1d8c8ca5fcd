using Pyd.Runtime.Output;

namespace Pyd.Runtime.Formatting;

/// <summary>Flags, width and precision of one conversion, made uniform.</summary>
/// <param name="Flags">With <see cref="FormatFlags.Left"/> when the width was negative.</param>
/// <param name="Width">At least 0; 0 for none.</param>
/// <param name="Precision">-1 for none.</param>
internal readonly record struct FieldLayout(FormatFlags Flags, int Width, int Precision)
{
    /// <summary>What compiled code passes for a width or precision that the format does not have.</summary>
    public const long None = long.MinValue;

    /// <summary>No width or precision goes beyond this: a mistaken <c>*</c> must not take the machine's memory.</summary>
    public const int Largest = 1 << 24;

    /// <summary>
    /// Only <c>*</c> can give a negative number. As a width it is C's in D, a positive one with <c>-</c>; as a precision it counts as none.
    /// SystemTap takes both for 0.
    /// </summary>
    public static FieldLayout From(int flags, long width, long precision)
    {
        var kind = (FormatFlags)flags;
        var stap = (kind & FormatFlags.Stap) != 0;
        if (width == None || (stap && width < 0))
            width = 0;
        else if (width < 0)
            (kind, width) = (kind | FormatFlags.Left, -Math.Max(width, -Largest));
        if (precision == None)
            precision = -1;
        else if (precision <= 0)
            precision = stap ? 0 : -1;
        return new FieldLayout(kind, (int)Math.Min(width, Largest), (int)Math.Min(precision, Largest));
    }

    /// <summary>Whether a flag is set.</summary>
    public bool Has(FormatFlags flag) => (Flags & flag) != 0;

    /// <summary>Writes bytes, cut at the precision and padded with blanks. Both count bytes, as C does, also within a character.</summary>
    public void Text(TraceOutput output, ReadOnlySpan<byte> bytes)
    {
        if (Precision >= 0 && Precision < bytes.Length)
            bytes = bytes[..Precision];
        Before(output, bytes.Length);
        output.Bytes(bytes);
        After(output, bytes.Length);
    }

    /// <summary>The blanks before a text.</summary>
    public void Before(TraceOutput output, int length)
    {
        if (!Has(FormatFlags.Left))
            output.Repeat((byte)' ', Width - length);
    }

    /// <summary>The blanks after a text.</summary>
    public void After(TraceOutput output, int length)
    {
        if (Has(FormatFlags.Left))
            output.Repeat((byte)' ', Width - length);
    }
}
