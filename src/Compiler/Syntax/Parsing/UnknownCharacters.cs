using System.Globalization;
using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Text;

namespace Pyd.Compiler.Syntax.Parsing;

/// <summary>Characters that belong to no token.</summary>
internal static class UnknownCharacters
{
    /// <summary>Reports the character at a place, once for a run of them; <paramref name="lastEnd"/> is where the last one ended.</summary>
    /// <returns>Where this one ends.</returns>
    public static int Report(SourceText source, DiagnosticBag diagnostics, int start, int lastEnd)
    {
        if (start < lastEnd)
            return lastEnd;
        var isPair = start + 1 < source.Content.Length && char.IsSurrogatePair(source.Content, start);
        var first = source.Content[start];
        var length = isPair ? 2 : 1;
        var code = isPair ? char.ConvertToUtf32(source.Content, start) : first;
        var name = isPair || !(char.IsSurrogate(first) || char.IsControl(first) || char.IsWhiteSpace(first))
            ? $"`{source.Content.Substring(start, length)}`"
            : string.Create(CultureInfo.InvariantCulture, $"U+{code:X4}");
        if (start > lastEnd)
            diagnostics.Report(source.Location(start, length), SyntaxTemplates.UnknownCharacter, name);
        return start + length;
    }
}
