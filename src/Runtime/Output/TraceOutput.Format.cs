using System.Buffers.Text;
using System.Diagnostics;
using Pyd.Runtime.Formatting;
using Pyd.Runtime.Variables;

namespace Pyd.Runtime.Output;

public sealed partial class TraceOutput
{
    /// <summary>A number, by one conversion of a format.</summary>
    /// <param name="value">The number; unsigned conversions take its 64 bits as they are.</param>
    /// <param name="conversion">A <see cref="Conversion"/>.</param>
    /// <param name="flags"><see cref="FormatFlags"/>.</param>
    /// <param name="width"><see cref="long.MinValue"/> for none; a negative one is a positive one with <see cref="FormatFlags.Left"/>.</param>
    /// <param name="precision"><see cref="long.MinValue"/> for none.</param>
    public void Format(long value, int conversion, int flags, long width, long precision)
    {
        Span<byte> digits = stackalloc byte[LongestInteger];
        if (conversion == (int)Conversion.SignedDecimal && IsOnlyWide(flags, width, precision))
            Right(digits[..Digits(value, digits)], (int)width);
        else
            FormatFully(value, conversion, flags, width, precision);
    }

    private void FormatFully(long value, int conversion, int flags, long width, long precision)
    {
        var layout = FieldLayout.From(flags, width, precision);
        if (_json is not null)
            Number(KindOf((Conversion)conversion), value);
        Span<byte> text = stackalloc byte[TimeText.Longest];
        switch ((Conversion)conversion)
        {
            case Conversion.SignedDecimal or Conversion.UnsignedDecimal or Conversion.Octal
                or Conversion.Hex or Conversion.HexUpper or Conversion.Pointer:
                NumberField.Write(this, value, (Conversion)conversion, layout);
                break;
            case Conversion.Character:
                text[0] = (byte)value;
                (layout with { Precision = -1 }).Text(this, text[..1]);
                break;
            case Conversion.EscapedCharacter:
                Escape.D.Character(this, (byte)value, layout);
                break;
            case Conversion.EscapedCharacterStap:
                Escape.StapCharacter.Character(this, (byte)value, layout with { Precision = -1 });
                break;
            case Conversion.CalendarTime:
                layout.Text(this, TimeText.Calendar(value, text, TimeZone));
                break;
            case Conversion.RfcTime:
                layout.Text(this, TimeText.Rfc822(value, text, TimeZone));
                break;
            case Conversion.Scientific or Conversion.ScientificUpper or Conversion.Fixed or Conversion.General or Conversion.GeneralUpper:
                FloatField.Write(this, BitConverter.Int64BitsToDouble(value), (Conversion)conversion, layout);
                break;
            case Conversion.Binary:
                NumberField.Binary(this, value, layout);
                break;
            default:
                throw new UnreachableException($"conversion {conversion} of a number");
        }
    }

    /// <summary>A string, by one conversion of a format. Width and precision count bytes, as C's do, also within a character.</summary>
    /// <param name="value">The string.</param>
    /// <param name="conversion"><see cref="Conversion.Text"/>, <see cref="Conversion.EscapedText"/> or <see cref="Conversion.Stack"/>.</param>
    /// <param name="flags"><see cref="FormatFlags"/>.</param>
    /// <param name="width"><see cref="long.MinValue"/> for none; a negative one is a positive one with <see cref="FormatFlags.Left"/>.</param>
    /// <param name="precision"><see cref="long.MinValue"/> for none.</param>
    public void Format(TraceString value, int conversion, int flags, long width, long precision)
    {
        if (conversion == (int)Conversion.Text && IsOnlyWide(flags, width, precision))
            Right(value.Bytes, (int)width);
        else
            FormatFully(value, conversion, flags, width, precision);
    }

    private void FormatFully(TraceString value, int conversion, int flags, long width, long precision)
    {
        var layout = FieldLayout.From(flags, width, precision);
        if (_json is not null)
            Piece((Conversion)conversion == Conversion.Stack ? PieceKind.Stack : PieceKind.String, value.Bytes);
        switch ((Conversion)conversion)
        {
            case Conversion.Text:
                layout.Text(this, value.Bytes);
                // SystemTap's %0s: with its NUL.
                if (layout.Has(FormatFlags.Zero) && layout.Has(FormatFlags.Stap))
                    Bytes("\0"u8);
                break;
            case Conversion.Stack:
                StackBlock.Print(this, value, layout.Has(FormatFlags.Left) ? layout.Width : 0);
                break;
            case Conversion.EscapedText:
                Escape.D.Text(this, value.Bytes, layout);
                break;
            default:
                throw new UnreachableException($"conversion {conversion} of a string");
        }
    }

    // %5d, %*s: most fields. At width 0 and above.
    private bool IsOnlyWide(int flags, long width, long precision) =>
        flags == 0 && precision == FieldLayout.None && (ulong)width <= FieldLayout.Largest && _json is null;

    private static int Digits(long value, Span<byte> into) => Utf8Formatter.TryFormat(value, into, out var count) ? count : 0;

    private void Right(ReadOnlySpan<byte> bytes, int width)
    {
        var blanks = Math.Max(width - bytes.Length, 0);
        var room = Reserve(blanks + bytes.Length);
        room[..blanks].Fill((byte)' ');
        bytes.CopyTo(room[blanks..]);
        _count += blanks + bytes.Length;
    }

    private static PieceKind KindOf(Conversion conversion) => conversion switch
    {
        Conversion.SignedDecimal => PieceKind.Integer,
        Conversion.Scientific or Conversion.ScientificUpper or Conversion.Fixed or Conversion.General or Conversion.GeneralUpper => PieceKind.Real,
        _ => PieceKind.Unsigned,
    };
}
