using Pyd.Testing;

using Xunit;

namespace Pyd.Cli.Tests;

/// <summary>The HOWTO's scripts on the recorded traces of the examples.</summary>
public sealed class ReplayTests
{
    [Fact]
    public void Call_stack() => Prints(Example.CallStackOutput, "run", Example.CallStack, "--replay", Example.CallStackEvents);

    [Fact]
    public void Call_hierarchy_prints_line_breaks_for_escaped_ones_and_warns()
    {
        var result = PydCommand.Run("run", Example.Hierarchy, "--replay", Example.HierarchyEvents);
        Golden.Equal(Example.HierarchyOutput, result.Output);
        Assert.Matches(@"show-call-hierarchy\.stp\(5,\d+\): warning PYD\d{4}: ", result.Error);
        Assert.Matches(@"show-call-hierarchy\.stp\(12,\d+\): warning PYD\d{4}: ", result.Error);
        Assert.Equal(0, result.ExitCode);
    }

    [Fact]
    public void Call_hierarchy_with_the_howtos_tapset() =>
        Prints(Example.HierarchyOutput, "run", Example.HierarchyTapset, "-I", Example.Tapset, "--replay", Example.HierarchyEvents);

    [Fact]
    public void Call_hierarchy_with_pyds_own_tapset() =>
        Prints(Example.HierarchyOutput, "run", Example.HierarchyTapset, "--replay", Example.HierarchyEvents);

    [Fact]
    public void Top_with_the_howtos_tapset() =>
        Prints(Example.TopOutput, "run", Example.Top, "-I", Example.Tapset, "--replay", Example.TopEvents);

    [Fact]
    public void Top_with_pyds_own_tapset() => Prints(Example.TopOutput, "run", Example.Top, "--replay", Example.TopEvents);

    [Fact]
    public void Shared_library_variant_of_the_howto_matches_the_same_python()
    {
        using var folder = new TemporaryFolder();
        var shared = File.ReadAllText(RepositoryRoot.File(Example.Hierarchy))
            .Replace("process(\"python\")", "process(\"python\").library(\"libpython3.6dm.so.1.0\")", StringComparison.Ordinal);
        var result = PydCommand.Run("run", folder.Write("shared.stp", shared), "--replay", Example.HierarchyEvents);
        Golden.Equal(Example.HierarchyOutput, result.Output);
        Assert.Equal(0, result.ExitCode);
    }

    [Fact]
    public void Dash_reads_the_trace_from_standard_input()
    {
        var trace = File.ReadAllText(RepositoryRoot.File(Example.CallStackEvents));
        var result = PydCommand.RunWithInput(trace, "run", Example.CallStack, "--replay", "-");
        Golden.Equal(Example.CallStackOutput, result.Output);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
    }

    [Fact]
    public void Output_goes_to_a_file()
    {
        using var folder = new TemporaryFolder();
        var result = PydCommand.Run("run", Example.CallStack, "--replay", Example.CallStackEvents, "-o", folder.File("out.txt"));
        Assert.Equal((0, "", ""), (result.ExitCode, result.Output, result.Error));
        Golden.Equal(Example.CallStackOutput, File.ReadAllText(folder.File("out.txt")));
    }

    [Fact]
    public void Same_bytes_every_time()
    {
        var runs = Enumerable.Range(0, 3).Select(_ => PydCommand.Run("run", Example.Top, "--replay", Example.TopEvents)).ToList();
        Assert.All(runs, run => Assert.Equal(runs[0], run));
    }

    [Fact]
    public void Pyd_runs_from_another_folder_and_through_a_link()
    {
        using var folder = new TemporaryFolder();
        File.CreateSymbolicLink(folder.File("linked"), RepositoryRoot.File("pyd"));
        var result = Command.Run(
            folder.File("linked"),
            ["run", RepositoryRoot.File(Example.CallStack), "--replay", RepositoryRoot.File(Example.CallStackEvents)],
            folder: folder.Path);
        Golden.Equal(Example.CallStackOutput, result.Output);
    }

    private static void Prints(string expected, params string[] arguments)
    {
        var result = PydCommand.Run(arguments);
        Golden.Equal(expected, result.Output);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
    }
}
