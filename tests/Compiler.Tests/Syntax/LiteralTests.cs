using Pyd.Compiler.Syntax;
using Xunit;

namespace Pyd.Compiler.Tests.Syntax;

public sealed class LiteralTests
{
    [Theory]
    [InlineData("0", 0, false, 0, true)]
    [InlineData("42", 42, false, 0, true)]
    [InlineData("017", 15, false, 0, false)]
    [InlineData("0x1F", 31, false, 0, false)]
    [InlineData("0XaBcL", 0xABC, false, 1, false)]
    [InlineData("1u", 1, true, 0, true)]
    [InlineData("1ULL", 1, true, 2, true)]
    [InlineData("1lu", 1, true, 1, true)]
    [InlineData("9223372036854775807", long.MaxValue, false, 0, true)]
    [InlineData("18446744073709551615u", ulong.MaxValue, true, 0, true)]
    [InlineData("0xffffffffffffffff", ulong.MaxValue, false, 0, false)]
    public void IntegersOfD(string text, ulong value, bool isUnsigned, int longs, bool isDecimal)
    {
        var integer = Assert.IsType<IntegerLiteralSyntax>(Parsed.Expression(text, Dialect.D));
        Assert.Equal((value, isUnsigned, longs, isDecimal), (integer.Value, integer.IsUnsigned, integer.Longs, integer.IsDecimal));
    }

    [Theory]
    [InlineData("18446744073709551615", ulong.MaxValue)]
    [InlineData("0777", 511)]
    [InlineData("0xff", 255)]
    public void IntegersOfStap(string text, ulong value) =>
        Assert.Equal(value, Assert.IsType<IntegerLiteralSyntax>(Parsed.Expression(text, Dialect.Stap)).Value);

    [Theory]
    [InlineData("""
        "a\tb\n"
        """, "a\tb\n")]
    [InlineData("""
        "\033[2J"
        """, "\x1b[2J")]
    [InlineData("""
        "\0\18\x41g"
        """, "\0\u00018Ag")]
    [InlineData("""
        "\"\\\a\v\f\b\r"
        """, "\"\\\a\v\f\b\r")]
    [InlineData("""
        "é"
        """, "\u00C3\u00A9")]
    [InlineData("\"\uD83D\uDE00\"", "\u00F0\u009F\u0098\u0080")]
    public void StringsAreBytes(string text, string value)
    {
        Assert.Equal(value, Assert.IsType<StringLiteralSyntax>(Parsed.Expression(text, Dialect.D)).Value);
        Assert.Equal(value, Assert.IsType<StringLiteralSyntax>(Parsed.Expression(text, Dialect.Stap)).Value);
    }

    /// <summary>DTrace keeps the backslash before what is no escape, and takes \x without digits for \0 (stresc2chr).</summary>
    [Theory]
    [InlineData("""
        "\q\?\'"
        """, "\\q\\?\\'", "q?'")]
    [InlineData("""
        "a\x"
        """, "a\0", "ax")]
    public void UnknownEscapes(string text, string inD, string inStap)
    {
        Assert.Equal(inD, Assert.IsType<StringLiteralSyntax>(Parsed.Expression(text, Dialect.D)).Value);
        Assert.Equal(inStap, Assert.IsType<StringLiteralSyntax>(Parsed.Expression(text, Dialect.Stap)).Value);
    }

    // Attributes cannot carry lone surrogates.
    [Fact]
    public void BytesThatAreNotUtf8StayBytes()
    {
        StringsAreBytes("\"\uDC80\uDCFF\"", "\u0080\u00FF");
        StringsAreBytes("\"\uD800\"", "\u00EF\u00BF\u00BD");
    }

    [Fact]
    public void StapJoinsAdjacentStrings() =>
        Assert.Equal("abc", Assert.IsType<StringLiteralSyntax>(Parsed.Expression("\"a\" \"b\"\n\"c\"", Dialect.Stap)).Value);

    [Fact]
    public void AnEscapedNewlineIsOneInStap() =>
        Assert.Equal("a\nb", Assert.IsType<StringLiteralSyntax>(Parsed.Expression("\"a\\\nb\"", Dialect.Stap)).Value);

    [Theory]
    [InlineData("'a'", 97)]
    [InlineData("'ab'", 97 * 256 + 98)]
    [InlineData(@"'\n'", 10)]
    [InlineData(@"'\''", 92 * 256 + 39)]
    [InlineData(@"'\0'", 0)]
    [InlineData(@"'\377'", 255)]
    [InlineData("'abcdefgh'", 0x6162636465666768)]
    public void Characters(string text, long value) =>
        Assert.Equal(value, Assert.IsType<CharacterLiteralSyntax>(Parsed.Expression(text, Dialect.D)).Value);
}
