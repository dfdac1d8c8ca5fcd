using System.Text.RegularExpressions;

using Pyd.Testing;

using Xunit;

namespace Pyd.Cli.Tests;

/// <summary>The HOWTO's scripts on running programs, under every CPython of the machine.</summary>
public sealed partial class LiveTests
{
    [InterpreterTheory(EachAgent = true)]
    public void Call_stack(Interpreter python, string source)
    {
        var result = PydCommand.Run("run", Example.CallStack, "--source", source, "-c", $"{python.Path} {Example.CallStackProgram}");
        Golden.Equal(AfterTab(Example.CallStackOutput), AfterTab(result.Output));
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
    }

    [InterpreterTheory(EachAgent = true)]
    public void Call_hierarchy(Interpreter python, string source)
    {
        var result = PydCommand.Run("run", Example.HierarchyTapset, "-I", Example.Tapset, "--source", source, "-c", $"{python.Path} {Full(Example.HierarchyProgram)}");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        var expected = CallsOfProgram(Example.HierarchyOutput, "./test.py").Where(call => !call.Contains("<module>", StringComparison.Ordinal));
        var actual = CallsOfProgram(result.Output, Full(Example.HierarchyProgram)).Where(call => !call.Contains("<module>", StringComparison.Ordinal));
        Golden.Equal(string.Join('\n', expected), string.Join('\n', actual));
    }

    [InterpreterTheory(EachAgent = true)]
    public void Top(Interpreter python, string source)
    {
        var result = PydCommand.Run("run", Example.Top, "-I", Example.Tapset, "--source", source, "-c", $"{python.Path} {Full(Example.TopProgram)} 1.5");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.StartsWith("\x1b[2J\x1b[1;1H   PID ", result.Output, StringComparison.Ordinal);
        Assert.Matches($@"(?m)^ *\d+ +{Regex.Escape(Full(Example.TopProgram))} +6 +fibonacci +\d+$", result.Output);
        Assert.Matches($@"(?m)^ *\d+ +{Regex.Escape(Full(Example.TopProgram))} +22 +step +\d+$", result.Output);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(255)]
    public void Targets_exit_code_is_pyds(int code)
    {
        var result = PydCommand.Run("run", Example.CallStack, "-c", $"{AnyPython} -c 'import sys; sys.exit({code})'");
        Assert.Equal((code, "", ""), (result.ExitCode, result.Output, result.Error));
    }

    [Fact]
    public void Target_that_a_signal_ends_is_not_a_success()
    {
        var result = PydCommand.Run("run", Example.CallStack, "-c", $"{AnyPython} -c 'import os; os.kill(os.getpid(), 15)'");
        Assert.NotEqual(0, result.ExitCode);
    }

    [Fact]
    public void Scripts_own_exit_code_wins()
    {
        using var folder = new TemporaryFolder();
        var script = folder.Write("exit.d", "python$target:::function-entry\n/copyinstr(arg1) == \"start\"/\n{\n\texit(3);\n}\n");
        var result = PydCommand.Run("run", script, "-c", $"{AnyPython} {Example.CallStackProgram}");
        Assert.Equal(3, result.ExitCode);
    }

    [Fact]
    public void Targets_streams_stay_its_own()
    {
        using var folder = new TemporaryFolder();
        var program = folder.Write("echo.py", "import sys\nfor line in sys.stdin:\n    sys.stdout.write(line)\nsys.stderr.write('said\\n')\n");
        var result = PydCommand.RunWithInput("one\ntwo\n",
            "run", Example.CallStack, "-o", folder.File("out.txt"), "-c", $"{AnyPython} {program}");
        Assert.Equal((0, "one\ntwo\n", "said\n"), (result.ExitCode, result.Output, result.Error));
        Assert.Equal("", File.ReadAllText(folder.File("out.txt")));
    }

    [Fact]
    public void Quotes_in_the_command_group_words_as_in_a_shell()
    {
        using var folder = new TemporaryFolder();
        var program = folder.Write("arguments.py", "import sys\nprint(sys.argv[1:])\n");
        var result = PydCommand.Run("run", Example.CallStack, "-c", $$"""{{AnyPython}} {{program}} 'a b' "c 'd'" e\ f ''""");
        Assert.Equal("""['a b', "c 'd'", 'e f', '']""" + "\n", result.Output);
    }

    /// <summary>A path that is the same in every CPython: since 3.9 the main script's is made absolute.</summary>
    private static string Full(string path) => RepositoryRoot.File(path);

    private static string AnyPython => Interpreters.Present.First().Path;

    private static string AfterTab(string text) => string.Concat(text.Split('\n').Select(line => line[(line.IndexOf('\t') + 1)..] + "\n"));

    /// <summary>The calls of one file as arrow, function and line, indented by their depth below the outermost one.</summary>
    private static IEnumerable<string> CallsOfProgram(string output, string file)
    {
        var calls = HierarchyLine().Matches(output).Where(call => call.Groups["file"].Value == file).ToList();
        var outermost = calls.Select(call => call.Groups["depth"].Length).DefaultIfEmpty().Min();
        return calls.Select(call => $"{call.Groups["depth"].Value[outermost..]}{call.Groups["call"].Value}:{call.Groups["line"].Value}");
    }

    [GeneratedRegex(@"^ *\d+ [^:\n]+\(\d+\):(?<depth> *) (?<call>(=>|<=) \S+) in (?<file>.+):(?<line>\d+)$", RegexOptions.Multiline)]
    private static partial Regex HierarchyLine();
}
