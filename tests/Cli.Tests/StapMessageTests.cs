using Pyd.Cli.Stap;
using Pyd.Compiler;
using Pyd.Compiler.Syntax;
using Pyd.Testing;
using Xunit;

namespace Pyd.Cli.Tests;

/// <summary>What <c>pyd stap</c> says as stap(1) does, because programs around it look for it.</summary>
public sealed class StapMessageTests
{
    [Theory]
    [InlineData("probe begin { abrt() }", @"^unresolved function abrt \(similar: abort, \w+, \w+, \w+, \w+\)$")]
    [InlineData("probe pppppppp.begin { exit() }", "^while resolving probe point$")]
    [InlineData("probe begin { f() = 1 } function f() { return 1 }", "^Expecting lvalue for assignment$")]
    [InlineData("global g probe begin { println(g) }", "^unresolved type $")]
    public void Mistakes_have_the_sentence_of_the_original(string script, string sentence) =>
        Assert.Matches(sentence, StapSentences.Of(Assert.Single(ScriptCompilation.Create(script, Dialect.Stap).Diagnostics))[0]);

    [Theory]
    [InlineData("", "WARNING: 1\nWARNING: 2\n")]
    [InlineData("-w", "")]
    public void A_warning_is_said_once(string option, string said)
    {
        const string Script = "probe begin { warn(\"1\") warn(\"2\") warn(\"1\") exit() }";
        Assert.Equal(said, PydCommand.Run(["stap", .. option.Split(' ', StringSplitOptions.RemoveEmptyEntries), "-e", Script]).Error);
    }

    [Theory]
    [InlineData(null, "01;31")]
    [InlineData("", null)]
    [InlineData("error=32:a:", "32")]
    [InlineData("a:error=32", null)]
    [InlineData("a=1x:error=32", null)]
    [InlineData("a=;:b=1;;2:error=32:", "32")]
    public void Colors_are_read_as_far_as_they_are_right(string? setting, string? color)
    {
        Assert.Equal(color is null ? "x" : $"\u001b[{color}m\u001b[Kx\u001b[m\u001b[K", new StapColors(setting, isOn: true).Paint("x", "error"));
        Assert.Equal("x", new StapColors(setting, isOn: false).Paint("x", "error"));
    }

    [Fact]
    public void Messages_have_colors_where_they_are_asked_for()
    {
        var message = InProcess.Run("stap", "--color=always", "-p2", "-e", "probe begin { abrt() }").Error;
        Assert.Contains("\u001b[01;31m\u001b[Ksemantic error:\u001b[m\u001b[K unresolved function abrt", message, StringComparison.Ordinal);
        Assert.Contains("source: probe begin { \u001b[01m\u001b[Kabrt\u001b[m\u001b[K() }\n", message, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", InProcess.Run("stap", "--color=never", "-p2", "-e", "probe begin { abrt() }").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Before_version_4_a_side_of_a_conditional_may_assign()
    {
        const string Script = "probe begin { a = 3 c = 0 printf(\"%d %d %d\\n\", a > 0 ? b = 4 : c = 5, b, c) exit() }";
        Assert.Equal("4 4 0\n", PydCommand.Run("stap", "--compatible=3.3", "-e", Script).Output);
        Assert.Contains("semantic error: Expecting lvalue for assignment: operator '=' at <input>:1:", PydCommand.Run("stap", "-e", Script).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("global n = 9 probe begin { println(n) exit() }", "-Gn=z29", "ERROR: Invalid value of -G n: it must be a number; it is 'z29'")]
    [InlineData("global s probe begin { s <<< 1 print(@hist_linear(s, 10, 0, 1)) exit() }", "-g", "ERROR: there is no histogram of 's' with these buckets")]
    [InlineData("global s probe begin { s <<< 1 print(@hist_linear(s, 0, 10, 0)) exit() }", "-g", "WARNING: histogram: interval cannot be zero.")]
    public void Some_mistakes_are_those_of_the_run(string script, string option, string message)
    {
        Assert.Equal(new CommandResult(0, "", ""), InProcess.Run("stap", "-p4", option, "-e", script));
        var run = InProcess.Run("stap", option, "-e", script);
        Assert.Equal("", run.Output);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Contains("Pass 5: run failed.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Mistake_after_an_argument_is_in_the_script() =>
        Assert.Contains(" at <input>:1:25\n", InProcess.Run("stap", "-p1", "-e", "probe begin { println($1(x)) }", "0").Error, StringComparison.Ordinal);

    [Fact]
    public void Functions_are_listed_with_what_they_need()
    {
        Assert.Contains("\nuid:long () /* unprivileged */\n", InProcess.Run("stap", "--dump-functions").Output, StringComparison.Ordinal);
        Assert.Contains("\nuid:long () /* pure */ /* unprivileged */\n", InProcess.Run("stap", "-v", "--dump-functions").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void With_v_each_warning_is_said() =>
        Assert.Equal(3, PydCommand.Run("stap", "-v", "-e", "probe begin { warn(\"1\") warn(\"2\") warn(\"1\") exit() }").Error.Split("WARNING: ").Length - 1);
}
