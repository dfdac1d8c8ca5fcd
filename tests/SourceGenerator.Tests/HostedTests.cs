using System.Text;
using Pyd.Runtime;
using Pyd.Runtime.Output;
using Pyd.Runtime.Results;
using Pyd.Runtime.Sessions;
using Pyd.Sources.Replay;
using Xunit;

namespace Pyd.SourceGenerator.Tests;

/// <summary>The classes that the generator makes of this project's own scripts.</summary>
public sealed class HostedTests
{
    [Fact]
    public void AggregationsAndVariablesOfD()
    {
        var program = new Calls();
        Assert.Empty(program.Calls_2);
        Assert.Null(program.Aggregation);
        var printed = Run(program);
        Assert.Equal(new Dictionary<string, long> { ["f"] = 2, ["g"] = 1 }, program.Calls_2);
        Assert.Equal(new Dictionary<(string, long), long> { [("x.py", 3)] = 3, [("x.py", 5)] = 5, [("y.py", 3)] = 3 }, program.Lines);
        Assert.Equal(3, program.Aggregation);
        Assert.Equal([new("1", 0), new("2", 2), new("4", 1), new("8", 0)], program.Sizes);
        Assert.Equal((3, 3), (program.Last, program.Deepest));
        Assert.Equal(new Dictionary<long, string> { [3] = "f", [5] = "g" }, program.Names);
        Assert.Contains("  g                                                                 1\n", printed, StringComparison.Ordinal);
    }

    [Fact]
    public void StatisticsOfStap()
    {
        var program = new CallStatistics();
        Run(program);
        Assert.Equal(new Dictionary<string, StatisticResult> { ["f"] = new(2, 6, 3, 3, 3), ["g"] = new(1, 5, 5, 5, 5) }, program.Lines);
        Assert.Equal("f", program.First);
        Assert.Equal(new Dictionary<(string, long), long> { [("f", 3)] = 1, [("g", 5)] = 1 }, program.Seen);
    }

    private static string Run(TraceProgram program)
    {
        using var events = File.OpenRead("Scripts/events.jsonl");
        using var source = new JsonLinesSource(events, "events.jsonl");
        using var printed = new MemoryStream();
        var messages = new List<string>();
        new TraceSession(program, source, new TraceOutput(printed), messages.Add).Run();
        Assert.Empty(messages);
        return Encoding.UTF8.GetString(printed.ToArray());
    }
}
