using Pyd.Runtime.Sessions;
using Xunit;

namespace Pyd.Runtime.Tests;

public sealed class SessionOptionsTests
{
    [Theory]
    [InlineData("bufsize=4m", 4L << 20)]
    [InlineData("bufsize=64K", 64L << 10)]
    [InlineData("bufsize=1g", 1L << 30)]
    [InlineData("bufsize=2T", 2L << 40)]
    [InlineData("bufsize=0x10k", 16L << 10)]
    [InlineData("bufsize=010", 8L)]
    [InlineData("bufsize=512", 512L)]
    [InlineData("bufsize=0", 0L)]
    [InlineData("statusrate=10hz", 100_000_000L)]
    [InlineData("statusrate=4", 250_000_000L)]
    [InlineData("statusrate=10MS", 10_000_000L)]
    [InlineData("statusrate=2m", 120_000_000_000L)]
    [InlineData("quiet", 1L)]
    [InlineData("quiet=no", 0L)]
    [InlineData("quiet=", 0L)]
    [InlineData("quiet=Enabled", 1L)]
    [InlineData("stackframes=7", 7L)]
    [InlineData("bufpolicy=drop", 1L)]
    public void ReadsWhatDTraceReads(string setting, long value)
    {
        var options = new SessionOptions();
        Assert.Null(SessionOptions.MistakeIn(setting, isCompiled: true));
        options.Set(setting);
        Assert.Equal(value, options[setting.Split('=')[0]]);
    }

    [Theory]
    [InlineData("bufsize=4x", "option 'bufsize' takes a size, for example 64k, 4m or 1g, not '4x'")]
    [InlineData("bufsize=-1", "not '-1'")]
    [InlineData("bufsize=m", "not 'm'")]
    [InlineData("bufsize=", "not ''")]
    [InlineData("bufsize=99999999t", "not '99999999t'")]
    [InlineData("bufsize=08", "not '08'")]
    [InlineData("statusrate=10parsec", "takes a rate, for example 10hz, 500ms or 2s, not '10parsec'")]
    [InlineData("quiet=loud", "takes a number, on or off, not 'loud'")]
    [InlineData("bufpolicy", "option 'bufpolicy' takes switch or drop or fill or ring, not nothing")]
    [InlineData("zdefs=1", "option 'zdefs' takes no value, not '1'")]
    [InlineData("bufsise=4m", "there is no option 'bufsise'; did you mean 'bufsize'?")]
    [InlineData("", "there is no option ''")]
    public void RefusesWhatDTraceRefuses(string setting, string mistake) =>
        Assert.Contains(mistake, SessionOptions.MistakeIn(setting, isCompiled: false));

    [Fact]
    public void ACompiledScriptTakesOnlyWhatTheRunReads()
    {
        Assert.Null(SessionOptions.MistakeIn("zdefs", isCompiled: false));
        Assert.Equal("option 'zdefs' is read when the script is compiled: give it to pyd compile", SessionOptions.MistakeIn("zdefs", isCompiled: true));
    }

    [Fact]
    public void NobodySetsTheDefaults()
    {
        var options = new SessionOptions();
        Assert.Equal((4L << 20, false, 1_000_000_000L), (options.BufferSize, options.DropsWhenFull, options.StatusRate));
    }
}
