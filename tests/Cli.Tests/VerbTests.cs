using Pyd.Testing;

using Xunit;

namespace Pyd.Cli.Tests;

/// <summary>compile, check and dump.</summary>
public sealed class VerbTests
{
    [Fact]
    public void Compiled_script_runs_by_itself_and_by_pyd()
    {
        using var folder = new TemporaryFolder();
        File.Copy(RepositoryRoot.File(Example.CallStack), folder.File("call_stack.d"));
        var events = RepositoryRoot.File(Example.CallStackEvents);

        var compiled = PydCommand.RunIn(folder.Path, "compile", "call_stack.d");
        Assert.Equal((0, ""), (compiled.ExitCode, compiled.Error));
        Assert.All(["call_stack.dll", "call_stack.pdb", "call_stack.runtimeconfig.json"], name => Assert.True(File.Exists(folder.File(name)), name));

        var alone = Command.Run("dotnet", [folder.File("call_stack.dll"), "--replay", events]);
        Golden.Equal(Example.CallStackOutput, alone.Output);
        var run = PydCommand.RunIn(folder.Path, "run", "call_stack.dll", "--replay", events);
        Golden.Equal(Example.CallStackOutput, run.Output);
        Assert.Equal((0, 0), (alone.ExitCode, run.ExitCode));
    }

    [Fact]
    public void Check_is_silent_about_good_scripts()
    {
        var result = InProcess.Run("check", Example.CallStack, Example.HierarchyTapset, Example.Top);
        Assert.Equal((0, "", ""), (result.ExitCode, result.Output, result.Error));
    }

    [Fact]
    public void Check_names_the_place_of_every_mistake_in_every_file()
    {
        using var folder = new TemporaryFolder();
        var first = folder.Write("first.d", "BEGIN\n{\n\tprintf(\"%d\\n\", no_such_variable);\n}\n");
        var second = folder.Write("second.stp", "probe begin\n{\n\tprintf(\"%d\\n\", no_such_function())\n}\n");
        var result = InProcess.Run("check", first, second);
        Assert.Equal(1, result.ExitCode);
        Assert.Matches(@"first\.d\(3,17\): error PYD\d{4}: .*no_such_variable", result.Error);
        Assert.Matches(@"second\.stp\(3,17\): error PYD\d{4}: .*no_such_function", result.Error);
    }

    [Theory]
    [InlineData("tokens")]
    [InlineData("syntax")]
    [InlineData("bound")]
    [InlineData("ir")]
    [InlineData("il")]
    public void Dump_shows_every_stage(string stage)
    {
        foreach (var script in new[] { Example.CallStack, Example.Top })
        {
            var result = InProcess.Run("dump", "--stage", stage, script);
            Assert.Equal((0, ""), (result.ExitCode, result.Error));
            Assert.NotEmpty(result.Output);
            Assert.EndsWith("\n", result.Output, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("--version")]
    [InlineData("run --help")]
    public void Help_is_an_answer_not_a_mistake(string arguments)
    {
        var result = InProcess.Run(arguments.Split(' '));
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.NotEmpty(result.Output);
    }
}
