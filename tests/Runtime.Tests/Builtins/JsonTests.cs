using Pyd.Runtime.Builtins;
using Pyd.Runtime.Variables;
using Xunit;

namespace Pyd.Runtime.Tests.Builtins;

/// <summary><c>json()</c> on texts that are no JSON, or not what the path thinks.</summary>
public sealed class JsonTests
{
    [Theory]
    [InlineData("{\"a\": 1}", "a", "1")]
    [InlineData("{\"a\": \"x\\\"y\"}", "a", "x\\\"y")]
    [InlineData("[[1, 2], [3]]", "[1][0]", "3")]
    [InlineData("{\"a\": {\"b\": [true]}}", "a.b[0]", "true")]
    [InlineData("{\"a\": 1}", "", "{\"a\": 1}")]
    [InlineData("{\"a\": \"\"}", "a", "")]
    [InlineData("{\"a\": 1}", "b", null)]
    [InlineData("{\"a\": 1}", "a.b", null)]
    [InlineData("{\"a\": 1}", "[0]", null)]
    [InlineData("[]", "[0]", null)]
    [InlineData("[1]", "[-1]", null)]
    [InlineData("[1]", "[x]", null)]
    [InlineData("[1]", "[", null)]
    [InlineData("[1]", "[99999999999]", null)]
    [InlineData("{\"a\"", "a", null)]
    [InlineData("{\"a\":", "a", null)]
    [InlineData("{\"a\": \"", "a", null)]
    [InlineData("{\"a\": \"\\", "a", null)]
    [InlineData("{\"a\": [", "a", null)]
    [InlineData("\"", "", null)]
    [InlineData("", "", null)]
    public void Value(string document, string path, string? expected) =>
        Assert.Equal(expected, DFunctions.Json(TraceString.From(document), TraceString.From(path))?.ToString());
}
