using Pyd.Runtime.Output;
using Xunit;

namespace Pyd.Runtime.Tests.Output;

/// <summary>What actions do between pieces of output.</summary>
public sealed class TraceOutputTests : IDisposable
{
    private readonly MemoryStream _stream = new();
    private readonly TraceOutput _output;

    public TraceOutputTests() => _output = new TraceOutput(_stream);

    public void Dispose() => _stream.Dispose();

    private string Written => System.Text.Encoding.UTF8.GetString(_stream.ToArray());

    [Fact]
    public void A_command_runs_between_what_is_printed_before_and_after()
    {
        var seen = "";
        _output.Bytes("before"u8);
        _output.Defer(() => seen = Written);
        _output.Bytes("after"u8);
        Assert.Equal("", seen);
        _output.Flush();
        Assert.Equal(("before", "beforeafter"), (seen, Written));
    }

    [Fact]
    public void Taking_output_back_takes_its_commands_back()
    {
        var runs = 0;
        _output.Defer(() => runs++);
        var mark = _output.Mark;
        _output.Defer(() => runs += 10);
        _output.Bytes("lost"u8);
        _output.Rollback(mark);
        _output.Bytes("kept"u8);
        _output.Flush();
        Assert.Equal((1, "kept"), (runs, Written));
    }

    [Fact]
    public void A_string_that_is_taken_has_no_trace_of_commands_which_stay()
    {
        var runs = 0;
        var mark = _output.Mark;
        _output.Bytes("a"u8);
        _output.Defer(() => runs++);
        _output.Bytes("b"u8);
        Assert.Equal("ab", _output.TakeString(mark).ToString());
        _output.Flush();
        Assert.Equal((1, ""), (runs, Written));
    }

    [Fact]
    public void Truncate_forgets_what_was_written()
    {
        _output.Bytes("gone"u8);
        _output.Truncate();
        _output.Bytes("there"u8);
        _output.Flush();
        Assert.Equal("there", Written);
    }
}
