using Pyd.Compiler.Binding;
using Pyd.Compiler.Symbols;

namespace Pyd.Compiler.Lowering;

/// <summary>
/// How large a clause's record would be in DTrace's buffers, which is what <c>specsize</c> limits: each value aligned to its size, a string as
/// long as the option <c>strsize</c> allows by default.
/// </summary>
internal static class RecordSize
{
    private const int TextSize = 257;
    private const int FrameSize = 8;
    private const int DefaultFrames = 100;

    /// <summary>Whether a clause calls speculate().</summary>
    public static bool IsSpeculative(BoundStatement statement) => statement switch
    {
        BoundBlock block => block.Statements.Any(IsSpeculative),
        BoundIf node => IsSpeculative(node.Then) || (node.Else is not null && IsSpeculative(node.Else)),
        BoundSpeculation speculation => speculation.Member == RuntimeMembers.Speculate,
        _ => false,
    };

    /// <summary>The size when all of a statement is recorded after so many bytes.</summary>
    public static int After(int size, BoundStatement statement) => statement switch
    {
        BoundBlock block => block.Statements.Aggregate(size, After),
        BoundIf node => node.Else is null ? After(size, node.Then) : After(After(size, node.Then), node.Else),
        BoundExpressionStatement { Expression: BoundFormat format } =>
            format.Pieces.OfType<BoundConversionPiece>().SelectMany(Values).Aggregate(size, After),
        BoundExpressionStatement { Expression: BoundBuiltin { Builtin.Name: "exit", Arguments: [var status] } } => After(size, status),
        BoundExpressionStatement { Expression: BoundTrace trace } => After(size, trace.Value),
        BoundExpressionStatement { Expression: BoundTracemem dump } => dump.Limit is null ? size + (int)dump.Size : After(size + (int)dump.Size, dump.Limit),
        BoundExpressionStatement { Expression: BoundPrint print } => size + 8 + (int)TypeLayout.SizeOf(print.Target),
        _ => size,
    };

    private static IEnumerable<BoundExpression> Values(BoundConversionPiece piece) =>
        new[] { piece.Width, piece.Precision, piece.Value }.OfType<BoundExpression>().Where(value => value is not BoundInteger || value == piece.Value);

    private static int After(int size, BoundExpression value) => value.Type switch
    {
        IntegerType { Size: var bytes } => ((size + bytes - 1) / bytes * bytes) + bytes,
        StackType => size + ((DefaultFrames + 1) * FrameSize),
        SymbolType => size + (2 * FrameSize),
        StructType or ArrayType => size + (int)TypeLayout.SizeOf(value.Type),
        _ => size + TextSize,
    };
}
