using System.Globalization;
using Pyd.Compiler.Syntax;
using Pyd.Runtime.Output;
using Pyd.Runtime.Sessions;
using Pyd.Sources.Replay;
using Xunit;

namespace Pyd.Compiler.Tests.Emit;

/// <summary>Random expressions: what the compiled program prints against an evaluator of D's integer rules, written here once more.</summary>
public sealed class ArithmeticTests
{
    private const int Expressions = 400;
    private const int Depth = 4;

    private static readonly CInteger[] Variables =
    [
        new(4, true, 0), new(4, true, -1), new(4, true, int.MinValue), new(4, true, 12345), new(4, false, uint.MaxValue), new(4, false, 7),
        new(8, true, long.MinValue), new(8, true, -1), new(8, true, 1L << 40), new(8, false, -1), new(8, false, 3), new(1, true, -100),
        new(1, false, 200), new(2, true, -30000), new(2, false, 65535),
    ];

    [Theory, InlineData(1), InlineData(20), InlineData(300)]
    public void Compiled_equals_evaluated(int seed)
    {
        var random = new Random(seed);
        var script = new System.Text.StringBuilder();
        var expected = new System.Text.StringBuilder();
        for (var i = 0; i < Variables.Length; i++)
            script.Append(CultureInfo.InvariantCulture, $"{Variables[i].TypeName} v{i};\n");
        script.Append("BEGIN\n{\n");
        for (var i = 0; i < Variables.Length; i++)
            script.Append(CultureInfo.InvariantCulture, $"\tv{i} = {Variables[i].Bits}U;\n");
        script.Append("}\n");
        for (var i = 0; i < Expressions; i++)
        {
            var (text, value) = Make(random, Depth);
            script.Append(CultureInfo.InvariantCulture, $"BEGIN {{ printf(\"{i}: %d\\n\", (int64_t)({text})); }}\n");
            // A fault takes the clause's line back.
            if (value is { } known)
                expected.Append(CultureInfo.InvariantCulture, $"{i}: {known.Value}\n");
        }
        Pyd.Testing.Golden.Equal(expected.ToString(), Run(script.ToString()));
    }

    /// <summary>An expression, and its value; null when computing it divides by zero.</summary>
    private static (string Text, CInteger? Value) Make(Random random, int depth)
    {
        if (depth == 0 || random.Next(8) == 0)
        {
            var i = random.Next(Variables.Length);
            return ($"v{i}", Variables[i]);
        }
        if (random.Next(6) == 0)
        {
            var operation = "-~!"[random.Next(3)];
            var (operand, value) = Make(random, depth - 1);
            return ($"{operation}({operand})", value is { } known ? known.Apply(operation) : null);
        }
        if (random.Next(10) == 0)
            return MakeConditional(random, depth);
        var symbol = CInteger.Operators[random.Next(CInteger.Operators.Length)];
        var (leftText, left) = Make(random, depth - 1);
        var (rightText, right) = Make(random, depth - 1);
        return ($"({leftText}) {symbol} ({rightText})", Combine(symbol, left, right));
    }

    private static (string Text, CInteger? Value) MakeConditional(Random random, int depth)
    {
        var (conditionText, condition) = Make(random, depth - 1);
        int first = random.Next(Variables.Length), second = random.Next(Variables.Length);
        CInteger? value = condition is not { } known ? null : (known.Value != 0 ? Variables[first] : Variables[second]).As(Variables[first], Variables[second]);
        return ($"({conditionText}) ? v{first} : v{second}", value);
    }

    private static CInteger? Combine(string symbol, CInteger? left, CInteger? right)
    {
        if (left is not { } a)
            return null;
        // && and || look at their right side only when they must.
        if (symbol == "&&" && a.Value == 0)
            return CInteger.Truth(false);
        if (symbol == "||" && a.Value != 0)
            return CInteger.Truth(true);
        return right is { } b ? a.Apply(symbol, b) : null;
    }

    private static string Run(string script)
    {
        var compilation = ScriptCompilation.Create(script, Dialect.D);
        Assert.Empty(compilation.Diagnostics);
        using var printed = new MemoryStream();
        using var source = new JsonLinesSource(Stream.Null, "no events");
        _ = new TraceSession(compilation.CreateProgram(), source, new TraceOutput(printed), _ => { }).Run();
        return System.Text.Encoding.UTF8.GetString(printed.ToArray());
    }
}
