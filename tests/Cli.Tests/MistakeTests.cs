using System.Text.RegularExpressions;
using Pyd.Testing;

using Xunit;

namespace Pyd.Cli.Tests;

/// <summary>What users get wrong. Exit status: 1 for a script, trace or output that is wrong, 2 for a command line that is.</summary>
public sealed partial class MistakeTests
{
    [Theory]
    [InlineData("run")]
    [InlineData("run no_such_file.d")]
    [InlineData("run no_such_file.d --replay examples/call_stack/events.jsonl", "no_such_file.d")]
    [InlineData("check no_such_file.stp", "no_such_file.stp")]
    [InlineData("run examples/call_stack/call_stack.d --no-such-option", "--no-such-option")]
    [InlineData("run examples/call_stack/call_stack.d --replay", "--replay")]
    [InlineData("run examples/call_stack/call_stack.d --replay examples/call_stack/events.jsonl -c true", "-c")]
    [InlineData("dump --stage no_such_stage examples/call_stack/call_stack.d", "no_such_stage")]
    [InlineData("no_such_verb", "no_such_verb")]
    [InlineData("run examples/call_stack/call_stack.d -x bufsise=4m -c true", "there is no option 'bufsise'; did you mean 'bufsize'?")]
    [InlineData("run examples/call_stack/call_stack.d -b lots -c true", "option 'bufsize' takes a size, for example 64k, 4m or 1g, not 'lots'")]
    [InlineData("check -x bufpolicy=lose examples/call_stack/call_stack.d", "option 'bufpolicy' takes switch or drop or fill or ring, not 'lose'")]
    [InlineData("run examples/top/top.stp -D MAXACTOIN=5 -c true", "there is no limit 'MAXACTOIN'; did you mean 'MAXACTION'?")]
    [InlineData("run examples/call_stack/call_stack.d --jobs 2 --replay -", "--jobs needs a file")]
    [InlineData("check --parallel --format json examples/call_stack/call_stack.d", "--parallel answers in a sentence")]
    [InlineData("record -o /dev/null python:module:function:line -c true", "is neither a script nor a probe")]
    [InlineData("run examples/call_stack/call_stack.d --jobs many", "--jobs does not take 'many': it takes a number")]
    [InlineData("run examples/call_stack/call_stack.d -c true -c false", "-c is given 2 times; give it once")]
    [InlineData("check examples/call_stack/call_stack.d --parallel --format yaml", "--format does not take 'yaml': it is one of json, sarif, text")]
    [InlineData("export", "export needs trace: The trace")]
    [InlineData("export trace.arrow", "export needs --format FORMAT")]
    [InlineData("run script.dll -x zdefs -c true", "option 'zdefs' is read when the script is compiled")]
    public void Wrong_command_line(string arguments, string named = "") => IsUsageError(InProcess.Run(arguments.Split(' ')), named);

    /// <summary>Each option of each verb that takes a value.</summary>
    public static IEnumerable<object[]> OptionsWithValues =>
        from verb in HelpTests.Verbs
        from option in OptionWithValue().Matches(InProcess.Run(verb, "-h").Output)
        select (object[])[verb, option.Groups[1].Value];

    [Theory, MemberData(nameof(OptionsWithValues))]
    public void Option_without_its_value(string verb, string option) => IsUsageError(InProcess.Run(verb, "script.d", option), $"{option} needs a value");

    [GeneratedRegex(@"^  (--?[\w-]+)[^<\n]*<", RegexOptions.Multiline)]
    private static partial Regex OptionWithValue();

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public void Empty_command(string command) => IsUsageError(InProcess.Run("run", Example.CallStack, "-c", command), "-c");

    [Fact]
    public void Command_that_does_not_exist()
    {
        var result = PydCommand.Run("run", Example.CallStack, "-c", "no_such_program argument");
        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("no_such_program", result.Error, StringComparison.Ordinal);
        IsOrderly(result);
    }

    [Fact]
    public void Tapset_that_cannot_be_read()
    {
        using var folder = new TemporaryFolder();
        File.CreateSymbolicLink(folder.File("gone.stp"), "/no/such/file");
        var result = InProcess.Run("run", "-I", folder.Path, "-e", "probe begin { exit() }");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("gone.stp", result.Error, StringComparison.Ordinal);
        IsOrderly(result);
    }

