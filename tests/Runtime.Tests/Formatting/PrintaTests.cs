using Pyd.Runtime.Aggregations;
using Pyd.Runtime.Formatting;
using Pyd.Runtime.Tests.Aggregations;
using Pyd.Runtime.Variables;
using Xunit;
using static Pyd.Runtime.Aggregations.AggregationFunction;
using static Pyd.Runtime.Formatting.Conversion;

namespace Pyd.Runtime.Tests.Formatting;

/// <summary>Scripts that DTrace 2.x for Linux has run, and what it printed.</summary>
public sealed class PrintaTests
{
    private const long No = long.MinValue;
    private static readonly NoKey None = default;

    [Fact]
    public void Values()
    {
        var e = AggregationTests.Make<NoKey>(Average);
        e.Average(None, -7);
        e.Average(None, -8);
        var s = AggregationTests.Make<NoKey>(StandardDeviation);
        s.StandardDeviation(None, 4);
        s.StandardDeviation(None, -9);
        var n = AggregationTests.Make<NoKey>(Sum);
        n.Sum(None, -5);
        var c = AggregationTests.Make<NoKey>(Count);
        c.Count(None);
        var m = AggregationTests.Make<NoKey>(Min);
        m.Min(None, -3);
        var q = AggregationTests.Make<NoKey>(Quantize);
        q.Quantize(None, 4, 1);
        var z = AggregationTests.Make<NoKey>(Max);
        z.Max(None, -4);
        GoldenFile.Is("printa.values", output =>
        {
            Format("%d %u %x %8d|\n").Print(output, [e]);
            Format("[%d] [%u] [%x] [%8d|\n").Print(output, [n]);
            new PrintaFormat().Literal(T("[")).Value((int)SignedDecimal, 0, No, No)
                .Literal(T("] [")).Value((int)UnsignedDecimal, (int)FormatFlags.Left, 8, No)
                .Literal(T("] [")).Value((int)Hex, (int)FormatFlags.Alternate, No, No)
                .Literal(T("] [")).Value((int)SignedDecimal, (int)FormatFlags.Zero, 8, No)
                .Literal(T("|\n")).Print(output, [c]);
            new PrintaFormat().Literal(T("[")).Value((int)SignedDecimal, 0, No, No)
                .Literal(T("] [")).Value((int)SignedDecimal, 0, No, No)
                .Literal(T("] [")).Value((int)SignedDecimal, (int)FormatFlags.Zero, 8, No)
                .Literal(T("]\n")).Print(output, [s]);
            Format("[%d] [%u]\n").Print(output, [m]);
            Format("[%d]\n").Print(output, [q]);
            Format("no value\n").Print(output, [c]);
            // %d is unsigned when the first aggregation is: the compiler's decision.
            Format("%u %u %u %u\n").Print(output, [c, n, m]);
            Printa.Default(output, [c]);
            Printa.Default(output, [q]);
            Printa.Default(output, [e, s]);
            Printa.Default(output, [c, n, q]);
            output.EndFiring();
            c.Normalize(3);
            output.EndFiring();
            n.Normalize(2);
            output.EndFiring();
            q.Normalize(2);
            Printa.Default(output, [n]);
            Format("%d\n").Print(output, [n]);
            AggregationLayout.PrintRemaining(output, [e, s, n, c, m, q, z]);
        });
    }

    [Fact]
    public void Keys()
    {
        var i = AggregationTests.Make<IntegerKey>(Count, "i");
        foreach (var key in new[] { -1, 1, 5, -7 })
            i.Count(key);
        var q = AggregationTests.Make<TextKey>(Quantize, "s");
        q.Quantize("a", 10, 1);
        q.Quantize("b", 1, 1);
        q.Quantize("c", -1, 1);
        var v = AggregationTests.Make<TextKey>(Count, "s");
        v.Count("x");
        var w = AggregationTests.Make<TextKey>(Sum, "s");
        w.Sum("y", 4);
        GoldenFile.Is("printa.keys", output =>
        {
            KeyAndCount(SignedDecimal).Print(output, [i]);
            KeyAndCount(Hex).Print(output, [i]);
            KeyAndCount(UnsignedDecimal).Print(output, [i]);
            KeyAndCount(Octal).Print(output, [i]);
            Printa.Default(output, [i]);
            output.EndFiring();
            i.Truncate(2);
            Printa.Default(output, [i]);
            new PrintaFormat().Key((int)Text, 0, No, No).Literal(T(": ")).Value((int)SignedDecimal, 0, No, No).Literal(T("\n")).Print(output, [q]);
            Printa.Default(output, [q]);
            Printa.Default(output, [v, w]);
            new PrintaFormat().Key((int)Text, 0, No, No).Literal(T(" ")).Value((int)SignedDecimal, 0, No, No)
                .Literal(T(" ")).Value((int)SignedDecimal, 0, No, No).Literal(T("\n")).Print(output, [v, w]);
            output.EndFiring();
            v.Clear();
            Printa.Default(output, [v]);
            output.EndFiring();
            q.Clear();
            Printa.Default(output, [q]);
            AggregationLayout.PrintRemaining(output, [i, q, v, w]);
        });
    }

