using System.Globalization;
using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Symbols;
using Pyd.Compiler.Syntax;
using static Pyd.Compiler.Diagnostics.PrintingTemplates;
using static Pyd.Compiler.Diagnostics.BindingTemplates;

namespace Pyd.Compiler.Binding.D;

/// <summary>D's printf and printa: conversions against arguments, as libdtrace checks them (dt_printf.c).</summary>
internal sealed class DFormatBinder(DExpressionBinder expressions, DiagnosticBag diagnostics)
{
    // The types of what %@ prints.
    private static readonly TypeSymbol Count = Types.OwnTypedefs["uint64_t"], Figure = Types.OwnTypedefs["int64_t"];

    public BoundExpression BindPrintf(CallSyntax call) =>
        BindPieces(call) is { } pieces ? new BoundFormat(call.Location, pieces, MakesText: false) : new BoundError(call.Location);

    private List<BoundPiece>? BindPieces(CallSyntax call)
    {
        // What is wrong with a value comes before what is wrong with the format.
        var values = call.Arguments.Skip(1).Select(Bind).ToArray();
        if (values.Any(value => value.Type is ErrorType) || FormatOf(call) is not { } pieces)
            return null;
        var bound = new List<BoundPiece>();
        var next = 0;
        foreach (var piece in pieces)
        {
            switch (piece)
            {
                case FormatLiteral literal:
                    bound.Add(new BoundLiteralPiece(literal.Text));
                    break;
                case FormatConversionText conversion when BindConversion(call, conversion, values, ref next) is { } boundConversion:
                    bound.Add(boundConversion);
                    break;
                default:
                    return null;
            }
        }
        if (next == values.Length)
            return bound;
        diagnostics.Report(values[next].Location, FormatArgumentExtra, Wording.Count(next, "conversion"), Text(next + 1), call.Function.Text, Text(next));
        return null;
    }

    private BoundExpression Bind(ExpressionSyntax argument) => argument switch
    {
        AggregationSyntax => new BoundValueless(argument.Location, "an aggregation"),
        CallSyntax { Function.Text: var name } when Builtins.Find(Dialect.D, name) is { Type: VoidType } => new BoundValueless(argument.Location, "an action"),
        _ => expressions.Bind(argument),
    };

    /// <summary>The pieces of a printa format, or null after a message; <c>%@</c> is the value, others take the keys in turn.</summary>
    public IReadOnlyList<BoundPrintaPiece>? BindPrinta(CallSyntax call, AggregationSymbol first)
    {
        var keys = first.Keys;
        if (FormatOf(call) is not { } pieces)
            return null;
        var bound = new List<BoundPrintaPiece>();
        var next = 0;
        foreach (var piece in pieces)
        {
            if (piece is FormatLiteral literal)
            {
                bound.Add(new BoundPrintaPiece(literal.Text, false, null));
                continue;
            }
            var conversion = (FormatConversionText)piece;
            var (width, precision) = (conversion.Width, conversion.Precision);
            if ((conversion.WidthIsArgument && !TakeKey(call, conversion, keys, ref next, ref width))
                || (conversion.PrecisionIsArgument && !TakeKey(call, conversion, keys, ref next, ref precision)))
                return null;
            if (!conversion.IsAggregation && next == keys.Count)
            {
                diagnostics.Report(call.Arguments[0].Location, FormatArgumentMissing, conversion.Text, $"the aggregation has {Wording.Count(keys.Count, "key")}", call.Function.Text, Text(conversion.Number), conversion.Name);
                return null;
            }
            // A count is unsigned (dt_printf.c).
            TypeSymbol type = !conversion.IsAggregation ? keys[next++] : first.Function.Name == "count" ? Count : Figure;
            if (ConversionFor(call, conversion, type, next) is not { } kind)
                return null;
            bound.Add(new BoundPrintaPiece(null, conversion.IsAggregation, new FormatDirective(kind, conversion.Flags, width, precision)));
        }
        return bound;
    }

    /// <summary>A <c>*</c> of printa takes its number from the next key.</summary>
    private bool TakeKey(CallSyntax call, FormatConversionText conversion, IReadOnlyList<TypeSymbol> keys, ref int next, ref long? number)
    {
        number = FormatDirective.FromKey;
        if (next == keys.Count)
            diagnostics.Report(call.Arguments[0].Location, FormatDynamicMissing, conversion.Text, $"the aggregation has {Wording.Count(keys.Count, "key")}", call.Function.Text, Text(conversion.Number), conversion.Name, conversion.WidthIsArgument && number == conversion.Width ? "*" : ".*");
        else if (!keys[next++].IsInteger)
            diagnostics.Report(call.Arguments[0].Location, FormatDynamicType, conversion.Text, next.ToString(CultureInfo.InvariantCulture), Wording.Type(keys[next - 1]));
        else
            return true;
        return false;
    }

