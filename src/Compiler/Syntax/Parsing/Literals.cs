using System.Globalization;
using System.Text;
using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Text;

namespace Pyd.Compiler.Syntax.Parsing;

/// <summary>The values of constants, and the mistakes in them.</summary>
internal static class Literals
{
    /// <summary>The widest character constant, in bytes.</summary>
    private const int CharacterBytes = 8;

    public static IntegerLiteralSyntax Integer(TextLocation location, Dialect dialect, DiagnosticBag diagnostics)
    {
        var text = location.Text;
        var digits = text.AsSpan();
        var (isUnsigned, longs) = dialect == Dialect.D ? TakeSuffix(ref digits) : (false, 0);
        var radix = IntegerText.TakeBase(ref digits);

        // Signed decimal constants of D end where int64_t ends.
        var largest = dialect == Dialect.D && radix == 10 && !isUnsigned ? long.MaxValue : ulong.MaxValue;
        var read = IntegerText.Read(digits, radix, largest, out var value);
        if (read < digits.Length && IntegerText.WorthOf(digits[read]) >= radix)
        {
            if (dialect == Dialect.D && !char.IsAsciiDigit(digits[read]) && (radix == 16 ? 2 : 0) + read is var end)
                diagnostics.Report(location.Source.Location(location.Start + end, text.Length - end), SyntaxTemplates.ConstantSuffix, text[end..], text[..end]);
            else
                diagnostics.Report(location, SyntaxTemplates.IntegerDigit, digits[read].ToString(), radix switch { 8 => "octal", 10 => "decimal", _ => "hexadecimal" }, text);
            return new(location, 0, isUnsigned, longs, radix == 10);
        }
        if (read < digits.Length)
        {
            diagnostics.Report(location, SyntaxTemplates.IntegerOverflow, text, largest.ToString(CultureInfo.InvariantCulture));
            return new(location, largest, isUnsigned, longs, radix == 10);
        }
        return new(location, value, isUnsigned, longs, radix == 10);
    }

    // u, l, ll, ul, lu … in either case.
    private static (bool IsUnsigned, int Longs) TakeSuffix(ref ReadOnlySpan<char> digits)
    {
        var end = digits.Length;
        while (end > 1 && digits[end - 1] is 'u' or 'U' or 'l' or 'L')
            end--;
        var suffix = digits[end..];
        int unsigned = 0, longs = 0;
        foreach (var c in suffix)
        {
            if (c is 'u' or 'U')
                unsigned++;
            else
                longs++;
        }
        var isSplit = longs == 2 && unsigned == 1 && suffix[1] is 'u' or 'U';
        if (unsigned > 1 || longs > 2 || isSplit)
            return (false, 0);
        digits = digits[..end];
        return (unsigned > 0, longs);
    }

    /// <summary>The bytes between the quotes, escapes resolved.</summary>
    public static string String(TextLocation location, Dialect dialect)
    {
        var text = location.Text;
        var isClosed = text.Length > 1 && text[^1] == '"';
        return Unescape(text[1..(isClosed ? ^1 : ^0)], dialect);
    }

    public static CharacterLiteralSyntax Character(TextLocation location, DiagnosticBag diagnostics)
    {
        var text = location.Text;
        var isClosed = text.Length > 1 && text[^1] == '\'';
        var bytes = Unescape(text[1..(isClosed ? ^1 : ^0)], Dialect.D);
        if (isClosed && bytes.Length == 0)
            diagnostics.Report(location, SyntaxTemplates.CharacterEmpty);
        if (bytes.Length > CharacterBytes)
            diagnostics.Report(location, SyntaxTemplates.CharacterOverflow, bytes.Length.ToString(CultureInfo.InvariantCulture));
        return new(location, bytes.Aggregate(0L, (value, next) => value << 8 | next));
    }

    /// <summary>A string with its escapes resolved: bytes, each as one character.</summary>
    public static string Unescape(string text, Dialect dialect)
    {
        var bytes = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            if (text[i] != '\\' || i + 1 == text.Length)
            {
                i += AppendUtf8(bytes, text.AsSpan(i));
                continue;
            }
            i++;
            switch (text[i])
            {
                case >= '0' and <= '7':
                    bytes.Append(TakeNumber(text, ref i, 3, 8));
                    break;
                case 'x' when dialect == Dialect.D || (i + 1 < text.Length && char.IsAsciiHexDigit(text[i + 1])):
                    i++;
                    bytes.Append(TakeNumber(text, ref i, int.MaxValue, 16));
                    break;
                case var letter when "abfnrtv".IndexOf(letter, StringComparison.Ordinal) is >= 0 and var index:
                    bytes.Append("\a\b\f\n\r\t\v"[index]);
                    i++;
                    break;
                default:
                    // DTrace keeps the backslash before what is no escape.
                    if (dialect == Dialect.D && text[i] is not ('"' or '\\'))
                        bytes.Append('\\');
                    i += AppendUtf8(bytes, text.AsSpan(i));
                    break;
            }
        }
        return bytes.ToString();
    }

    private static char TakeNumber(string text, ref int i, int most, int radix)
    {
        var value = 0;
        for (var taken = 0; taken < most && i < text.Length && char.IsAsciiHexDigit(text[i]); taken++, i++)
        {
            var digit = Convert.ToInt32(text[i].ToString(), 16);
            if (digit >= radix)
                break;
            value = (value * radix + digit) & 0xFF;
        }
        return (char)value;
    }

    // A byte that is not UTF-8 comes as U+DC80..U+DCFF (PEP 383) and leaves as that byte.
    private static int AppendUtf8(StringBuilder bytes, ReadOnlySpan<char> text)
    {
        var isPair = char.IsHighSurrogate(text[0]) && text.Length > 1 && char.IsLowSurrogate(text[1]);
        if (!isPair && text[0] is >= '\uDC80' and <= '\uDCFF')
        {
            bytes.Append((char)(text[0] - '\uDC00'));
            return 1;
        }
        var length = isPair ? 2 : 1;
        foreach (var part in Encoding.UTF8.GetBytes(text.Slice(0, length).ToString()))
            bytes.Append((char)part);
        return length;
    }
}
