using System.Text;
using System.Text.RegularExpressions;

namespace Pyd.Cli.Watching;

/// <summary>
/// Some lines below what is printed on a terminal, which can be drawn anew in their place. The cursor stays visible and below them, so that nothing
/// needs to be restored however a run ends.
/// </summary>
/// <param name="terminal">The terminal.</param>
/// <param name="size">Its size at this moment.</param>
internal sealed partial class TerminalRegion(Stream terminal, Func<(int Columns, int Rows)> size)
{
    private IReadOnlyList<int> _widths = [];

    /// <summary>Draws lines in place of those that are there.</summary>
    public void Draw(IReadOnlyList<string> lines)
    {
        Write(Eraser() + string.Concat(lines.Select(line => line + "\n")));
        _widths = [.. lines.Select(line => Sequences().Replace(line, "").Length)];
    }

    /// <summary>Takes the lines away.</summary>
    public void Erase()
    {
        if (_widths.Count > 0)
            Write(Eraser());
        _widths = [];
    }

    // A terminal that became narrower shows a line as several.
    private string Eraser()
    {
        var columns = Math.Max(size().Columns, 1);
        var rows = _widths.Sum(width => Math.Max(1, (width + columns - 1) / columns));
        return rows == 0 ? "" : $"\r\e[{rows}A\e[J";
    }

    private void Write(string text)
    {
        terminal.Write(Encoding.UTF8.GetBytes(text));
        terminal.Flush();
    }

    [GeneratedRegex(@"\e\[[0-9;]*m")]
    private static partial Regex Sequences();
}
