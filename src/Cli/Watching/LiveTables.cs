using System.Globalization;
using System.Text;
using Pyd.Runtime.Results;
using Spectre.Console;

namespace Pyd.Cli.Watching;

/// <summary>Tables of results in the width and height of a terminal.</summary>
/// <param name="isColoured">Whether they may have colours.</param>
internal sealed class LiveTables(bool isColoured)
{
    private const int Overhead = 4;   // an empty line, the heads, the line below them, an empty line

    /// <summary>Lines of at most a width, at most so many.</summary>
    public IReadOnlyList<string> Render(IReadOnlyList<ResultTable> tables, int width, int height)
    {
        var shown = tables.Where(table => table.Count > 0).OrderBy(table => table.Count).ToArray();
        if (shown.Length == 0)
            return [];
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        var console = Console(text, width);
        // What small tables leave is for the others.
        for (int i = 0, room = height; i < shown.Length; i++)
        {
            var rows = Math.Clamp((room / (shown.Length - i)) - Overhead, 1, shown[i].Count);
            room -= rows + Overhead;
            console.Write(Grid(shown[i], rows, width));
        }
        return [.. text.ToString().Trim('\n').Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0).Take(height)];
    }

    private IAnsiConsole Console(StringWriter text, int width)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = isColoured ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(text),
        });
        console.Profile.Width = width;
        console.Profile.Encoding = Encoding.UTF8;
        console.Profile.Capabilities.Unicode = true;
        return console;
    }

    private static Table Grid(ResultTable table, int rows, int width)
    {
        var more = rows < table.Count ? string.Create(CultureInfo.InvariantCulture, $" ({rows} of {table.Count:N0})") : "";
        var (heads, isNumber) = LiveCells.Heads(table, table.Name + more);
        var cells = table.Rows.Take(rows).Select(row => LiveCells.Of(row)).ToArray();
        var widths = LiveCells.Fit(heads, cells, isNumber, width);
        var grid = new Table { Border = TableBorder.Simple };
        for (var i = 0; i < heads.Length; i++)
        {
            var head = new Text(LiveCells.Crop(heads[i], widths[i]), new Style(decoration: Decoration.Bold));
            grid.AddColumn(new TableColumn(head) { Alignment = isNumber[i] ? Justify.Right : Justify.Left, NoWrap = true });
        }
        foreach (var row in cells)
            grid.AddRow([.. row.Select((cell, i) => new Text(LiveCells.Crop(cell, widths[i])))]);
        return grid;
    }
}
