using Pyd.Runtime.Builtins;
using Pyd.Runtime.Variables;
using Xunit;

namespace Pyd.Runtime.Tests.Builtins;

/// <summary>What DTrace 2.x for Linux returns.</summary>
public sealed class DFunctionsTests
{
    [Theory]
    [InlineData("/a/b/c", "c")]
    [InlineData("/a/b/", "b")]
    [InlineData("", ".")]
    [InlineData("/", "/")]
    [InlineData("a", "a")]
    [InlineData("//", "/")]
    [InlineData("/a//", "a")]
    [InlineData("a/b//", "b")]
    [InlineData(".", ".")]
    public void Basename(string path, string expected)
    {
        var text = TraceString.From(path);
        Assert.Equal(expected, DFunctions.Basename(text).ToString());
        Assert.Same(DFunctions.Basename(text), DFunctions.Basename(text));
    }

    [Theory]
    [InlineData("/a/b/c", "/a/b")]
    [InlineData("/a/b/", "/a")]
    [InlineData("abc", ".")]
    [InlineData("/", "/")]
    [InlineData("//", "/")]
    [InlineData("/a//", "/")]
    [InlineData("a//b", "a")]
    [InlineData("", ".")]
    [InlineData("/a", "/")]
    public void Dirname(string path, string expected) => Assert.Equal(expected, DFunctions.Dirname(TraceString.From(path)).ToString());

    [Theory]
    [InlineData("/a/./b/../c//d", "/a/c/d")]
    [InlineData("a/../b", "b")]
    [InlineData("/..", "/")]
    [InlineData("", "")]
    [InlineData("/", "/")]
    [InlineData("a/..", ".")]
    [InlineData("../a", "../a")]
    [InlineData("/a/../../b", "/b")]
    [InlineData(".", ".")]
    [InlineData("./a", "a")]
    [InlineData("a/./", "a")]
    [InlineData("a//b/", "a/b")]
    [InlineData("a/b/../../..", "..")]
    [InlineData("..", "..")]
    [InlineData("/.", "/")]
    [InlineData("a/b/..", "a")]
    [InlineData("//a", "/a")]
    [InlineData("/foo/../bar/..", "/")]
    [InlineData("a..b/..c/.d", "a..b/..c/.d")]
    [InlineData("/a/b/c/../.././d/", "/a/d")]
    [InlineData("./", ".")]
    [InlineData("./.", ".")]
    [InlineData("a/../.", ".")]
    [InlineData("././b", "b")]
    [InlineData("./..", "..")]
    [InlineData("a/../..", "..")]
    [InlineData("../..", "../..")]
    [InlineData("../a/..", "..")]
    [InlineData("a/b/../c/..", "a")]
    public void CleanPath(string path, string expected) => Assert.Equal(expected, DFunctions.CleanPath(TraceString.From(path)).ToString());

    [Theory]
    [InlineData(1, null, "ello")]
    [InlineData(-2, null, "lo")]
    [InlineData(1, 2L, "el")]
    [InlineData(-3, 2L, "ll")]
    [InlineData(7, null, "")]
    [InlineData(1, -1L, "ell")]
    [InlineData(-7, null, "hello")]
    [InlineData(-7, 4L, "he")]
    [InlineData(0, -6L, "")]
    [InlineData(-7, 1L, "")]
    [InlineData(2, 0L, "")]
    [InlineData(5, null, "")]
    [InlineData(-4, -2L, "el")]
    [InlineData(2, -9L, "")]
    [InlineData(1, long.MaxValue, "ello")]
    public void Substring(long start, long? length, string expected)
    {
        var text = TraceString.From("hello");
        var actual = length is { } given ? DFunctions.Substring(text, start, given) : DFunctions.Substring(text, start);
        Assert.Equal(expected, actual.ToString());
    }

    [Theory]
    [InlineData("abcabc", "c", 2, 5)]
    [InlineData("abc", "z", -1, -1)]
    [InlineData("abc", "", 0, 3)]
    [InlineData("", "", 0, 0)]
    public void Index(string text, string search, long first, long last)
    {
        Assert.Equal(first, SearchFunctions.Index(TraceString.From(text), TraceString.From(search)));
        Assert.Equal(last, SearchFunctions.LastIndex(TraceString.From(text), TraceString.From(search)));
    }

    [Theory]
    [InlineData("hello", "ll", "llo")]
    [InlineData("hello", "", "hello")]
    [InlineData("", "", "")]
    [InlineData("a", "b", null)]
    public void Strstr(string text, string search, string? expected) =>
        Assert.Equal(expected, SearchFunctions.Find(TraceString.From(text), TraceString.From(search))?.ToString());

    [Fact]
    public void Others()
    {
        Assert.Equal(6, DFunctions.StringLength(TraceString.From("héllo")));
        Assert.Equal("ab", DFunctions.Join(TraceString.From("a"), TraceString.From("b")).ToString());
        Assert.Equal("-123", NumberFunctions.ToText(-123).ToString());
        Assert.Equal("9223372036854775807", NumberFunctions.ToText(long.MaxValue).ToString());
        Assert.Equal("AZ[é", DFunctions.ToUpper(TraceString.From("aZ[é")).ToString());
        Assert.Equal("az@É", DFunctions.ToLower(TraceString.From("aZ@É")).ToString());
    }
}
