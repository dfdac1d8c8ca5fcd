using System.Globalization;
using Pyd.Runtime.Results;
using Pyd.Runtime.Variables;

namespace Pyd.Cli.Watching;

/// <summary>The texts of a table's cells, and how they share a line.</summary>
internal static class LiveCells
{
    private const string Bars = "▁▂▃▄▅▆▇█";
    private const string Ellipsis = "…";
    private const int Padding = 3;   // a blank before, a blank behind, the border
    private const int LeastText = 8;

    /// <summary>The columns' heads, the first of them the table's name, and which columns are numbers.</summary>
    public static (string[] Heads, bool[] IsNumber) Heads(ResultTable table, string name)
    {
        var keys = table.Rows[0].Key;
        var isDistribution = table.Columns.Count == 0;
        string[] heads = [name, .. Enumerable.Repeat("", Math.Max(keys.Count - 1, 0)), .. isDistribution ? [""] : table.Columns];
        bool[] isNumber = [.. keys.Count == 0 ? [false] : keys.Select(member => member.Text is null), .. isDistribution ? [false] : table.Rows[0].Values.Select(value => value.Text is null)];
        return (heads, isNumber);
    }

    /// <summary>A row: its key, or an empty cell below the name, and its values or its distribution.</summary>
    public static string[] Of(ResultRow row)
    {
        var cells = (row.Key.Count == 0 ? [""] : row.Key.Select(Cell)).Concat(row.Values.Select(Cell));
        return [.. row.Values.Count == 0 ? cells.Append(Sparkline(row.Distribution)) : cells];
    }

    /// <summary>The columns' widths: those of texts give way until a row fits.</summary>
    public static int[] Fit(string[] heads, string[][] rows, bool[] isNumber, int width)
    {
        int[] widths = [.. heads.Select((head, i) => rows.Max(row => Math.Max(row[i].Length, head.Length)))];
        int[] texts = [.. Enumerable.Range(0, heads.Length).Where(i => !isNumber[i])];
        for (var excess = widths.Sum(column => column + Padding) - width; excess > 0; excess--)
        {
            var widest = texts.DefaultIfEmpty(-1).MaxBy(i => i < 0 ? 0 : widths[i]);
            if (widest < 0 || widths[widest] <= LeastText)
                break;
            widths[widest]--;
        }
        return widths;
    }

    /// <summary>A text in at most so many characters: of a path the end is kept, of anything else the beginning.</summary>
    public static string Crop(string text, int width) =>
        text.Length <= width ? text :
        text.Contains('/') ? Ellipsis + text[^(width - 1)..] :
        text[..(width - 1)] + Ellipsis;

    // A stack: innermost first.
    private static string Cell(KeyMember member) => member.Text is { } text
        ? string.Concat(text.ToString().TrimEnd('\n').Replace("\n", " < ", StringComparison.Ordinal).Select(c => char.IsControl(c) ? '·' : c))
        : member.Integer.ToString(CultureInfo.InvariantCulture);

    private static string Sparkline(IReadOnlyList<DistributionRow> rows)
    {
        var most = Math.Max(rows.Select(row => row.Count).DefaultIfEmpty(0).Max(), 1);
        var bars = rows.Select(row => row.Count <= 0 ? ' ' : Bars[(int)((row.Count * (Bars.Length - 1)) / most)]);
        return rows.Count == 0 ? "" : $"{rows[0].Label} {string.Concat(bars)} {rows[^1].Label}";
    }
}
