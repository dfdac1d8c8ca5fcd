using Pyd.Runtime.Aggregations;
using Pyd.Runtime.Output;
using Pyd.Runtime.Variables;

namespace Pyd.Runtime.Formatting;

/// <summary>
/// D's <c>printa()</c> with a format. The compiler parses the format and builds this once, in the constructor of the program:
/// <c>new PrintaFormat().Literal(…).Key(…).Value(…)</c>.
/// </summary>
public sealed class PrintaFormat
{
    private enum Kind
    {
        Literal,
        Key,
        Value,
    }

    private readonly record struct Piece(Kind Kind, TraceString Text, int Conversion, int Flags, long Width, long Precision);

    /// <summary>A width or precision that the next key gives.</summary>
    public const long FromKey = long.MaxValue;

    private readonly List<Piece> _pieces = [];

    /// <summary>Adds text that is printed as it is.</summary>
    public PrintaFormat Literal(TraceString text) => Add(new Piece(Kind.Literal, text, 0, 0, 0, 0));

    /// <summary>Adds a conversion of the next key member; the arguments are those of <see cref="TraceOutput.Format(long, int, int, long, long)"/>.</summary>
    public PrintaFormat Key(int conversion, int flags, long width, long precision) =>
        Add(new Piece(Kind.Key, TraceString.Empty, conversion, flags, width, precision));

    /// <summary>
    /// Adds a conversion of a value (<c>%@</c>): of the first aggregation, then of the next; the last repeats. A distribution prints its table.
    /// </summary>
    public PrintaFormat Value(int conversion, int flags, long width, long precision) =>
        Add(new Piece(Kind.Value, TraceString.Empty, conversion, flags, width, precision));

    /// <summary>Prints the format once for each key.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="aggregations">One or more, with keys of one shape. They are not printed again at the end.</param>
    public void Print(TraceOutput output, Aggregation[] aggregations)
    {
        var order = output.AggregationOrder;
        output.AtEndOfFiring(() => Print(output, aggregations, order));
    }

    private void Print(TraceOutput output, Aggregation[] aggregations, AggregationOrder order)
    {
        if (output.AsJson)
            JsonItems.Aggregations(output, aggregations, order);
        var rows = AggregationRow.Of(aggregations, order);
        foreach (var row in rows)
            PrintRow(output, aggregations, row);
        if (rows.Count > 0)
            Printa.MarkPrinted(aggregations);
    }

    private void PrintRow(TraceOutput output, Aggregation[] aggregations, AggregationRow row)
    {
        var (key, value) = (0, 0);
        foreach (var written in _pieces)
        {
            var piece = written;
            if (piece.Width == FromKey)
                piece = piece with { Width = NextKey() };
            if (piece.Precision == FromKey)
                piece = piece with { Precision = NextKey() };
            switch (piece.Kind)
            {
                case Kind.Literal:
                    output.Literal(piece.Text);
                    break;
                case Kind.Key:
                    PrintKey(output, aggregations[row.Keyed], row.Slots[row.Keyed], key++, piece);
                    break;
                default:
                    PrintValue(output, aggregations[value], row.Values(aggregations[value], value), piece);
                    value = Math.Min(value + 1, aggregations.Length - 1);
                    break;
            }
        }

        long NextKey() => aggregations[row.Keyed].KeyMember(row.Slots[row.Keyed], key++).Integer;
    }

    private static void PrintKey(TraceOutput output, Aggregation aggregation, int slot, int column, Piece piece)
    {
        var member = aggregation.KeyMember(slot, column);
        if (member.Text is { } text)
        {
            output.Format(text, piece.Conversion, piece.Flags, piece.Width, piece.Precision);
            return;
        }
        var signed = (Conversion)piece.Conversion == Conversion.SignedDecimal;
        var integer = signed ? member.Integer : (long)KeyColumn.Unsigned(aggregation.KeyColumns[column], member.Integer);
        output.Format(integer, piece.Conversion, piece.Flags, piece.Width, piece.Precision);
    }

    private static void PrintValue(TraceOutput output, Aggregation aggregation, ReadOnlySpan<long> values, Piece piece)
    {
        if (aggregation.Distribution is { } distribution)
        {
            DistributionTable.Print(output, distribution, values, aggregation.Divisor);
            return;
        }
        var value = AggregationValue.Formatted(aggregation, values, (Conversion)piece.Conversion == Conversion.SignedDecimal);
        output.Format(value, piece.Conversion, piece.Flags, piece.Width, piece.Precision);
    }

    private PrintaFormat Add(Piece piece)
    {
        _pieces.Add(piece);
        return this;
    }
}
