using Pyd.Testing;
using Xunit;

namespace Pyd.Cli.Tests;

/// <summary>Scripts on the command line, and scripts whose language nothing names.</summary>
public sealed class OneLinerTests
{
    [Theory]
    [InlineData("-n", "BEGIN { printf(\"%d\\n\", $1); exit(0); }")]
    [InlineData("-e", "BEGIN { printf(\"%d\\n\", $1); exit(0); }")]
    [InlineData("-e", "probe begin { println($1) exit() }")]
    [InlineData("-e", "/* a comment */ probe begin { println($1) exit() }")]
    public void Script_is_run_with_its_arguments(string option, string text)
    {
        var result = PydCommand.Run("run", option, text, "42");
        Assert.Equal((0, "42", ""), (result.ExitCode, result.Output.Trim(), result.Error));
    }

    [Fact]
    public void Several_clauses_are_one_script()
    {
        var result = PydCommand.Run("run", "-n", "BEGIN { x = 1; }", "-n", "BEGIN { printf(\"%d\\n\", x); exit(0); }");
        Assert.Equal((0, "1\n", ""), (result.ExitCode, result.Output, result.Error));
    }

    [Theory]
    [InlineData("dtrace:::BEGIN { trace(1); exit(0); }")]
    [InlineData("#!/usr/bin/env stap\nprobe begin { println(1) exit() }")]
    [InlineData("global n\nprobe begin { println(++n) exit() }")]
    [InlineData("int n;\nBEGIN { n++; trace(n); exit(0); }")]
    public void Language_is_found_in_the_text(string text)
    {
        var result = PydCommand.RunWithInput(text, "run", "-");
        Assert.Equal((0, "1", ""), (result.ExitCode, result.Output.Trim(), result.Error));
    }

    [Fact]
    public void Text_of_neither_language_is_said()
    {
        var result = InProcess.Run("run", "-e", "(hello)");
        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains("--dialect d or --dialect stap", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Script_is_needed_once()
    {
        Assert.Contains("give a script", InProcess.Run("run").Error, StringComparison.Ordinal);
        Assert.Contains("exclude each other", InProcess.Run("run", "-n", "BEGIN { }", "-e", "BEGIN { }").Error, StringComparison.Ordinal);
    }
}
