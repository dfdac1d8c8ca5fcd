using Pyd.Runtime.Builtins;
using Pyd.Runtime.Events;
using Pyd.Runtime.Sessions;
using Pyd.Runtime.Variables;
using Xunit;

namespace Pyd.Runtime.Tests.Builtins;

/// <summary>What SystemTap 4.8 returns.</summary>
public sealed class StapFunctionsTests
{
    // Time in microseconds, delta, text: a run whose counter goes below 0 and comes back.
    private static readonly (long Time, long Delta, string Text)[] Steps =
    [
        (1000, 1, "     0 stapio(132):"),
        (1982, 1, "   982 stapio(132): "),
        (2128, 3, "  1128 stapio(132):    "),
        (2175, 0, "  1175 stapio(132):    "),
        (2214, -3, "  1214 stapio(132):    "),
        (2252, -1, "  1252 stapio(132): "),
        (2291, -1, "  1291 stapio(132):"),
        (3000, -1, "     0 stapio(132):"),
        (3044, -1, "    44 stapio(132):"),
        (3086, 1, "    86 stapio(132):"),
        (3127, 1, "   127 stapio(132):"),
        (4000, 1, "     0 stapio(132):"),
    ];

    [Fact]
    public void ThreadIndent()
    {
        var process = new ProcessInfo(132, 1, 0, 0, TraceString.From("stapio"), "stapio", false);
        var thread = new TraceThread(new ThreadInfo(process, 132));
        foreach (var (time, delta, text) in Steps)
            Assert.Equal(text, StapFunctions.ThreadIndent(thread, time * 1000, delta).ToString());
        Assert.Equal(4, StapFunctions.ThreadIndentDepth(thread, 4));
    }

    [Fact]
    public void Indent()
    {
        var program = new EmptyProgram();
        Assert.Equal("     0 :", StapFunctions.Indent(program, 0, 1).ToString());
        Assert.Equal("   112 : ", StapFunctions.Indent(program, 112_000, 1).ToString());
        Assert.Equal("   157 : ", StapFunctions.Indent(program, 157_999, -1).ToString());
        Assert.Equal("   198 :", StapFunctions.Indent(program, 198_000, -1).ToString());
        Assert.Equal(1, StapFunctions.IndentDepth(program, 2));
    }

    [Theory]
    [InlineData("hello", 1, 3, "ell")]
    [InlineData("hello", -1, 3, "")]
    [InlineData("hello", 3, 10, "lo")]
    [InlineData("hello", 5, 1, "")]
    [InlineData("hello", 2, -1, "")]
    public void Substring(string text, long start, long length, string expected) =>
        Assert.Equal(expected, StapFunctions.Substring(TraceString.From(text), start, length).ToString());

    [Theory]
    [InlineData("hello", "ell", 1)]
    [InlineData("hello", "", 1)]
    [InlineData("", "x", 0)]
    public void IsIn(string text, string search, long expected) =>
        Assert.Equal(expected, StapFunctions.IsIn(TraceString.From(text), TraceString.From(search)));

    [Theory]
    [InlineData("12", 10, 12)]
    [InlineData("0x1f", 16, 31)]
    [InlineData("0x1f", 0, 31)]
    [InlineData("017", 0, 15)]
    [InlineData("  -5z", 10, 0)]
    [InlineData("zz", 10, 0)]
    [InlineData("12", 1, 0)]
    [InlineData("zz", 36, 0)]
    [InlineData("99999999999999999999", 10, 7766279631452241919)]
    [InlineData("+7", 10, 0)]
    [InlineData("", 10, 0)]
    [InlineData("-99999999999999999999", 10, -7766279631452241919)]
    [InlineData("12", 37, 39)]
    [InlineData("9223372036854775808", 10, long.MinValue)]
    public void ToInteger(string text, long @base, long expected) =>
        Assert.Equal(expected, StapFunctions.ToInteger(TraceString.From(text), @base));

    [Theory]
    [InlineData("a\"b\\c\n\té\u0001", "\"a\\\"b\\\\c\\n\\t\\u00E9\\001\"")]
    [InlineData("", "\"\"")]
    [InlineData("it's\a\b\f\r\v\u007F", "\"it's\\a\\b\\f\\r\\v\\177\"")]
    public void StringQuoted(string text, string expected) =>
        Assert.Equal(expected, StapFunctions.StringQuoted(TraceString.From(text)).ToString());

    [Fact]
    public void StringQuotedOfWhatIsNotUtf8() =>
        Assert.Equal("\"\\U0001F600\\377\\303\"", StapFunctions.StringQuoted(new TraceString([0xF0, 0x9F, 0x98, 0x80, 0xFF, 0xC3])).ToString());

    [Theory]
    [InlineData("aXbXc", "X", "--", "a--b--c")]
    [InlineData("abc", "", "-", "abc")]
    [InlineData("aaa", "aa", "b", "ba")]
    [InlineData("abc", "b", "", "ac")]
    public void Replace(string text, string search, string replacement, string expected) =>
        Assert.Equal(expected, StapFunctions.Replace(TraceString.From(text), TraceString.From(search), TraceString.From(replacement)).ToString());

    [Theory]
    [InlineData(0, "Thu Jan  1 00:00:00 1970")]
    [InlineData(1700000000, "Tue Nov 14 22:13:20 2023")]
    [InlineData(-1, "Wed Dec 31 23:59:59 1969")]
    [InlineData(int.MinValue, "Fri Dec 13 20:45:52 1901")]
    [InlineData(86400 * 9, "Sat Jan 10 00:00:00 1970")]
    [InlineData(1L << 40, "far far in the future...")]
    public void ContextTime(long seconds, string expected) => Assert.Equal(expected, StapFunctions.ContextTime(seconds).ToString());

    [Fact]
    public void Concatenate() =>
        Assert.Equal("ab", StapFunctions.Concatenate(new EmptyProgram(), TraceString.From("a"), TraceString.From("b")).ToString());

    private sealed class EmptyProgram : TraceProgram
    {
        protected internal override void Describe(ProgramDescription program) { }

        protected internal override void Fire(int handler, ref readonly ProbeEvent e, TraceThread thread) { }
    }
}
