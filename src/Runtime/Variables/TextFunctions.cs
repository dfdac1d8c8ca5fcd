namespace Pyd.Runtime.Variables;

/// <summary>What both languages do with texts, as compiled code calls it.</summary>
public static class TextFunctions
{
    /// <summary>Whether two texts are equal.</summary>
    public static bool AreEqual(TraceString? left, TraceString? right) => TraceString.AreEqual(left, right);

    /// <summary>Negative, zero or positive as left sorts before, with or after right; D's NULL comes before every string.</summary>
    public static int Compare(TraceString? left, TraceString? right) => left is not null && right is not null
        ? TraceString.Compare(left, right)
        : (left is null ? 0 : 1) - (right is null ? 0 : 1);

    /// <summary>A string's first bytes, as many as fit into D's <c>strsize</c> or stap's <c>MAXSTRINGLEN</c>; null stays null.</summary>
    public static TraceString? Limit(TraceString? text, long most) =>
        text is null || text.Length <= most ? text : new TraceString(text.Bytes[..(int)most]);
}
