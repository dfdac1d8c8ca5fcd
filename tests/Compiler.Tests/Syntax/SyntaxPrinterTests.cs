using Pyd.Compiler.Syntax;
using Xunit;

namespace Pyd.Compiler.Tests.Syntax;

public sealed class SyntaxPrinterTests
{
    [Fact]
    public void ATreeIsIndented()
    {
        const string Expected = """
            Script 1:1
              Members: ProbeClause 1:1
                Probes: ProbeDescription 1:1 Text="tick-1s"
                Predicate: Name 1:10 Text="x"
                Body: Block 2:1
                  Statements: ExpressionStatement 2:3
                    Expression: Assignment 2:3 Operator="="
                      Target: Aggregation 2:3 Name="a"
                        Keys: StringLiteral 2:6 Value="k\n"
                      Value: Call 2:15
                        Function: Name 2:15 Text="count"

            """;
        Assert.Equal(Expected, SyntaxPrinter.Print(Parsed.D("tick-1s /x/\n{ @a[\"k\\n\"] = count(); }").Root));
    }

    [Fact]
    public void AWildcardIsAStar() =>
        Assert.Contains("Slice: *\n", SyntaxPrinter.Print(Parsed.Stap("probe begin { foreach (k in a[*]) { } }").Root), StringComparison.Ordinal);

    [Fact]
    public void TokensAreAList()
    {
        const string Expected = """
            1:1      PROBE_DESCRIPTION  "tick-1s"
            1:9      SLASH              "/"
            1:10     IDENTIFIER         "x"
            1:11     PREDICATE_END      "/"
            2:1      LEFT_BRACE         "{"
            2:3      RIGHT_BRACE        "}"

            """;
        Assert.Equal(Expected, SyntaxPrinter.PrintTokens(Parsed.D("tick-1s /x/ /* c */\n{ }").Tokens));
    }
}
