using Pyd.Compiler.Syntax;
using Xunit;

namespace Pyd.Compiler.Tests.Syntax;

public sealed class RobustnessTests
{
    private const int Many = 10_000;
    private const int VeryMany = 100_000;

    public static TheoryData<string, string> Deep => new()
    {
        { "parentheses", new string('(', VeryMany) },
        { "closed parentheses", new string('(', VeryMany) + "x" + new string(')', Many) },
        { "minus signs", string.Concat(Enumerable.Repeat("- ", VeryMany)) + "x" },
        { "indexes", string.Concat(Enumerable.Repeat("a[", VeryMany)) },
        { "calls", string.Concat(Enumerable.Repeat("f(", VeryMany)) },
        { "sums", string.Concat(Enumerable.Repeat("1 + ", VeryMany)) + "1" },
        { "assignments", string.Concat(Enumerable.Repeat("a = ", VeryMany)) + "1" },
        { "conditionals", string.Concat(Enumerable.Repeat("a ? b : ", VeryMany)) + "1" },
        { "open conditionals", string.Concat(Enumerable.Repeat("a ? ", VeryMany)) + "1" },
        { "members", "a" + string.Concat(Enumerable.Repeat("->b", VeryMany)) },
        { "blocks", string.Concat(Enumerable.Repeat("if (a) { ", VeryMany)) },
        { "else chains", string.Concat(Enumerable.Repeat("if (a) { } else ", VeryMany)) + "{ }" },
        { "sums in parentheses", string.Concat(Enumerable.Repeat("(1 + 2 + 3 + ", VeryMany)) },
    };

    [Theory, MemberData(nameof(Deep))]
    public void DeepNestingIsAMistakeNotACrash(string what, string expression)
    {
        Assert.NotEmpty(what);
        foreach (var dialect in new[] { Dialect.D, Dialect.Stap })
        {
            var text = dialect == Dialect.D ? $"BEGIN {{ {expression}; }}\nEND {{ }}" : $"probe begin {{ {expression} }}\nprobe end {{ }}";
            var tree = OnSmallStack(() => Parsed.Tree(text, dialect));
            Assert.Equal("PYD1012", Assert.Single(tree.Diagnostics).Id);
        }
    }

    [Fact]
    public void CommasAreLevelsOfD()
    {
        var text = $"BEGIN {{ {string.Concat(Enumerable.Repeat("1, ", VeryMany))}1; }}\nEND {{ x = 1; }}";
        var tree = OnSmallStack(() => Parsed.D(text));
        Assert.Equal("PYD1012", Assert.Single(tree.Diagnostics).Id);
        Assert.Single(tree.Root.Members);
        Assert.Empty(Parsed.D($"BEGIN {{ {string.Concat(Enumerable.Repeat("1, ", 900))}1; }}").Diagnostics);
    }

    [Theory]
    [InlineData("int ", "*", "x;")]
    [InlineData("int x", "[2]", ";")]
    public void PointersAndDimensionsAreLevelsOfD(string before, string derivation, string after)
    {
        var text = before + string.Concat(Enumerable.Repeat(derivation, Many)) + after;
        Assert.Equal("PYD1012", Assert.Single(OnSmallStack(() => Parsed.D(text)).Diagnostics).Id);
    }

    [Theory]
    [InlineData(";")]
    [InlineData("}")]
    [InlineData("\"\n")]
    [InlineData("#x\n")]
    [InlineData("/*")]
    [InlineData("%(")]
    [InlineData("BEGIN{}")]
    [InlineData("probe a{}")]
    [InlineData("probe a{\n")]
    [InlineData("a\n{")]
    [InlineData("a?,")]
    public void RepetitionsDoNotTakeForever(string text)
    {
        var repeated = string.Concat(Enumerable.Repeat(text, VeryMany));
        Parsed.D(repeated);
        Parsed.Stap(repeated);
    }

    [Fact]
    public void TheDeepestTreeCanBePrinted()
    {
        var text = $"BEGIN {{ {string.Concat(Enumerable.Repeat("1 + ", 300))}{new string('(', 200)}1{new string(')', 200)}; }}";
        var tree = OnSmallStack(() => Parsed.D(text));
        Assert.Empty(tree.Diagnostics);
        Assert.NotEmpty(OnSmallStack(() => SyntaxPrinter.Print(tree.Root)));
    }

    [Theory]
    [InlineData(Dialect.D)]
    [InlineData(Dialect.Stap)]
    public void AnySoupOfTokensParses(Dialect dialect)
    {
        string[] words =
        [
            "BEGIN", "probe", "begin", "{", "}", "(", ")", "[", "]", "/", ";", ",", "x", "1", "\"s\"", "'c'", "=", "==", "+", "++", "?", ":", "->", "@a", "@",
            "$x", "if", "else", "for", "foreach", "in", "global", "function", "self", "int", "struct", "inline", "\n", "#pragma D option x\n", "/*", "*/", "//",
            "\"", "'", "%{", "%}", "%(", "%)", "@define", "`", "\\", "\0", "\uD800", "\uDC00", "é", "*", "-", ".", "!", "::", "tick-1s", "try", "catch", "delete",
        ];
        var random = new Random(1);
        for (var round = 0; round < 3000; round++)
        {
            var text = string.Join(random.Next(3) == 0 ? "" : " ", Enumerable.Range(0, random.Next(1, 40)).Select(_ => words[random.Next(words.Length)]));
            var tree = Parsed.Tree(text, dialect);
            Assert.All(tree.Diagnostics, diagnostic => Assert.InRange(diagnostic.Location.End, diagnostic.Location.Start, text.Length));
            SyntaxPrinter.Print(tree.Root);
            SyntaxPrinter.PrintTokens(tree.Tokens);
        }
    }

    [Theory]
    [InlineData(Dialect.D)]
    [InlineData(Dialect.Stap)]
    public void ALongScriptIsReadQuickly(Dialect dialect)
    {
        var body = string.Concat(Enumerable.Repeat("  x = x - y - 1 + f(a[1, \"s\"]) - 3;\n", Many));
        var tree = Parsed.Tree(dialect == Dialect.D ? $"BEGIN {{\n{body}}}" : $"probe begin {{\n{body.Replace(";", "")}}}", dialect);
        Assert.Empty(tree.Diagnostics);
    }

    private static T OnSmallStack<T>(Func<T> work)
    {
        T? result = default;
        var thread = new Thread(() => result = work(), 1024 * 1024);
        thread.Start();
        thread.Join();
        return result ?? throw new InvalidOperationException();
    }
}