    [Fact]
    public void KeyMembersAreConvertedByTheirTypes()
    {
        var a = new Aggregation<TextNumberKey>("a", (int)Sum, "sb", 0, 0, 0, 0);
        a.Sum(new TextNumberKey(T("b"), 1), 3);
        a.Sum(new TextNumberKey(T("a"), -1), 3);
        a.Sum(new TextNumberKey(T("c"), 0), -9);
        static PrintaFormat Row(Conversion text, FormatFlags flags, long width, Conversion number, string between) => new PrintaFormat()
            .Key((int)text, (int)flags, width, No).Literal(T(between)).Key((int)number, 0, width, No)
            .Literal(T(between)).Value((int)SignedDecimal, 0, width, No).Literal(T("|\n"));
        Printed.Is("c 0 -9|\na -1 3|\nb 1 3|\n", output => Row(Text, FormatFlags.None, No, SignedDecimal, " ").Print(output, [a]));
        Printed.Is("c    |    0|   -9|\na    |   ff|    3|\nb    |    1|    3|\n",
            output => Row(Text, FormatFlags.Left, 5, Hex, "|").Print(output, [a]));
        Printed.Is("c\\0 \\0 -9|\na\\0 \\377 3|\nb\\0 \\001 3|\n",
            output => Row(EscapedText, FormatFlags.None, No, EscapedCharacter, " ").Print(output, [a]));
    }

    [Fact]
    public void SeveralAggregationsAreJoinedByKey()
    {
        var a = AggregationTests.Make<TextKey>(Sum, "s");
        a.Sum("x", 1);
        a.Sum("y", 5);
        a.Sum("z", 3);
        var b = AggregationTests.Make<TextKey>(Count, "s");
        b.Count("x");
        b.Count("w");
        Printed.Is("""
            w                 0        1
            x                 1        1
            z                 3        0
            y                 5        0

              w                                                                 0                1
              x                                                                 1                1
              z                                                                 3                0
              y                                                                 5                0

            """, output =>
        {
            new PrintaFormat().Key((int)Text, (int)FormatFlags.Left, 10, No).Literal(T(" ")).Value((int)SignedDecimal, 0, 8, No)
                .Literal(T(" ")).Value((int)SignedDecimal, 0, 8, No).Literal(T("\n")).Print(output, [a, b]);
            Printa.Default(output, [a, b]);
        });
    }

    private readonly record struct TextNumberKey(TraceString Text, long Number) : ITraceKey<TextNumberKey>
    {
        public static int Width => 2;

        public TraceString? Landmark => Text;

        public KeyMember Member(int index) => index == 0 ? new(Text) : new(Number);
    }

    private static PrintaFormat KeyAndCount(Conversion key) => new PrintaFormat()
        .Key((int)key, 0, No, No).Literal(T(" ")).Value((int)SignedDecimal, 0, No, No).Literal(T("\n"));

    // Values only: %d %u %x, with a width of one digit.
    private static PrintaFormat Format(string format)
    {
        var result = new PrintaFormat();
        var pieces = format.Split('%');
        result.Literal(T(pieces[0]));
        foreach (var piece in pieces[1..])
        {
            var width = char.IsAsciiDigit(piece[0]) ? piece[0] - '0' : No;
            var letter = width == No ? 0 : 1;
            var conversion = piece[letter] switch { 'd' => SignedDecimal, 'u' => UnsignedDecimal, _ => Hex };
            result.Value((int)conversion, 0, width, No).Literal(T(piece[(letter + 1)..]));
        }
        return result;
    }

    private static TraceString T(string text) => TraceString.From(text);
}
