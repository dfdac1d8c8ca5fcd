using System.Globalization;

namespace Pyd.Compiler.Text;

/// <summary>Some characters of a script file.</summary>
/// <param name="Source">The file.</param>
/// <param name="Start">The first character, from 0.</param>
/// <param name="Length">How many characters; 0 at the end of the file.</param>
public readonly record struct TextLocation(SourceText Source, int Start, int Length)
{
    /// <summary>After the last character.</summary>
    public int End => Start + Length;

    /// <summary>The line of the first character, from 1, in the file that it comes from.</summary>
    public int Line => Source.Origin(Source.Position(Start).Line).Line;

    /// <summary>The file that the first character comes from.</summary>
    public string Path => Source.Origin(Source.Position(Start).Line).Path;

    /// <summary>The column of the first character, from 1.</summary>
    public int Column => Source.Position(Start).Column;

    /// <summary>The characters.</summary>
    public string Text => Source.Content.Substring(Start, Math.Min(Length, Source.Content.Length - Start));

    /// <summary>From the start of this to the end of another place in the same file.</summary>
    public TextLocation To(TextLocation last) => new(Source, Start, Math.Max(last.End - Start, Length));

    /// <summary><c>file(line,column)</c>, which editors link.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Path}({Line},{Column})");
}
