using Pyd.Compiler.Syntax;
using Xunit;

namespace Pyd.Compiler.Tests.Binding;

/// <summary>Numbers of the command line are read as C reads them.</summary>
public sealed class GivenNumberTests
{
    [Theory]
    [InlineData("16", 160)]
    [InlineData("020", 160)]
    [InlineData("0x10", 160)]
    [InlineData("9223372036854775807", long.MaxValue / 10 * 10)]
    public void Limits(string given, long expected) => Assert.Equal(expected, ScriptLimits.From([$"MAXACTION={given}"]).InterruptibleActions);

    [Theory]
    [InlineData("08")]
    [InlineData("0x")]
    [InlineData("9223372036854775808")]
    public void NoLimits(string given) => Assert.Single(ScriptLimits.From([$"MAXACTION={given}"]).Mistakes);

    [Theory]
    [InlineData("-9223372036854775808", null)]
    [InlineData("-9223372036854775809", "D_MACRO_OFLOW")]
    [InlineData("18446744073709551615", null)]
    [InlineData("18446744073709551616", "D_MACRO_OFLOW")]
    public void Arguments(string given, string? tag) =>
        Assert.Equal(tag, ScriptCompilation.Create("BEGIN { trace($1); }", Dialect.D, new CompilationOptions { Arguments = [given] }).Diagnostics.FirstOrDefault()?.Template.Tag);
}
