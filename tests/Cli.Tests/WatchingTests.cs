using Pyd.Testing;
using Xunit;

namespace Pyd.Cli.Tests;

/// <summary>What a run draws on a terminal, one of script(1), and that nothing of it is in a pipe.</summary>
public sealed class WatchingTests : IDisposable
{
    // By the clock, for some drawings, without a target.
    private const string Script = """
        global n, t
        probe timer.ms(20) { n["some/path", 7]++; t <<< 3 }
        probe timer.ms(1300) { println("done") exit() }
        probe never { foreach ([k, l] in n) println(k, l, @count(t)) }
        """;

    private readonly TemporaryFolder _folder = new();
    private readonly string _script;

    public WatchingTests() => _script = _folder.Write("a.stp", Script);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Live_tables_are_drawn_and_taken_away()
    {
        var screen = OnTerminal($"run --live {_script}");
        Assert.Contains("some/path", screen, StringComparison.Ordinal);
        Assert.Contains(" 0 events, ", screen.Replace("\n", "\n ", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Matches(@"\e\[\d+A\e\[J", screen);
        // What was drawn is away when the script prints.
        Assert.EndsWith("\e[Jdone\r\n", screen, StringComparison.Ordinal);
    }

    [Fact]
    public void Live_is_nothing_in_a_pipe()
    {
        var result = PydCommand.Run("run", "--live", _script);
        Assert.Equal((0, "done\n", ""), (result.ExitCode, result.Output, result.Error));
    }

    [Fact]
    public void Live_and_json_exclude_each_other()
    {
        var result = PydCommand.Run("run", "--live", "--format", "json", _script);
        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains("exclude each other", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_replay_tells_how_far_it_is()
    {
        var screen = OnTerminal("run -n 'python*:::function-entry { n++; } END { printf(\"%d\\n\", n); }' --replay f",
            $"mkfifo f; (for i in 0 1 2 3; do tail -n +$((i*5+1)) {RepositoryRoot.File(Example.CallStackEvents)} | head -5; sleep 0.6; done) >f &");
        Assert.Matches(@"\d+ events, \d+ a second\r\n", screen);
        Assert.Matches(@"\e\[1A\e\[J\d+\r\n", screen);
    }

    private string OnTerminal(string arguments, string before = "")
    {
        _folder.Write("run.sh", $"cd {_folder.Path}; stty cols 80 rows 24; {before}\n\"$PYD\" {arguments}\n");
        var result = PydCommand.Shell($"exec script -qec 'sh {_folder.Path}/run.sh' /dev/null");
        Assert.True(result.ExitCode == 0, result.Output);
        return result.Output;
    }
}
