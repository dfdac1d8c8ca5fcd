using Pyd.Cli.Stap;
using Xunit;

namespace Pyd.Cli.Tests;

/// <summary>The name of stap's <c>-o</c>, at a time of one's own.</summary>
public sealed class OutputNameTests
{
    [Theory]
    [InlineData("%%,%C,%Y,%y,%m,%d,%e,%F,%H,%I,%j,%k,%l,%M,%R,%S,%T,%u,%w", "%,20,2026,26,03,01, 1,2026-03-01,00,12,060, 0,12,05,00:05,09,00:05:09,7,0")]
    [InlineData("a%", "a%")]
    [InlineData("%Q", "%Q")]
    public void Conversions_are_those_of_strftime(string pattern, string name) =>
        Assert.Equal(name, OutputName.Expand(pattern, new DateTime(2026, 3, 1, 0, 5, 9, DateTimeKind.Local)));
}
