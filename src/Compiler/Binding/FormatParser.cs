using System.Globalization;
using Pyd.Compiler.Symbols;
using Pyd.Compiler.Syntax;

namespace Pyd.Compiler.Binding;

/// <summary>A piece of a format string: a literal, or a conversion.</summary>
internal abstract record FormatPiece;

internal sealed record FormatLiteral(string Text) : FormatPiece;

/// <summary>A conversion as it is written.</summary>
/// <param name="Text">For messages, for example <c>%-5d</c>.</param>
/// <param name="Flags">Its flags.</param>
/// <param name="Width">A constant width, or null.</param>
/// <param name="WidthIsArgument">The width is <c>*</c>.</param>
/// <param name="Precision">A constant precision, or null.</param>
/// <param name="PrecisionIsArgument">The precision is <c>*</c>.</param>
/// <param name="IsAggregation">It has printa's <c>@</c>.</param>
/// <param name="Size">Its size prefix, for example <c>ll</c>.</param>
/// <param name="Conversion">Its last character, or NUL when the format ends before it.</param>
internal sealed record FormatConversionText(string Text, FormatFlags Flags, long? Width, bool WidthIsArgument, long? Precision, bool PrecisionIsArgument,
    bool IsAggregation, string Size, char Conversion) : FormatPiece
{
    /// <summary>Which conversion of its format it is, from 1.</summary>
    public int Number { get; init; }

    /// <summary>The size and the letter.</summary>
    public string Name => Size + Conversion;
}

/// <summary>Takes format strings of both languages apart: <c>%[flags][width][.precision][size]conversion</c>.</summary>
internal static class FormatParser
{
    /// <summary>D's flag <c>?</c>: as wide as a pointer of 64 bits.</summary>
    private const long PointerWidth = 16;

    // dt_printf.c; staptree.cxx, print_format::string_to_components, where one flag may stand, and a single l has no meaning.
    private static (string Flags, int MostFlags, string Sizes, int MostSizes) Known(Dialect dialect) =>
        dialect == Dialect.D ? ("-0+ #'@?", int.MaxValue, "hlLw", int.MaxValue) : ("-0+ #", 1, "l", 1);

    public static IReadOnlyList<FormatPiece> Parse(string format, Dialect dialect)
    {
        var pieces = new List<FormatPiece>();
        var literal = new System.Text.StringBuilder();
        var count = 0;
        for (var i = 0; i < format.Length;)
        {
            if (format[i] != '%')
            {
                literal.Append(format[i++]);
            }
            else if (i + 1 < format.Length && format[i + 1] == '%')
            {
                literal.Append('%');
                i += 2;
            }
            else
            {
                Flush(pieces, literal);
                pieces.Add(ParseConversion(format, dialect, ref i) with { Number = ++count });
            }
        }
        Flush(pieces, literal);
        return pieces;
    }

    private static void Flush(List<FormatPiece> pieces, System.Text.StringBuilder literal)
    {
        if (literal.Length > 0)
            pieces.Add(new FormatLiteral(literal.ToString()));
        literal.Clear();
    }

    private static FormatConversionText ParseConversion(string format, Dialect dialect, ref int i)
    {
        var start = i++;
        var known = Known(dialect);
        var flags = FormatFlags.None;
        var aggregation = false;
        for (; i < format.Length && i - start <= known.MostFlags && known.Flags.Contains(format[i], StringComparison.Ordinal); i++)
        {
            aggregation |= format[i] == '@';
            flags = format[i] switch
            {
                // Of '-' and '0' the later one counts.
                '-' => (flags & ~FormatFlags.Zero) | FormatFlags.Left,
                '0' => (flags & ~FormatFlags.Left) | FormatFlags.Zero,
                '+' => flags | FormatFlags.Plus,
                ' ' => flags | FormatFlags.Space,
                '#' => flags | FormatFlags.Alternate,
                // DTrace for Linux accepts ' and does not group.
                _ => flags,
            };
        }
        var width = ParseNumber(format, ref i, out var widthIsArgument) ?? (format[start..i].Contains('?', StringComparison.Ordinal) ? PointerWidth : null);
        // D takes it anywhere.
        if (i < format.Length && format[i] == '@' && dialect == Dialect.D)
        {
            aggregation = true;
            i++;
        }
        long? precision = null;
        var precisionIsArgument = false;
        if (i < format.Length && format[i] == '.')
        {
            i++;
            precision = ParseNumber(format, ref i, out precisionIsArgument);
            if (!precisionIsArgument)
                precision ??= 0;
        }
        var size = i;
        while (i < format.Length && i - size < known.MostSizes && known.Sizes.Contains(format[i], StringComparison.Ordinal))
            i++;
        var prefix = format[size..i];
        var conversion = i < format.Length ? format[i++] : '\0';
        return new FormatConversionText(format[start..i], flags, width, widthIsArgument, precision, precisionIsArgument, aggregation, prefix, conversion);
    }

    private static long? ParseNumber(string format, ref int i, out bool isArgument)
    {
        isArgument = i < format.Length && format[i] == '*';
        if (isArgument)
        {
            i++;
            return null;
        }
        var start = i;
        while (i < format.Length && char.IsAsciiDigit(format[i]))
            i++;
        if (i == start)
            return null;
        // A width beyond reason is cut to what an output line could ever hold, as the originals' buffers do.
        return long.TryParse(format.AsSpan(start, i - start), CultureInfo.InvariantCulture, out var number) ? Math.Min(number, 1 << 24) : 1 << 24;
    }
}
