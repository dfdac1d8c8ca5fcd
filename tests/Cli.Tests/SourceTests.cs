using Pyd.Testing;

using Xunit;

namespace Pyd.Cli.Tests;

public sealed class SourceTests
{
    [Theory]
    [InlineData("kernel", "there is no source 'kernel': it is one of agent, agent-python, usdt, replay", "-c", "true")]
    [InlineData("replay", "--source replay needs a trace: --replay FILE", "-c", "true")]
    [InlineData("agent", "--source agent needs a command to trace: -c COMMAND", "--replay", "-")]
    public void A_source_that_does_not_fit_is_named(string source, string message, params string[] rest)
    {
        var result = PydCommand.Run(["run", Example.CallStack, "--source", source, .. rest]);
        Assert.Equal((2, "", $"pyd: {message}\nTry 'pyd run --help'.\n"), (result.ExitCode, result.Output, result.Error));
    }

    /// <summary>How Python may be started without hearing of PYTHONPATH or site.</summary>
    [InterpreterTheory]
    public void Options_do_not_keep_the_native_agent_out(Interpreter python)
    {
        string[] each = ["-I", "-S", "-E -O", "-I -S -B"];
        foreach (var options in Interpreters.OfEachWay.Any(one => one.Path == python.Path) ? each : each[2..])
        {
            var result = PydCommand.Run("run", Example.CallStack, "-c", $"{python.Path} {options} {Example.CallStackProgram}");
            Assert.Equal((0, ""), (result.ExitCode, result.Error));
            Assert.Equal(Example.CallStackOutput.Split('\n').Length, result.Output.Split('\n').Length);
        }
    }

    /// <summary>Since 3.12 profilers of both live side by side.</summary>
    [InterpreterTheory(EachAgent = true)]
    public void A_program_with_its_own_profiler_is_told_once(Interpreter python, string source)
    {
        var result = PydCommand.Run("run", Example.CallStack, "--source", source, "-c", $"{python.Path} -c 'import sys; sys.setprofile(None); sys.setprofile(None); print(1)'");
        Assert.Equal((0, "1\n"), (result.ExitCode, result.Output));
        Assert.Equal(python.Version.Minor < 12 ? 1 : 0, result.Error.Split("a profiler or tracer of its own").Length - 1);
    }

    [Fact]
    public void A_preloaded_library_of_the_user_stays()
    {
        var result = PydCommand.Shell($"LD_PRELOAD=libdl.so.2 \"$PYD\" run {Example.CallStack} -c 'sh -c \"echo $LD_PRELOAD\"' 2>/dev/null");
        Assert.EndsWith(":libdl.so.2\n", result.Output, StringComparison.Ordinal);
    }
}
