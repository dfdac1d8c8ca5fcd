using System.Globalization;
using System.Text.RegularExpressions;

namespace Pyd.Compiler.Text;

/// <summary>The text of one script file, with its lines.</summary>
public sealed partial class SourceText
{
    private static readonly Comparer<(int Line, string Path, int Origin)> ByLine = Comparer<(int Line, string Path, int Origin)>.Create((left, right) => left.Line.CompareTo(right.Line));

    private readonly List<int> _lineStarts = [0];
    private readonly List<(int Line, string Path, int Origin)> _markers = [];

    /// <summary>A text.</summary>
    /// <param name="path">The file's path as the user gave it, for messages.</param>
    /// <param name="content">The text.</param>
    public SourceText(string path, string content)
    {
        Path = path;
        Content = content;
        for (var i = content.IndexOf('\n', StringComparison.Ordinal); i >= 0; i = content.IndexOf('\n', i + 1))
            _lineStarts.Add(i + 1);
    }

    /// <summary>The file's path as the user gave it.</summary>
    public string Path { get; }

    /// <summary>The text.</summary>
    public string Content { get; }

    /// <summary>Line and column, both from 1, of a position.</summary>
    public (int Line, int Column) Position(int offset)
    {
        var index = _lineStarts.BinarySearch(offset);
        var line = index >= 0 ? index : ~index - 1;
        return (line + 1, offset - _lineStarts[line] + 1);
    }

    /// <summary>
    /// The same text, in which lines <c># 12 "file.d"</c> and <c>#line 12</c> say where the lines after them come from: what the C
    /// preprocessor leaves.
    /// </summary>
    public SourceText WithLineMarkers()
    {
        // Most scripts have no such line: for them the pattern is not loaded.
        if (_markers.Count > 0 || !_lineStarts.Exists(MayBeMarker) || Marker().Matches(Content) is not { Count: > 0 } matches)
            return this;
        var marked = new SourceText(Path, Content);
        var path = Path;
        foreach (Match match in matches)
        {
            // The preprocessor reads the script itself from its standard input.
            if (match.Groups["file"].Success)
                path = match.Groups["file"].Value is "/dev/stdin" or "<stdin>" ? Path : match.Groups["file"].Value;
            if (int.TryParse(match.Groups["line"].Value, CultureInfo.InvariantCulture, out var line))
                marked._markers.Add((Position(match.Index).Line + 1, path, line));
        }
        return marked;
    }

    /// <summary>Where a line of this text comes from: the file, and the line in that file.</summary>
    public (string Path, int Line) Origin(int line)
    {
        var marker = _markers.BinarySearch((line, "", 0), ByLine);
        if (marker < 0)
            marker = ~marker - 1;
        return marker < 0 ? (Path, line) : (_markers[marker].Path, _markers[marker].Origin + line - _markers[marker].Line);
    }

    private bool MayBeMarker(int start)
    {
        while (start < Content.Length && Content[start] is ' ' or '\t' or '\f' or '\v' or '#')
            start++;
        return start < Content.Length && (char.IsAsciiDigit(Content[start]) || string.CompareOrdinal(Content, start, "line", 0, 4) == 0);
    }

    [GeneratedRegex(@"^[ \t\f\v]*#[ \t]*(line[ \t]+)?(?<line>[0-9]+)([ \t]+""(?<file>[^""\r\n]*)"")?", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Marker();

    /// <summary>A line by its number from 1, without its line end.</summary>
    public string Line(int line)
    {
        var start = _lineStarts[line - 1];
        var end = line < _lineStarts.Count ? _lineStarts[line] - 1 : Content.Length;
        return Content[start..end].TrimEnd('\r');
    }

    /// <summary>How many lines.</summary>
    public int LineCount => _lineStarts.Count;

    /// <summary>The place of some characters.</summary>
    public TextLocation Location(int start, int length) => new(this, start, length);
}
