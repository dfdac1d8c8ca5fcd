using Pyd.Runtime.Formatting;
using Pyd.Runtime.Variables;

namespace Pyd.Runtime.Builtins;

/// <summary>Functions of SystemTap's tapset (tapset/string.stp, indent.stp, ctime.stp). Lengths and positions count bytes.</summary>
public static class StapFunctions
{
    /// <summary>The kernel knows digits up to <c>f</c>.</summary>
    private const uint MostDigits = 16;

    private static readonly TraceString FarFuture = new("far far in the future..."u8);
    private static readonly TraceString LongAgo = new("a long, long time ago..."u8);

    /// <summary><c>thread_indent()</c>: <c>    15 python(4711):  </c>, with microseconds since the thread's counter was last 0.</summary>
    /// <param name="thread">Whose counter.</param>
    /// <param name="time">The event's time, in nanoseconds.</param>
    /// <param name="delta">What to add to the depth: before the text when positive, after it when negative.</param>
    public static TraceString ThreadIndent(TraceThread thread, long time, long delta) =>
        IndentText.Of(ref thread.Indent, thread.Info, time, delta);

    /// <summary><c>thread_indent_depth()</c></summary>
    public static long ThreadIndentDepth(TraceThread thread, long delta) => IndentText.Step(ref thread.Indent, delta);

    /// <summary><c>indent()</c>: the same with one counter for all threads and without a name.</summary>
    public static TraceString Indent(TraceProgram program, long time, long delta) =>
        IndentText.Of(ref program.GlobalIndent, null, time, delta);

    /// <summary><c>indent_depth()</c></summary>
    public static long IndentDepth(TraceProgram program, long delta) => IndentText.Step(ref program.GlobalIndent, delta);

    /// <summary><c>substr()</c>: empty when the start is outside or the length negative.</summary>
    public static TraceString Substring(TraceString text, long start, long length)
    {
        // SystemTap adds one to the length, and the greatest becomes the least.
        if (start < 0 || start >= text.Length || length is <= 0 or long.MaxValue)
            return TraceString.Empty;
        length = Math.Min(length, text.Length - start);
        return length == text.Length ? text : new TraceString(text.Bytes.Slice((int)start, (int)length));
    }

    /// <summary><c>isinstr()</c>: 1 when the second string is in the first; the empty one is in any.</summary>
    public static long IsIn(TraceString text, TraceString search) => text.Bytes.IndexOf(search.Bytes) >= 0 ? 1 : 0;

    /// <summary>
    /// <c>strtol()</c>, which is the Linux kernel's <c>simple_strtol</c>: a minus but no plus or blanks before the digits, digits up to
    /// <c>f</c> in any base, 0 when there are none, and what is too great wraps around.
    /// </summary>
    public static long ToInteger(TraceString text, long @base)
    {
        var bytes = text.Bytes;
        var negative = bytes is [(byte)'-', ..];
        if (negative)
            bytes = bytes[1..];
        var radix = (uint)@base;
        var hex = bytes is [(byte)'0', (byte)'x' or (byte)'X', ..];
        if (radix == 0)
            radix = hex && bytes.Length > 2 && DigitValue.Of(bytes[2]) < MostDigits ? 16u : bytes is [(byte)'0', ..] ? 8u : 10u;
        if (radix == 16 && hex)
            bytes = bytes[2..];
        ulong value = 0;
        foreach (var c in bytes)
        {
            var digit = (uint)DigitValue.Of(c);
            if (digit >= Math.Min(radix, MostDigits))
                break;
            value = unchecked((value * radix) + digit);
        }
        return unchecked(negative ? -(long)value : (long)value);
    }

    /// <summary>The operator <c>.</c></summary>
    public static TraceString Concatenate(TraceProgram program, TraceString left, TraceString right)
    {
        var joined = DFunctions.Join(left, right);
        return joined.Length > program.LongestText ? new TraceString(joined.Bytes[..program.LongestText]) : joined;
    }

    /// <summary><c>string_quoted()</c>: in quotes, with C's escapes and <c>\u00E9</c> for what is not ASCII.</summary>
    public static TraceString StringQuoted(TraceString text) => QuotedText.Of(text);

    /// <summary><c>str_replace()</c>: every occurrence, from the left; an empty search changes nothing.</summary>
    public static TraceString Replace(TraceString text, TraceString search, TraceString replacement)
    {
        var occurrences = search.Length == 0 ? 0 : text.Bytes.Count(search.Bytes);
        if (occurrences == 0)
            return text;
        var result = new byte[text.Length + (occurrences * (replacement.Length - search.Length))];
        var from = text.Bytes;
        var to = result.AsSpan();
        for (; occurrences > 0; occurrences--)
        {
            var at = from.IndexOf(search.Bytes);
            from[..at].CopyTo(to);
            replacement.Bytes.CopyTo(to[at..]);
            from = from[(at + search.Length)..];
            to = to[(at + replacement.Length)..];
        }
        from.CopyTo(to);
        return new TraceString(result);
    }

    /// <summary><c>ctime()</c> of seconds since 1970, in UTC as in the kernel: <c>Thu Jan  1 00:00:00 1970</c>.</summary>
    /// <remarks>Outside 32 bits it gives the texts of SystemTap up to 2.2; later versions raise an error, which is the caller's to do.</remarks>
    public static TraceString ContextTime(long epochSeconds)
    {
        if (epochSeconds > int.MaxValue)
            return FarFuture;
        if (epochSeconds < int.MinValue)
            return LongAgo;
        Span<byte> text = stackalloc byte[TimeText.Longest];
        return new TraceString(TimeText.C((int)epochSeconds, text));
    }

    /// <summary>What SystemTap says when <c>matched()</c> is asked for what is not there (tapset/regex.stp).</summary>
    public static TraceString NoGroupMessage(TraceProgram program, long number)
    {
        var isThere = number >= 0 && number < program.TriedGroupCount;
        return TraceString.From(string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"Attempted to get {(isThere ? "" : "nonexistent ")}subexpression {number}{(isThere ? " from failed match" : "")}"));
    }

    /// <summary>What SystemTap says when a string cannot be read (tapset/uconversions.stp).</summary>
    public static TraceString BadStringMessage(long address) =>
        TraceString.From(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"user string copy fault -14 at 0x{address:x} [man error::fault]"));
}
