namespace Pyd.Compiler.Text;

/// <summary>The text of one script file, with its lines.</summary>
public sealed class SourceText
{
    private readonly List<int> _lineStarts = [0];

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
