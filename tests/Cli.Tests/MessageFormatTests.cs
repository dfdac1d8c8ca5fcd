using System.Text.Json;
using Pyd.Testing;
using Xunit;

namespace Pyd.Cli.Tests;

/// <summary>Messages for people, for programs, and at length.</summary>
public sealed class MessageFormatTests
{
    private const string Mistake = "BEGIN { @a = count(); @a = sum(1); }";

    [Fact]
    public void Json_is_an_object_a_line()
    {
        var result = InProcess.Run("check", "-n", Mistake, "--format", "json");
        Assert.Equal((1, ""), (result.ExitCode, result.Error));
        var line = JsonDocument.Parse(Assert.Single(result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries))).RootElement;
        Assert.Equal(("PYD2014", "D_AGG_REDEF", "error"), (line.GetProperty("id").GetString(), line.GetProperty("tag").GetString(), line.GetProperty("severity").GetString()));
        Assert.Equal((1, 1), (line.GetProperty("line").GetInt32(), line.GetProperty("endLine").GetInt32()));
        Assert.InRange(line.GetProperty("column").GetInt32(), 23, 28);
    }

    [Fact]
    public void Sarif_names_rule_and_region()
    {
        using var folder = new TemporaryFolder();
        var result = InProcess.Run("check", folder.Write("a.d", Mistake), "--format", "sarif");
        var run = JsonDocument.Parse(result.Output).RootElement.GetProperty("runs")[0];
        Assert.Equal("PYD2014", run.GetProperty("tool").GetProperty("driver").GetProperty("rules")[0].GetProperty("id").GetString());
        var place = run.GetProperty("results")[0].GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.StartsWith("file:///", place.GetProperty("artifactLocation").GetProperty("uri").GetString(), StringComparison.Ordinal);
        Assert.Equal(1, place.GetProperty("region").GetProperty("startLine").GetInt32());
    }

    [Theory]
    [InlineData("always", true)]
    [InlineData("never", false)]
    [InlineData("auto", false)]
    public void Colour_is_for_terminals(string when, bool isColoured) =>
        Assert.Equal(isColoured, InProcess.Run("check", "-n", Mistake, "--color", when).Error.Contains('\e', StringComparison.Ordinal));

    [Theory]
    [InlineData("PYD2014")]
    [InlineData("2014")]
    [InlineData("d_agg_redef")]
    public void Explain_takes_id_number_and_tag(string name)
    {
        var result = InProcess.Run("explain", name);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.StartsWith("PYD2014 (D_AGG_REDEF), an error: ", result.Output, StringComparison.Ordinal);
        Assert.Contains("\nWrong:\n    BEGIN", result.Output, StringComparison.Ordinal);
        Assert.Contains("\nRight:\n    BEGIN", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_suggests()
    {
        var result = InProcess.Run("explain", "D_AGG_REDFE");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("did you mean 'D_AGG_REDEF'?", result.Error, StringComparison.Ordinal);
    }
}
