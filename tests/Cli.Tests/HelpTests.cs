using Pyd.Testing;
using Xunit;

namespace Pyd.Cli.Tests;

/// <summary>Help, completion and the man page, which are made of the same tables.</summary>
public sealed class HelpTests
{
    private static readonly string[] Verbs = ["run", "compile", "check", "dump", "list", "explain", "doctor", "install-shims", "completion", "man"];

    [Fact]
    public void Each_verb_has_help_with_examples()
    {
        foreach (var verb in Verbs)
        {
            var result = PydCommand.Run(verb, "-h");
            Assert.Equal((0, ""), (result.ExitCode, result.Error));
            Assert.Contains($"\nExamples:\n  # ", result.Output, StringComparison.Ordinal);
            Assert.Contains($"pyd {verb}", result.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Man_page_has_every_verb_and_option()
    {
        var page = PydCommand.Run("man").Output;
        Assert.StartsWith(".TH PYD 1 ", page, StringComparison.Ordinal);
        Assert.All([.. Verbs, "dtrace", "stap"], verb => Assert.Contains($"\n.SS pyd {verb.Replace("-", "\\-", StringComparison.Ordinal)}\n", page, StringComparison.Ordinal));
        Assert.Contains("\n.B \\-c, \\-\\-command COMMAND\n", page, StringComparison.Ordinal);
        Assert.Contains("\n.SH EXIT STATUS\n", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bash", "complete ")]
    [InlineData("zsh", "#compdef pyd")]
    [InlineData("fish", "complete -c pyd")]
    public void Completion_script_of_a_shell(string shell, string text)
    {
        var result = PydCommand.Run("completion", shell);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains(text, result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pyd ex", "explain")]
    [InlineData("pyd explain PYD201", "PYD2014")]
    [InlineData("pyd run --rep", "--replay")]
    public void Bash_completes(string line, string expected)
    {
        var word = line[(line.LastIndexOf(' ') + 1)..];
        var words = line.Split(' ');
        var result = PydCommand.Shell($$"""
            mkdir -p "$TMPDIR" 2>/dev/null; folder=$(mktemp -d); ln -s "$PYD" $folder/pyd; PATH=$folder:$PATH bash -c '
            eval "$(pyd completion bash)"; COMP_WORDS=({{line}}); COMP_CWORD={{words.Length - 1}}; COMP_LINE="{{line}}"; COMP_POINT={{line.Length}}; _pyd; printf "%s\n" "${COMPREPLY[@]}"'; rm -r $folder
            """);
        Assert.Contains(expected, result.Output.Split('\n'));
        Assert.All(result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries), reply => Assert.StartsWith(word, reply, StringComparison.Ordinal));
    }
}
