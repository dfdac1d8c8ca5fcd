using Pyd.Runtime.Variables;

namespace Pyd.Runtime.Builtins;

/// <summary>
/// D's subroutines that look for something in a string. Positions count bytes. What they return is what DTrace 2.x for Linux returns;
/// null is D's NULL.
/// </summary>
public static class SearchFunctions
{
    /// <summary><c>index()</c>, stap's <c>strpos()</c>: where the second string first is in the first, or -1.</summary>
    public static long Index(TraceString text, TraceString search) => text.Bytes.IndexOf(search.Bytes);

    /// <summary><c>index()</c> from a position; one before the text is its start.</summary>
    public static long Index(TraceString text, TraceString search, long start)
    {
        start = Math.Max(start, 0);
        if (start > text.Length)
            return -1;
        var at = text.Bytes[(int)start..].IndexOf(search.Bytes);
        return at < 0 ? -1 : start + at;
    }

    /// <summary><c>rindex()</c>: where it last is, or -1; the empty string is at the end.</summary>
    public static long LastIndex(TraceString text, TraceString search) => LastIndex(text, search, text.Length);

    /// <summary><c>rindex()</c> at or before a position; none is before the text.</summary>
    public static long LastIndex(TraceString text, TraceString search, long start)
    {
        start = Math.Min(start, text.Length - search.Length);
        if (start < 0)
            return -1;
        return search.Length == 0 ? start : text.Bytes[..((int)start + search.Length)].LastIndexOf(search.Bytes);
    }

    /// <summary><c>strchr()</c>: the string from where a character first is in it; the NUL at its end is in none.</summary>
    public static TraceString? Find(TraceString text, long character) => From(text, text.Bytes.IndexOf((byte)character));

    /// <summary><c>strrchr()</c>: the string from where a character last is in it.</summary>
    public static TraceString? FindLast(TraceString text, long character) => From(text, text.Bytes.LastIndexOf((byte)character));

    /// <summary><c>strstr()</c>: the first string from where the second is in it.</summary>
    public static TraceString? Find(TraceString text, TraceString search) => From(text, text.Bytes.IndexOf(search.Bytes));

    /// <summary>Where the next token of <c>strtok()</c> begins: the length of the text when there is none.</summary>
    /// <param name="text">What is cut into tokens.</param>
    /// <param name="position">Where to begin.</param>
    /// <param name="delimiters">Bytes that belong to no token.</param>
    public static long TokenStart(TraceString text, long position, TraceString delimiters)
    {
        var skipped = text.Bytes[(int)position..].IndexOfAnyExcept(delimiters.Bytes);
        return skipped < 0 ? text.Length : position + skipped;
    }

    /// <summary>Where a token ends. DTrace for Linux goes on from there: the delimiter that ended the token may begin the next one.</summary>
    public static long TokenEnd(TraceString text, long start, TraceString delimiters)
    {
        var length = text.Bytes[(int)start..].IndexOfAny(delimiters.Bytes);
        return length < 0 ? text.Length : start + length;
    }

    /// <summary>A token, or null when there is none left.</summary>
    public static TraceString? Token(TraceString text, long start, long end) =>
        start == end ? null : end - start == text.Length ? text : new TraceString(text.Bytes[(int)start..(int)end]);

    private static TraceString? From(TraceString text, int position) => position switch
    {
        < 0 => null,
        0 => text,
        _ => new TraceString(text.Bytes[position..]),
    };
}
