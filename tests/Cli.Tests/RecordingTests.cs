using System.Text.Json;
using DuckDB.NET.Data;
using Pyd.Testing;
using Xunit;

namespace Pyd.Cli.Tests;

/// <summary>Recording, and what other tools make of a recording.</summary>
public sealed class RecordingTests
{
    private const string Counts = "#pragma D option quiet\npython*:::function-entry { @[copyinstr(arg1)] = count(); }\nEND { printa(\"%s %@d\\n\", @); }\n";

    [Fact]
    public void Script_prints_the_same_on_a_recording()
    {
        using var folder = new TemporaryFolder();
        var trace = folder.File("trace.arrow");
        var recorded = PydCommand.Run("record", "-o", trace, "--replay", Example.CallStackEvents);
        Assert.Equal((0, "", ""), (recorded.ExitCode, recorded.Output, recorded.Error));
        var result = PydCommand.Run("run", Example.CallStack, "--replay", trace);
        Golden.Equal(Example.CallStackOutput, result.Output);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
    }

    [Fact]
    public void Clause_is_recorded_whole_and_alone()
    {
        using var folder = new TemporaryFolder();
        var trace = folder.File("trace.arrow");
        var recorded = PydCommand.Run("record", "-n", "python*:::function-entry /copyinstr(arg1) == \"start\"/ { @ = count(); }", "-o", trace, "--replay", Example.CallStackEvents);
        Assert.Equal((0, "", ""), (recorded.ExitCode, recorded.Output, recorded.Error));
        var counted = PydCommand.Run("run", "-n", "#pragma D option quiet\npython*:::function-* { @[probename] = count(); } END { printa(\"%s %@d\", @); }", "--replay", trace);
        var entries = File.ReadLines(RepositoryRoot.File(Example.CallStackEvents)).Count(line => line.Contains("function-entry", StringComparison.Ordinal));
        Assert.Equal(($"function-entry {entries}", ""), (counted.Output, counted.Error));
    }

    [InterpreterTheory]
    public void Live_run_and_its_recording_print_the_same(Interpreter python)
    {
        using var folder = new TemporaryFolder();
        var trace = folder.File("trace.arrow");
        var live = PydCommand.Run("run", Example.CallStack, "--record", trace, "-c", $"{python.Path} {Example.CallStackProgram}");
        Assert.Equal((0, ""), (live.ExitCode, live.Error));
        var replayed = PydCommand.Run("run", Example.CallStack, "--replay", trace);
        Golden.Equal(live.Output, replayed.Output);
        Assert.Equal((0, ""), (replayed.ExitCode, replayed.Error));
    }

    [Fact]
    public void DuckDB_counts_what_the_script_counts()
    {
        using var folder = new TemporaryFolder();
        var parquet = folder.File("trace.parquet");
        Assert.Equal(0, PydCommand.Run("export", Example.TopEvents, "--format", "parquet", "-o", parquet).ExitCode);
        var script = PydCommand.Run("run", folder.Write("counts.d", Counts), "--replay", Example.TopEvents);
        Assert.Equal((0, ""), (script.ExitCode, script.Error));
        Assert.NotEmpty(script.Output);
        using var connection = new DuckDBConnection("Data Source=:memory:");
        connection.Open();
        using var query = connection.CreateCommand();
        query.CommandText = $"select str1 || ' ' || count(*) from '{parquet}' where probe like '%function-entry' group by str1 order by count(*), str1";
        using var rows = query.ExecuteReader();
        var lines = new List<string>();
        while (rows.Read())
            lines.Add(rows.GetString(0));
        Assert.Equal(script.Output.TrimEnd('\n').Split('\n'), lines);
    }

    [Fact]
    public void Json_lines_come_back_as_they_were()
    {
        using var folder = new TemporaryFolder();
        var trace = folder.File("trace.arrow");
        Assert.Equal(0, PydCommand.Run("record", "-o", trace, "--replay", Example.HierarchyEvents).ExitCode);
        var exported = PydCommand.Run("export", trace, "-f", "jsonl");
        Assert.Equal((0, ""), (exported.ExitCode, exported.Error));
        var result = PydCommand.RunWithInput(exported.Output, "run", Example.HierarchyTapset, "--replay", "-");
        Golden.Equal(Example.HierarchyOutput, result.Output);
    }

    [Fact]
    public void Chrome_trace_has_a_slice_for_each_function()
    {
        var exported = PydCommand.Run("export", Example.CallStackEvents, "-f", "chrome");
        Assert.Equal((0, ""), (exported.ExitCode, exported.Error));
        var events = JsonDocument.Parse(exported.Output).RootElement.EnumerateArray().ToList();
        var begun = events.Where(e => e.GetProperty("ph").GetString() == "B").Select(e => e.GetProperty("name").GetString()).ToList();
        Assert.Contains("start", begun);
        Assert.Equal(begun.Count, events.Count(e => e.GetProperty("ph").GetString() == "E"));
        Assert.Equal("process_name", events[0].GetProperty("name").GetString());
    }

