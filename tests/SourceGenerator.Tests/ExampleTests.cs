using System.Diagnostics;
using Xunit;

namespace Pyd.SourceGenerator.Tests;

/// <summary>examples/embedded, as it was built beside this assembly.</summary>
public sealed class ExampleTests
{
    [Fact]
    public void ItPrintsWhatItsScriptHasCounted()
    {
        // …/bin/SourceGenerator.Tests/release/   ──►   …/bin/embedded/release/embedded.dll
        var bin = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Parent!;
        var program = Directory.EnumerateFiles(Path.Combine(bin.FullName, "embedded"), "embedded.dll", SearchOption.AllDirectories).OrderByDescending(File.GetLastWriteTimeUtc).First();
        using var run = Process.Start(new ProcessStartInfo("dotnet", [program, "Scripts/events.jsonl"]) { RedirectStandardOutput = true })!;
        var printed = run.StandardOutput.ReadToEnd();
        run.WaitForExit();
        Assert.Equal("       1 x.py:f\n       1 x.py:g\n       1 y.py:f\n", printed);
        Assert.Equal(0, run.ExitCode);
    }
}
