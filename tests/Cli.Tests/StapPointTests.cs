using Pyd.Testing;
using Xunit;

namespace Pyd.Cli.Tests;

/// <summary>Probe points that mean nothing, lists of points, and tapsets that cannot be parsed: what stap 4.8 prints.</summary>
public sealed class StapPointTests : IDisposable
{
    private const string Tapset = """
        probe py.entry = begin { name = "a"; zed = 1; abc = "x" }
        probe py.return = end { name = "b"; zed = 2 }

        """;

    private readonly TemporaryFolder _folder = new();

    public StapPointTests() => _folder.Write("x.stp", Tapset);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("py.entri", 7, "probe point mismatch (similar: entry, return)", "identifier 'entri'", 10)]
    [InlineData("py.x*", 7, "probe point mismatch: didn't find any wildcard matches (similar: entry, return)", "identifier 'x*'", 10)]
    [InlineData("py", 7, "probe point truncated (follow:  entry return)", "identifier 'py'", 7)]
    [InlineData("py.entry.foo", 7, "invalid suffix for probe", "identifier 'foo'", 16)]
    [InlineData("begin(1).x", 7, "invalid suffix for probe", "identifier 'x'", 16)]
    [InlineData("timer.s(1).foo", 7, "invalid suffix for probe", "identifier 'foo'", 18)]
    [InlineData("timer.s", 7, "probe point mismatch (similar: s, ms, ns, us, hz)", "identifier 's'", 13)]
    [InlineData("timer.s(\"a\")", 7, "probe point mismatch (similar: s, ms, ns, us, hz)", "identifier 's'", 13)]
    public void Point_that_means_nothing(string point, int start, string sentence, string token, int column)
    {
        var result = InProcess.Run("stap", "-p2", "-I", _folder.Path, "-e", $"probe {point} {{}}");
        var first = point.Split('.', '(')[0];
        Assert.Equal(1, result.ExitCode);
        Golden.Equal($$"""
            semantic error: while resolving probe point: identifier '{{first}}' at <input>:1:{{start}}
                    source: probe {{point}} {}
                            {{new string(' ', start - 1)}}^

            semantic error: {{sentence}}: {{token}} at :1:{{column}}
                    source: probe {{point}} {}
                            {{new string(' ', column - 1)}}^

            Pass 2: analysis failed.  [man error::pass2]

            """, result.Error);
    }

    [Fact]
    public void Marker_that_is_not_there_has_no_token()
    {
        var result = InProcess.Run("stap", "-p2", "-e", "probe process(\"python\").mark(\"functionentry\") {}");
        Assert.Contains("\n\nsemantic error: no match (similar marks: function__entry, function__return, ", result.Error, StringComparison.Ordinal);
        Assert.Equal(2, result.Error.Split("source: ").Length);
    }

    [Fact]
    public void Of_similar_mistakes_one_is_shown()
    {
        string[] command = ["stap", "-p2", "-I", _folder.Path, "-e", "probe py.entri, py.return { } probe bgin { }"];
        Assert.EndsWith("Pass 2: analysis failed.  [man error::pass2]\nNumber of similar error messages suppressed: 1.\nRerun with -v to see them.\n", InProcess.Run(command).Error, StringComparison.Ordinal);
        Assert.Contains("semantic error: while resolving probe point: identifier 'bgin' at :1:37\n", InProcess.Run([.. command, "-v"]).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-l", "begin ?", "begin?\n")]
    [InlineData("-l", "begin!, end", "begin!\n")]
    [InlineData("-l", "py.*, begin", "begin\npy.entry\npy.return\n")]
    [InlineData("-l", "py.nosuch ?, begin", "begin\n")]
    [InlineData("-l", "nosuch.x, begin", "begin\n")]
    [InlineData("-L", "py.return, py.entry ?", "py.entry name:string zed:long abc:string\npy.return name:string zed:long\n")]
    public void Points_are_listed(string option, string point, string expected)
    {
        var result = InProcess.Run("stap", option, point, "-I", _folder.Path);
        Assert.Equal((0, expected, ""), (result.ExitCode, result.Output, result.Error));
    }

    [Fact]
    public void Units_of_timers_are_a_pattern()
    {
        var result = InProcess.Run("stap", "-l", "timer.m*(1000), timer.*f*");
        Assert.Equal((0, "timer.ms(1000)\ntimer.msec(1000)\ntimer.profile\n"), (result.ExitCode, result.Output));
    }

    [KernelFact]
    public void Markers_of_a_file_are_listed_with_their_arguments()
    {
        // Under another name it is no Python to pyd, so that only the file tells of its markers.
        var program = _folder.File("snake");
        File.Copy(PrivateInterpreter.ExecutableOf(Markers.Any), program);
        Assert.Equal($"process(\"{program}\").mark(\"gc__done\") $arg1:long\nprocess(\"{program}\").mark(\"gc__start\") $arg1:long\n",
            InProcess.Run("stap", "-L", $"proc*(\"{program}\").m*(\"gc__*\")").Output);
        Assert.Equal($"process(\"{program}\").provider(\"py*\").mark(\"gc__done\")\n", InProcess.Run("stap", "-l", $"process(\"{program}\").provider(\"py*\").mark(\"gc-d*\")").Output);
        Assert.Equal((1, ""), (InProcess.Run("stap", "-l", $"process(\"{program}\").mark(\"nosuch*\")") is var none ? none.ExitCode : 0, none.Output));
    }

    [Fact]
    public void Tapset_that_cannot_be_parsed_is_left_out()
    {
        var broken = _folder.Write("bad.stp", "probe q { broken (");
        var listed = InProcess.Run("stap", "-l", "py.*", "-I", _folder.Path);
        Assert.Equal((0, "py.entry\npy.return\n"), (listed.ExitCode, listed.Output));
        Assert.Matches($@"^parse error: .*\n +saw: {broken} EOF\n\n1 parse error\.\n$", listed.Error);
        var analyzed = InProcess.Run("stap", "-p2", "-e", "probe py.* { exit() }", "-I", _folder.Path);
        Assert.Equal(0, analyzed.ExitCode);
        Assert.EndsWith($"1 parse error.\nWARNING: tapset \"{broken}\" has errors, and will be skipped\n", analyzed.Error, StringComparison.Ordinal);
    }
}
