using System.Globalization;
using Pyd.Compiler.Symbols;
using Pyd.Compiler.Syntax;
using Pyd.Compiler.Text;
using static Pyd.Compiler.Diagnostics.BindingTemplates;

namespace Pyd.Compiler.Binding.Stap;

/// <summary>stap's print, printf, printd … and the same making strings.</summary>
internal sealed class StapPrintBinder(StapExpressionBinder expressions, StapContext context)
{
    /// <summary>What one call may print (translate.cxx, visit_print_format).</summary>
    private const int MaxValues = 32;

    public BoundExpression Bind(CallSyntax call, PrintNames print)
    {
        var values = call.Arguments.Count - (print.HasFormat || print.HasDelimiter ? 1 : 0);
        if (values > MaxValues)
            context.Diagnostics.Report(call.Location, TooMany, $"{call.Function.Text}()", Wording.Count(MaxValues, "value"), values.ToString(CultureInfo.InvariantCulture));
        var pieces = print.HasFormat ? BindFormat(call) : BindValues(call, print);
        return pieces is null ? new BoundError(call.Location) : new BoundFormat(call.Location, pieces, print.MakesText, IsValue: true);
    }

    private List<BoundPiece>? BindValues(CallSyntax call, PrintNames print)
    {
        string? delimiter = null;
        if (print.HasDelimiter)
        {
            if (call.Arguments is not [StringLiteralSyntax literal, ..])
            {
                var wrong = call.Arguments.Count > 0 ? call.Arguments[0].Location : call.Location;
                context.Diagnostics.Report(wrong, PrintArguments, call.Function.Text, "a string literal first, the delimiter");
                return null;
            }
            delimiter = StapConstants.TextOf(literal);
        }
        if (call.Arguments.Count < (print.HasDelimiter ? 3 : print.HasNewline ? 0 : 1))
        {
            context.Diagnostics.Report(call.Location, PrintArguments, call.Function.Text, print.HasDelimiter ? "a delimiter and at least two values" : "a value");
            return null;
        }
        var pieces = new List<BoundPiece>();
        foreach (var argument in call.Arguments.Skip(print.HasDelimiter ? 1 : 0))
        {
            if (delimiter is not null && pieces.Count > 0)
                pieces.Add(new BoundLiteralPiece(delimiter));
            if (argument is StatisticSyntax { Operator: "@hist_log" or "@hist_linear" } histogram)
            {
                if (new StapHistogramBinder(expressions, context).BindPiece(histogram, call) is not { } piece)
                    return null;
                pieces.Add(piece);
                continue;
            }
            var value = expressions.Bind(argument);
            if (value is BoundError)
                return null;
            context.Types.Note(value);
            pieces.Add(new BoundConversionPiece(FormatConversion.SignedDecimal, FormatFlags.None, null, null, value));
        }
        // A histogram's table ends its own lines.
        if (print.HasNewline && pieces is not [BoundHistogramPiece])
            pieces.Add(new BoundLiteralPiece("\n"));
        return pieces;
    }

    private List<BoundPiece>? BindFormat(CallSyntax call)
    {
        if (call.Arguments is not [StringLiteralSyntax literal, ..])
        {
            context.Diagnostics.Report(call.Arguments.Count > 0 ? call.Arguments[0].Location : call.Location, FormatNotLiteral, call.Function.Text);
            return null;
        }
        var values = call.Arguments.Skip(1).Select(expressions.Bind).ToArray();
        if (values.Any(value => value is BoundError))
            return null;
        var pieces = new List<BoundPiece>();
        var next = 0;
        foreach (var piece in FormatParser.Parse(Unescaped(literal), Dialect.Stap))
        {
            switch (piece)
            {
                case FormatLiteral text:
                    pieces.Add(new BoundLiteralPiece(text.Text));
                    break;
                case FormatConversionText conversion when BindConversion(literal.Location, conversion, values, ref next) is { } bound:
                    pieces.Add(bound);
                    break;
                default:
                    return null;
            }
        }
        if (next == values.Length)
            return pieces;
        context.Diagnostics.Report(values[next].Location, FormatArgumentExtra, Wording.Count(next, "conversion"), (next + 1).ToString(CultureInfo.InvariantCulture));
        return null;
    }

    /// <summary>The HOWTO prints "\\n" and means a newline; see docs/languages/stap.md.</summary>
    private string Unescaped(StringLiteralSyntax literal)
    {
        if (context.Options.ExactEscapes || !literal.Value.EndsWith("\\n", StringComparison.Ordinal))
            return StapConstants.TextOf(literal);
        context.Diagnostics.Report(literal.Location, EscapedNewline);
        return $"{literal.Value[..^2]}\n";
    }

