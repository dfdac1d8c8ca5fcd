using System.Diagnostics;
using Pyd.Compiler.Binding;
using Pyd.Compiler.Ir;
using Pyd.Compiler.Symbols;

namespace Pyd.Compiler.Lowering;

/// <summary>
/// printf("%d\t%s:", a, b)   ──►   Output.Integer(a); Output.Literal("\t"); Output.String(b); Output.Literal(":"). Nothing of the format is left to run time.
/// </summary>
internal sealed class FormatLowering(ExpressionLowering expressions, StorageTable storage, CodeBuffer code)
{
    /// <summary>What the runtime takes for no width or no precision.</summary>
    private static readonly IrConstant None = new(long.MinValue);

    public IrExpression Lower(BoundFormat format)
    {
        var operands = new Queue<IrExpression>(expressions.LowerAll([.. format.Pieces.SelectMany(Operands)]));
        foreach (var piece in format.Pieces)
            code.Add(new IrEvaluate(Write(piece, operands, format.MakesText)));
        return format.MakesText ? code.Store(new IrRuntimeCall(RuntimeMembers.TakeScratch, [new IrConstant(0)])) : new IrConstant(0);
    }

    private static IEnumerable<BoundExpression> Operands(BoundPiece piece) => piece switch
    {
        BoundConversionPiece conversion => new[] { conversion.Width, conversion.Precision, conversion.Value }.OfType<BoundExpression>(),
        BoundHistogramPiece histogram => histogram.Keys,
        _ => [],
    };

    private IrExpression Write(BoundPiece piece, Queue<IrExpression> operands, bool toScratch) => piece switch
    {
        BoundLiteralPiece literal => new IrRuntimeCall(toScratch ? RuntimeMembers.ScratchText : RuntimeMembers.WriteLiteral, [new IrText(literal.Text)]),
        BoundHistogramPiece histogram => WriteHistogram(histogram, [.. histogram.Keys.Select(_ => operands.Dequeue())], toScratch),
        BoundConversionPiece conversion => Write(conversion,
            conversion.Width is null ? None : operands.Dequeue(), conversion.Precision is null ? None : operands.Dequeue(), operands.Dequeue(), toScratch),
        _ => throw new UnreachableException($"{piece}"),
    };

    private IrContainerCall WriteHistogram(BoundHistogramPiece histogram, IReadOnlyList<IrExpression> keys, bool toScratch)
    {
        var container = storage.Container(histogram.Statistic);
        expressions.Statistics.RequireValues(container, keys, histogram.Print, "identifier");
        return new IrContainerCall(container, toScratch ? RuntimeMembers.ScratchHistogram : RuntimeMembers.PrintHistogram, keys, []);
    }

    private static IrRuntimeCall Write(BoundConversionPiece conversion, IrExpression width, IrExpression precision, IrExpression value, bool toScratch)
    {
        var isPlain = (conversion.Flags & ~FormatFlags.Stap) == FormatFlags.None && width == None && precision == None;
        if (conversion.Value.Type is FloatType { Size: 4 })
            value = new IrRuntimeCall(StapMembers.FloatFromSingle, [value]);
        if (value.Type == ValueKind.Text)
        {
            var kind = conversion.Conversion is FormatConversion.EscapedText or FormatConversion.Stack ? conversion.Conversion : FormatConversion.Text;
            return isPlain && kind == FormatConversion.Text
                ? new IrRuntimeCall(toScratch ? RuntimeMembers.ScratchText : RuntimeMembers.WriteText, [value])
                : Format(toScratch ? RuntimeMembers.ScratchFormatText : RuntimeMembers.FormatText, kind);
        }
        return isPlain && conversion.Conversion == FormatConversion.SignedDecimal
            ? new IrRuntimeCall(toScratch ? RuntimeMembers.ScratchInteger : RuntimeMembers.WriteInteger, [value])
            : isPlain && conversion.Conversion == FormatConversion.UnsignedDecimal
            ? new IrRuntimeCall(toScratch ? RuntimeMembers.ScratchUnsigned : RuntimeMembers.WriteUnsigned, [value])
            : Format(toScratch ? RuntimeMembers.ScratchFormatInteger : RuntimeMembers.FormatInteger, conversion.Conversion);

        IrRuntimeCall Format(RuntimeMember member, FormatConversion kind) =>
            new(member, [value, new IrConstant((long)kind), new IrConstant((long)conversion.Flags), width, precision]);
    }
}
