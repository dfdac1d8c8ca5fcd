namespace Pyd.Sources.Tests.Replay;

public sealed class BadLineTests
{
    private const string Good = """{"time":10,"pid":1,"probe":"python:line"}""" + "\n";

    [Theory]
    [InlineData("nonsense", "not a JSON object (byte 2)")]
    [InlineData("[1]", "not a JSON object")]
    [InlineData("3", "not a JSON object")]
    [InlineData("""{"time":11,"pid":1,"probe":"a:b"} {}""", "not a JSON object (byte")]
    [InlineData("""{"time":9,"pid":1,"probe":"a:b"}""", "time goes back from 10 to 9")]
    [InlineData("""{"pid":1,"probe":"a:b"}""", "no \"time\"")]
    [InlineData("""{"time":11,"probe":"a:b"}""", "no \"pid\"")]
    [InlineData("""{"time":11,"pid":1}""", "no \"probe\"")]
    [InlineData("""{"time":11,"pid":1,"probe":""}""", "\"\" is not a probe")]
    [InlineData("""{"time":11,"pid":1,"probe":"a:b:c"}""", "\"a:b:c\" is not a probe")]
    [InlineData("""{"time":11,"pid":1,"probe":5}""", "\"probe\" is not a string")]
    [InlineData("""{"time":"x","pid":1,"probe":"a:b"}""", "\"time\" is not an integer")]
    [InlineData("""{"time":1.5,"pid":1,"probe":"a:b"}""", "\"time\" is not an integer")]
    [InlineData("""{"time":-1,"pid":1,"probe":"a:b"}""", "\"time\" is -1; it goes from 0 to")]
    [InlineData("""{"time":11,"pid":99999999999,"probe":"a:b"}""", "\"pid\" is 99999999999")]
    [InlineData("""{"time":11,"pid":1,"cpu":40000,"probe":"a:b"}""", "\"cpu\" is 40000")]
    [InlineData("""{"time":11,"pid":1,"probe":"a:b","args":5}""", "\"args\" is not an array")]
    [InlineData("""{"time":11,"pid":1,"probe":"a:b","args":[1,2,3,4,5,6,7]}""", "more than 6 values")]
    [InlineData("""{"time":11,"pid":1,"probe":"a:b","args":[{}]}""", "another kind at position 1")]
    [InlineData("""{"time":11,"pid":1,"probe":"a:b","args":[1.5]}""", "1.5, which is not an integer of 64 bits")]
    [InlineData("""{"time":11,"pid":1,"probe":"a:b","args":["a\u0000"]}""", "\\u0000")]
    [InlineData("""{"time":11,"pid":1,"probe":"a:b","arg":[]}""", "an event has no \"arg\"")]
    [InlineData("""{"trace":{"target":1}}""", "before the first event")]
    public void EndsTheTraceAndSaysWhy(string line, string reason)
    {
        var run = ReplayRun.Of(Good + "# a comment counts\n" + line + "\n" + Good);
        Assert.Single(run.Events);
        var problem = Assert.Single(run.Outcome.Problems);
        Assert.StartsWith("trace.jsonl:3: ", problem);
        Assert.Contains(reason, problem);
    }

    [Theory]
    [InlineData("""{"trace":5}""", "\"trace\" is not an object")]
    [InlineData("""{"trace":{"goal":5}}""", "the header has no \"goal\"")]
    [InlineData("""{"trace":{"target":5},"time":1}""", "the header stands alone")]
    public void AHeaderIsCheckedToo(string line, string reason) =>
        Assert.Contains(reason, Assert.Single(ReplayRun.Of(line + "\n").Outcome.Problems));

    [Fact]
    public void ALineCutShortIsSaidToBe()
    {
        var run = ReplayRun.Of(Good + Good[..20]);
        Assert.Single(run.Events);
        Assert.Equal("trace.jsonl:2: the trace is cut short in this line; what comes before it was read", Assert.Single(run.Outcome.Problems));
    }

    [Fact]
    public void AWholeLastLineNeedsNoNewline() => Assert.Empty(ReplayRun.Of(Good + Good.TrimEnd()).Outcome.Problems);

    [Fact]
    public void AFailingStreamIsSaidToFail()
    {
        var run = ReplayRun.Of(new FailingStream(Good));
        Assert.Single(run.Events);
        Assert.Equal("trace.jsonl: reading failed after line 1: the disk is gone", Assert.Single(run.Outcome.Problems));
    }

    private sealed class FailingStream(string text) : MemoryStream(System.Text.Encoding.UTF8.GetBytes(text))
    {
        public override int Read(byte[] buffer, int offset, int count) =>
            base.Read(buffer, offset, count) is > 0 and var read ? read : throw new IOException("the disk is gone");
    }
}