    private IReadOnlyList<FormatPiece>? FormatOf(CallSyntax call)
    {
        if (call.Arguments.Count == 0)
        {
            diagnostics.Report(call.Location, WrongArgumentCount, call.Function.Text, "a format and what it prints", "0");
        }
        else if (call.Arguments[0] is not StringLiteralSyntax format)
        {
            var value = Bind(call.Arguments[0]);
            // printf alone has a prototype that says string.
            if (value.Type.IsString || (value.Type is not ErrorType && call.Function.Text != "printf"))
                diagnostics.Report(value.Location, FormatNotLiteral, call.Function.Text, DWording.Name(value));
            else if (value.Type is not ErrorType)
                diagnostics.Report(value.Location, WrongArgumentType, "1", call.Function.Text, "a string", DWording.Value(value), "string", DWording.Name(value));
        }
        else if (format.Value.Length == 0)
        {
            diagnostics.Report(format.Location, FormatEmpty, call.Function.Text);
        }
        else if (DFormatSyntax.Problem(format.Value) is var (number, problem, inDtrace))
        {
            diagnostics.Report(format.Location, FormatSyntax, number, problem, inDtrace);
        }
        else
        {
            return FormatParser.Parse(format.Value, Dialect.D);
        }
        return null;
    }

    private BoundConversionPiece? BindConversion(CallSyntax call, FormatConversionText conversion, BoundExpression[] values, ref int next)
    {
        if (conversion.IsAggregation)
        {
            diagnostics.Report(call.Arguments[0].Location, FormatAggregation, conversion.Text, call.Function.Text);
            return null;
        }
        BoundExpression? width = null, precision = null;
        if (conversion.WidthIsArgument && (width = TakeInteger(call, conversion, "*", values, ref next)) is null)
            return null;
        if (conversion.PrecisionIsArgument && (precision = TakeInteger(call, conversion, ".*", values, ref next)) is null)
            return null;
        if (Take(call, conversion, values, ref next) is not { } taken)
            return null;
        var value = conversion.Conversion is 's' or 'S' && TypeLayout.IsText(taken.Type) ? DConversions.ToText(taken.Location, taken) : taken;
        if (ConversionFor(call, conversion, value.Type, next, value) is not { } kind)
            return null;
        return new BoundConversionPiece(kind, conversion.Flags,
            width ?? Constant(call, conversion.Width), precision ?? Constant(call, conversion.Precision), Adapt(value, kind));
    }

    private BoundExpression? TakeInteger(CallSyntax call, FormatConversionText conversion, string star, BoundExpression[] values, ref int next)
    {
        if (next == values.Length)
        {
            diagnostics.Report(call.Location, FormatDynamicMissing, conversion.Text, Given(values), call.Function.Text, Text(conversion.Number), conversion.Name, star);
            return null;
        }
        var value = values[next++];
        if (value.Type.IsInteger)
            return value;
        diagnostics.Report(value.Location, FormatDynamicType, conversion.Text, Text(next + 1), DWording.Value(value), call.Function.Text, Text(conversion.Number), conversion.Name, star, DWording.Name(value));
        return null;
    }

    private BoundExpression? Take(CallSyntax call, FormatConversionText conversion, BoundExpression[] values, ref int next)
    {
        if (next < values.Length)
            return values[next++];
        diagnostics.Report(call.Location, FormatArgumentMissing, conversion.Text, Given(values), call.Function.Text, Text(conversion.Number), conversion.Name);
        return null;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Given(BoundExpression[] values) =>
        $"after the format there {(values.Length == 1 ? "is" : "are")} {Wording.Count(values.Length, "value")}";

    private static BoundInteger? Constant(CallSyntax call, long? value) =>
        value is { } number ? new BoundInteger(call.Location, number, Types.Long) : null;

    /// <summary>%u, %x, %o and %p read the bits of the argument's own size: -1 of type int is 4294967295.</summary>
    private static BoundExpression Adapt(BoundExpression value, FormatConversion conversion) =>
        conversion is FormatConversion.UnsignedDecimal or FormatConversion.Hex or FormatConversion.HexUpper or FormatConversion.Octal
                or FormatConversion.Pointer
            && value.Type is IntegerType { IsSigned: true, Size: var size } && size < 8
            ? DConversions.Convert(value, new IntegerType("unsigned", size, false))
            : DConversions.Settle(value);

    private FormatConversion? ConversionFor(CallSyntax call, FormatConversionText conversion, TypeSymbol type, int argument, BoundExpression? value = null)
    {
        if (DFormatConversion.Find(conversion.Size, conversion.Conversion, type) is not { } found)
        {
            diagnostics.Report(call.Arguments[0].Location, UnknownConversion, conversion.Text);
            return null;
        }
        if (found.Accepts(type))
            return found.Kind;
        diagnostics.Report(call.Arguments[Math.Min(argument, call.Arguments.Count - 1)].Location, FormatArgumentType, conversion.Text,
            found.Takes, conversion.IsAggregation ? "the aggregation's value" : $"argument {argument.ToString(CultureInfo.InvariantCulture)}", conversion.Size.Length > 0 && type is IntegerType ? $"of type {type.Name}"
                : value is null ? Wording.Type(type) : DWording.Value(value),
            call.Function.Text, Text(conversion.Number), conversion.Name, conversion.IsAggregation ? "aggregating action" : $"argument #{Text(argument + 1)}", value is null ? type.Name : DWording.Name(value));
        return null;
    }
}
