using System.Globalization;
using System.Text;
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
        var isRune = Rune.TryGetRuneAt(source.Content, start, out var rune);
        if (start < lastEnd)
            return lastEnd;
        var length = isRune ? rune.Utf16SequenceLength : 1;
        var code = isRune ? rune.Value : source.Content[start];
        var name = isRune && !Rune.IsControl(rune) && !Rune.IsWhiteSpace(rune)
            ? string.Create(CultureInfo.InvariantCulture, $"`{rune}`")
            : string.Create(CultureInfo.InvariantCulture, $"U+{code:X4}");
        if (start > lastEnd)
            diagnostics.Report(source.Location(start, length), SyntaxTemplates.UnknownCharacter, name);
        return start + length;
    }
}