    [Fact]
    public void Folder_of_another_program_stays()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("pyd-project"));
        File.WriteAllText(folder.File("pyd-project/session"), "");
        var result = Command.Run(RepositoryRoot.File("pyd"), ["run", "-n", "BEGIN { exit(0); }", "-c", "true"], environment: new Dictionary<string, string> { ["TMPDIR"] = folder.Path });
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal([folder.File("pyd-project")], Directory.EnumerateFileSystemEntries(folder.Path));
        Assert.True(File.Exists(folder.File("pyd-project/session")));
    }

    [Fact]
    public void Trace_that_does_not_exist()
    {
        var result = PydCommand.Run("run", Example.CallStack, "--replay", "no_such_trace.jsonl");
        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("no_such_trace.jsonl", result.Error, StringComparison.Ordinal);
        IsOrderly(result);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("""{"time":156641360740000,"pid":8274""")]
    [InlineData("""{"time":"late","pid":8274,"tid":8274,"exec":"python3.6","probe":"python:function-entry","args":["a","b",1]}""")]
    [InlineData("""{"pid":8274,"tid":8274,"exec":"python3.6","probe":"python:function-entry","args":["a","b",1]}""")]
    public void Bad_line_of_a_trace_is_named_and_what_came_before_is_printed(string line)
    {
        using var folder = new TemporaryFolder();
        var good = File.ReadAllLines(RepositoryRoot.File(Example.CallStackEvents));
        var end = Array.FindIndex(good, text => text.Contains("function_4", StringComparison.Ordinal));
        var trace = folder.Write("bad.jsonl", string.Join('\n', [.. good[..end], line, .. good[end..]]) + "\n");

        var result = PydCommand.Run("run", Example.CallStack, "--replay", trace);

        var shown = Example.CallStackOutput[..Example.CallStackOutput.IndexOf("156641360687853", StringComparison.Ordinal)];
        Golden.Equal(shown, result.Output);
        Assert.Contains($"bad.jsonl:{end + 1}: ", result.Error, StringComparison.Ordinal);
        Assert.Equal(1, result.ExitCode);
        IsOrderly(result);
    }

    [Theory]
    [InlineData("mistake.d", "BEGIN\n{\n\tprintf(\"%d\\n\", no_such_variable);\n}\n", 3, 17)]
    [InlineData("mistake.stp", "probe begin\n{\n\tprintf(\"%d\\n\", no_such_function())\n}\n", 3, 17)]
    public void Mistake_in_a_script(string name, string text, int line, int column)
    {
        using var folder = new TemporaryFolder();
        folder.Write(name, text);
        var result = Command.Run(RepositoryRoot.File("pyd"), ["run", name, "--replay", "-"], folder: folder.Path);
        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.StartsWith($"{name}({line},{column}): error PYD", result.Error, StringComparison.Ordinal);
        IsOrderly(result);
    }

    [Fact]
    public void Nothing_of_a_wrong_script_runs()
    {
        using var folder = new TemporaryFolder();
        var script = folder.Write("mistake.d", "BEGIN { no_such_function(); }\n");
        var result = PydCommand.Run("run", script, "-c", $"touch {folder.File("touched")}");
        Assert.Equal(1, result.ExitCode);
        Assert.False(File.Exists(folder.File("touched")));
    }

    [Fact]
    public void Reader_that_has_read_enough_is_no_error_to_report()
    {
        using var folder = new TemporaryFolder();
        var trace = folder.Write("long.jsonl", string.Concat(Enumerable.Range(1, 20_000).Select(LongTraceLine)));
        var result = PydCommand.Shell($"\"$PYD\" run {Example.HierarchyTapset} --replay {trace} | head -n 1");
        Assert.Equal("     0 python(8274): => f in a.py:1\n", result.Output);
        Assert.Equal("", result.Error);
    }

    [Fact]
    public void Reader_of_an_export_may_go_early_too()
    {
        using var folder = new TemporaryFolder();
        var trace = folder.Write("long.jsonl", string.Concat(Enumerable.Range(1, 20_000).Select(LongTraceLine)));
        var result = PydCommand.Shell($"{{ \"$PYD\" export {trace} -f jsonl; echo $? >&2; }} | head -n 1");
        Assert.StartsWith("{\"trace\":", result.Output, StringComparison.Ordinal);
        Assert.Equal("141\n", result.Error);
    }

    [Fact]
    public void Parquet_is_not_put_on_a_terminal()
    {
        var result = PydCommand.Shell($"script -qec '\"$PYD\" export {Example.CallStackEvents} -f parquet' /dev/null");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("pyd: parquet is nothing for a terminal to show; give -o FILE", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(">/dev/full")]
    [InlineData(">&-")]
    public void Output_that_cannot_be_written_is_said_and_is_a_failure(string redirection)
    {
        var result = PydCommand.Shell($"\"$PYD\" run {Example.CallStack} --replay {Example.CallStackEvents} {redirection}");
        Assert.Equal(1, result.ExitCode);
        Assert.NotEmpty(result.Error);
        IsOrderly(result);
    }

    private static string LongTraceLine(int i) =>
        $$"""{"time":{{i}}000,"pid":8274,"tid":8274,"exec":"python","probe":"python:function-entry","args":["a.py","f",1]}""" + "\n";

    private static void IsUsageError(CommandResult result, string named)
    {
        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.NotEmpty(result.Error);
        Assert.Contains(named, result.Error, StringComparison.Ordinal);
        IsOrderly(result);
    }

    /// <summary>A message, not the remains of a crash.</summary>
    private static void IsOrderly(CommandResult result)
    {
        Assert.DoesNotContain("Unhandled exception", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }
}