    private BoundConversionPiece? BindConversion(TextLocation format, FormatConversionText conversion, BoundExpression[] values, ref int next)
    {
        if (conversion.Conversion == 'p' && context.IsOlderThan("1.3"))
            conversion = OldPointer(conversion);
        BoundExpression? width = Constant(format, conversion.Width), precision = Constant(format, conversion.Precision);
        if (conversion.WidthIsArgument && (width = Take(format, conversion, Types.Long, "*", values, ref next)) is null)
            return null;
        if (conversion.PrecisionIsArgument && (precision = Take(format, conversion, Types.Long, "*", values, ref next)) is null)
            return null;
        if (conversion.Conversion is 'm' or 'M')
            return BindMemory(format, conversion, width, precision, values, ref next);
        if (ConversionOf(conversion) is not { } kind)
        {
            context.Diagnostics.Report(format, UnknownConversion, conversion.Text);
            return null;
        }
        TypeSymbol type = kind == FormatConversion.Text ? Types.String : Types.Long;
        return Take(format, conversion, type, conversion.Text, values, ref next) is { } value
            ? new BoundConversionPiece(kind, FlagsOf(conversion), width, precision, value)
            : null;
    }

    // %5.3m   ──►   %5s of __memory(address, 3)
    private BoundConversionPiece? BindMemory(TextLocation format, FormatConversionText conversion, BoundExpression? width, BoundExpression? length, BoundExpression[] values, ref int next)
    {
        if (context.Functions.Find(conversion.Conversion == 'm' ? "__memory" : "__memory_hex", 2, format.Source) is not [var function])
        {
            context.Diagnostics.Report(format, UnknownConversion, conversion.Text);
            return null;
        }
        return Take(format, conversion, Types.Long, conversion.Text, values, ref next) is { } address
            ? new BoundConversionPiece(FormatConversion.Text, FormatFlags.Stap | (conversion.Flags & FormatFlags.Left), width, null,
                new BoundCall(format, function, [address, length ?? new BoundInteger(format, 1, Types.Long)]))
            : null;
    }

    private BoundExpression? Take(TextLocation format, FormatConversionText conversion, TypeSymbol type, string user, BoundExpression[] values, ref int next)
    {
        if (next == values.Length)
        {
            context.Diagnostics.Report(format, FormatArgumentMissing, conversion.Text, $"after the format there {(values.Length == 1 ? "is" : "are")} {Wording.Count(values.Length, "value")}");
            return null;
        }
        var value = values[next++];
        if (InferredType.Unify(value.Type, type, value.Location))
            return value;
        context.Diagnostics.Report(value.Location, FormatArgumentType, user, Wording.Type(type), $"argument {next.ToString(CultureInfo.InvariantCulture)}", Wording.Type(value.Type));
        return null;
    }

    /// <summary>Before 1.3, %p filled its field with zeros; without a width it had all 16 digits.</summary>
    private static FormatConversionText OldPointer(FormatConversionText conversion)
    {
        const long Prefix = 2, Digits = 16;
        var width = conversion.Width ?? Prefix + Digits;
        var room = Math.Max(width - Prefix, 0);
        return conversion with { Width = width, Precision = conversion.Flags.HasFlag(FormatFlags.Left) ? room : Math.Min(room, Digits) };
    }

    private static BoundInteger? Constant(TextLocation location, long? value) =>
        value is { } number ? new BoundInteger(location, number, Types.Long) : null;

    /// <summary>%p is %#x.</summary>
    private static FormatFlags FlagsOf(FormatConversionText conversion) =>
        FormatFlags.Stap | conversion.Flags | (conversion.Conversion == 'p' ? FormatFlags.Alternate : FormatFlags.None);

    private static FormatConversion? ConversionOf(FormatConversionText conversion) => conversion.Conversion switch
    {
        _ when conversion.IsAggregation => null,
        'd' or 'i' => FormatConversion.SignedDecimal,
        'u' => FormatConversion.UnsignedDecimal,
        'o' => FormatConversion.Octal,
        'x' => FormatConversion.Hex,
        'X' => FormatConversion.HexUpper,
        'p' => FormatConversion.Hex,
        's' => FormatConversion.Text,
        'c' when conversion.Flags.HasFlag(FormatFlags.Alternate) => FormatConversion.EscapedCharacterStap,
        'c' => FormatConversion.Character,
        'b' => FormatConversion.Binary,
        _ => null,
    };
}
