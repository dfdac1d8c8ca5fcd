using Pyd.Runtime.Variables;

namespace Pyd.Runtime.Builtins;

/// <summary>D's string subroutines. Lengths and positions count bytes. What they return is what DTrace 2.x for Linux returns.</summary>
public static class DFunctions
{
    /// <summary><c>basename()</c>: the last component; <c>.</c> of nothing, <c>/</c> of slashes only.</summary>
    public static TraceString Basename(TraceString path) => path.Basename ??= PathText.Basename(path);

    /// <summary><c>dirname()</c>: all but the last component; <c>.</c> when there is one only.</summary>
    public static TraceString Dirname(TraceString path) => PathText.Dirname(path);

    /// <summary><c>cleanpath()</c>: without <c>//</c>, <c>/./</c> and <c>/x/../</c>.</summary>
    public static TraceString CleanPath(TraceString path) => PathText.Clean(path);

    /// <summary><c>strlen()</c> of both languages.</summary>
    public static long StringLength(TraceString text) => text.Length;

    /// <summary><c>strjoin()</c></summary>
    public static TraceString Join(TraceString left, TraceString right)
    {
        if (left.Length == 0)
            return right;
        if (right.Length == 0)
            return left;
        var bytes = new byte[left.Length + right.Length];
        left.Bytes.CopyTo(bytes);
        right.Bytes.CopyTo(bytes.AsSpan(left.Length));
        return new TraceString(bytes);
    }

    /// <summary><c>substr()</c> of two arguments.</summary>
    public static TraceString Substring(TraceString text, long start) => Substring(text, start, int.MaxValue);

    /// <summary>
    /// <c>substr()</c>, which is Perl's: a negative start counts from the end, a negative length leaves that many bytes out at the end.
    /// A start before the text is not moved into it: what the length covers before the text is lost.
    /// </summary>
    public static TraceString Substring(TraceString text, long start, long length)
    {
        start = Math.Clamp(start, int.MinValue, int.MaxValue);
        length = Math.Clamp(length, int.MinValue, int.MaxValue);
        if (start < 0)
            start += text.Length;
        // Only a length that reaches into the text helps a start before it.
        if (start < 0 && length < 0)
            return TraceString.Empty;
        var end = Math.Min(length < 0 ? text.Length + length : start + length, text.Length);
        start = Math.Max(start, 0);
        if (start >= end)
            return TraceString.Empty;
        return start == 0 && end == text.Length ? text : new TraceString(text.Bytes[(int)start..(int)end]);
    }

    /// <summary><c>toupper()</c>, of ASCII letters.</summary>
    public static TraceString ToUpper(TraceString text) => MapLetters(text, (byte)'a', (byte)'z');

    /// <summary><c>tolower()</c>, of ASCII letters.</summary>
    public static TraceString ToLower(TraceString text) => MapLetters(text, (byte)'A', (byte)'Z');

    /// <summary><c>json()</c>: the text of a value by its path, or null: D's NULL.</summary>
    public static TraceString? Json(TraceString document, TraceString path) => JsonText.Find(document, path);

    private static TraceString MapLetters(TraceString text, byte first, byte last)
    {
        if (text.Bytes.IndexOfAnyInRange(first, last) < 0)
            return text;
        var bytes = text.Bytes.ToArray();
        foreach (ref var value in bytes.AsSpan())
        {
            if (value >= first && value <= last)
                value ^= 0x20;
        }
        return new TraceString(bytes);
    }
}
