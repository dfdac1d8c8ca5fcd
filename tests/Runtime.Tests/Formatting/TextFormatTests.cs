using Pyd.Runtime.Formatting;
using Pyd.Runtime.Variables;
using Xunit;
using static Pyd.Runtime.Formatting.Conversion;
using static Pyd.Runtime.Formatting.FormatFlags;

namespace Pyd.Runtime.Tests.Formatting;

public sealed class TextFormatTests
{
    private const long No = long.MinValue;

    // Characters stand for bytes: "h\u00C3\u00A9llo" is héllo in UTF-8.
    [Theory]
    [InlineData("h\u00C3\u00A9", "h\u00C3\u00A9llo", Text, None, No, 3)]
    [InlineData("    h\u00C3\u00A9llo", "h\u00C3\u00A9llo", Text, None, 10, No)]
    [InlineData("h\u00C3\u00A9llo    ", "h\u00C3\u00A9llo", Text, Left, 10, No)]
    [InlineData("       h\u00C3\u00A9", "h\u00C3\u00A9llo", Text, None, 10, 3)]
    [InlineData("a\u00C3", "a\u00C3\u00A9", Text, None, No, 2)]
    [InlineData("abc", "abc", Text, None, No, 0)]
    [InlineData("", "abc", Text, Stap, No, 0)]
    [InlineData("", "abc", Text, Stap, No, -1)]
    [InlineData("abc   ", "abc", Text, None, -6, No)]
    [InlineData("abc", "abc", Text, None, No, -1)]
    [InlineData("a\\tb\\\"c\\\\\\0", "a\tb\"c\\", EscapedText, None, No, No)]
    [InlineData("              a\\tb\\0", "a\tb", EscapedText, None, 20, No)]
    [InlineData("a\\tb\\0              ", "a\tb", EscapedText, Left, 20, No)]
    [InlineData("a\\t", "a\tb", EscapedText, None, No, 3)]
    [InlineData("h\\303\\251\\001\\177\\a\\b\\f\\n\\r\\v'?\\0", "h\u00C3\u00A9\u0001\u007F\a\b\f\n\r\v'?", EscapedText, None, No, No)]
    [InlineData("\\0", "", EscapedText, None, No, No)]
    public void Strings(string expected, string bytes, Conversion conversion, FormatFlags flags, long width, long precision) =>
        Assert.Equal(expected, Printed.By(output => output.Format(TraceString.Literal(bytes), (int)conversion, (int)flags, width, precision)));
}