    [Fact]
    public void Recording_cut_short_is_read_and_repaired()
    {
        using var folder = new TemporaryFolder();
        var trace = folder.File("trace.arrow");
        Assert.Equal(0, PydCommand.Run("record", "-o", trace, "--replay", Example.CallStackEvents).ExitCode);
        using (var file = new FileStream(trace, FileMode.Open))
            file.SetLength(file.Length - 1);
        var cut = PydCommand.Run("run", Example.CallStack, "--replay", trace);
        Golden.Equal(Example.CallStackOutput, cut.Output);
        Assert.Equal(1, cut.ExitCode);
        Assert.Matches(@"^pyd: \S+trace\.arrow: the recording was cut short; its \d+ whole events were read \(pyd repair \S+ gives it an end\)\n$", cut.Error);
        Assert.Matches(@"^pyd: \S+ now ends after its \d+ whole events; the unfinished \d+ bytes behind them were cut off\n$", PydCommand.Run("repair", trace).Error);
        var whole = PydCommand.Run("run", Example.CallStack, "--replay", trace);
        Golden.Equal(Example.CallStackOutput, whole.Output);
        Assert.Equal((0, ""), (whole.ExitCode, whole.Error));
    }

    [Theory]
    [InlineData("is the trace that is read", "run", "--replay", "t.jsonl", "-o", "./t.jsonl")]
    [InlineData("is the trace that is read", "run", "--replay", "t.jsonl", "--record", "link.jsonl")]
    [InlineData("cannot take both the recording and what the script prints", "run", "--replay", "t.jsonl", "--record", "new", "-o", "./new")]
    [InlineData("is the trace that is read", "record", "--replay", "t.jsonl", "-o", "link.jsonl")]
    [InlineData("is the trace that is read", "export", "t.jsonl", "-f", "chrome", "-o", "./t.jsonl")]
    public void Nothing_is_written_over_what_is_read(string message, string verb, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        var text = File.ReadAllText(RepositoryRoot.File(Example.CallStackEvents));
        folder.Write("t.jsonl", text);
        File.CreateSymbolicLink(folder.File("link.jsonl"), folder.File("t.jsonl"));
        var result = PydCommand.RunIn(folder.Path, verb == "run" ? [verb, RepositoryRoot.File(Example.CallStack), .. arguments] : [verb, .. arguments]);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.Equal(text, File.ReadAllText(folder.File("t.jsonl")));
    }

    [Fact]
    public void Recording_is_whole_when_the_reader_of_the_output_goes()
    {
        using var folder = new TemporaryFolder();
        var trace = folder.File("trace.arrow");
        var result = PydCommand.Shell($"exec 3>&1; {{ \"$PYD\" run -n 'python*:::function-entry {{ trace(0); system(\"sleep 0.1\"); }}' -w --replay {Example.CallStackEvents} --record {trace}; echo $? >&3; }} | true");
        Assert.Equal("141\n", result.Output);
        Assert.NotEmpty(PydCommand.Run("run", "-n", "python*:::function-entry { trace(1); }", "--replay", trace).Output);
    }

    /// <summary>Cutting at a batch that is damaged would lose those behind it.</summary>
    [Fact]
    public void Damage_inside_a_recording_is_not_repaired_by_cutting()
    {
        using var folder = new TemporaryFolder();
        var trace = folder.File("trace.arrow");
        Assert.Equal(0, PydCommand.Run("record", "-o", trace, "--replay", Example.CallStackEvents).ExitCode);
        var whole = File.ReadAllBytes(trace)[..^1];
        foreach (var quarter in new[] { 1, 2, 3 })
        {
            var damaged = whole.ToArray();
            damaged.AsSpan(whole.Length * quarter / 4, 48).Fill(0x7f);
            File.WriteAllBytes(trace, damaged);
            var result = PydCommand.Run("repair", trace);
            Assert.True(result.ExitCode is 0 or 1, result.Error);
            Assert.Matches("^pyd: [^\n]*(damaged|now ends)[^\n]*\n$", result.Error);
            Assert.Equal(result.ExitCode == 1, File.ReadAllBytes(trace).AsSpan().SequenceEqual(damaged));
        }
    }

    [Fact]
    public void Full_disk_is_named_and_the_script_goes_on()
    {
        var result = PydCommand.Run("run", Example.CallStack, "--replay", Example.CallStackEvents, "--record", "/dev/full");
        Golden.Equal(Example.CallStackOutput, result.Output);
        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("pyd: the recording ended early, and the script went on: No space left on device", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("there is no trace file", "export", "/no/such", "-f", "jsonl")]
    [InlineData("there is no trace file", "repair", "/no/such")]
    [InlineData("is no recorded trace", "repair", Example.CallStackEvents)]
    [InlineData("cannot record to '/no/such/file'", "record", "-o", "/no/such/file", "--replay", Example.CallStackEvents)]
    [InlineData("is neither a script nor a probe", "record", "no/such.d", "-o", "/tmp/x", "--replay", Example.CallStackEvents)]
    public void Mistakes_are_named(string message, params string[] arguments)
    {
        var result = InProcess.Run(arguments);
        Assert.NotEqual(0, result.ExitCode);
        Assert.StartsWith("pyd: ", result.Error, StringComparison.Ordinal);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
    }
}
