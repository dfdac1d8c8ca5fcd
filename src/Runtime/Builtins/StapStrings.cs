using Pyd.Runtime.Variables;

namespace Pyd.Runtime.Builtins;

/// <summary>More of SystemTap's string functions (tapset/string.stp, tokenize.stp). Lengths and positions count bytes.</summary>
public static class StapStrings
{
    private static readonly TraceString OutOfBounds = new("Position out of bounds"u8);

    /// <summary><c>stringat()</c>: a byte as a signed character of C; outside the string an error.</summary>
    public static long At(TraceProgram program, TraceString text, long position, int site)
    {
        if (position >= 0 && position < text.Length)
            return (sbyte)text.Bytes[(int)position];
        program.Raise(OutOfBounds, site);
        return 0;
    }

    /// <summary><c>text_str()</c>: with C's escapes for what is not printable.</summary>
    public static TraceString Printable(TraceString text) => QuotedText.Of(text, 0, isQuoted: false);

    /// <summary><c>text_strn()</c>: the same, cut to a length (0 for any), in quotes when wanted.</summary>
    public static TraceString Printable(TraceString text, long length, long quoted) => QuotedText.Of(text, length, quoted != 0);

    /// <summary><c>isdigit()</c>: whether the string begins with a decimal digit.</summary>
    public static long IsDigit(TraceString text) => text.Length > 0 && char.IsAsciiDigit((char)text.Bytes[0]) ? 1 : 0;

    /// <summary><c>tokenize()</c></summary>
    public static TraceString Tokenize(TraceProgram program, TraceString text, TraceString delimiters) => program.Tokens.Next(text, delimiters);
}
