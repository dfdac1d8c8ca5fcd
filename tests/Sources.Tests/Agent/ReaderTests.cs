using System.Diagnostics;
using Pyd.Runtime.Events;
using Pyd.Sources.Agent;
using Pyd.Testing;
using Xunit.Abstractions;

namespace Pyd.Sources.Tests.Agent;

/// <summary>How the reader waits.</summary>
public sealed class ReaderTests(ITestOutputHelper output)
{
    private static readonly string Python = Interpreters.Present.First(python => python.Version.Minor >= 11).Path;

    [Fact]
    public void SleepsWhileTheTargetSleeps()
    {
        using var folder = new TemporaryFolder();
        var script = folder.Write("idle.d", "python$target:::function-entry { @ = count(); }\ntick-1s { n++; }\n");
        var program = folder.Write("idle.py", """
            import os, time
            def ticks():
                with open("/proc/%d/stat" % os.getppid()) as stat:
                    fields = stat.read().rpartition(")")[2].split()
                return int(fields[11]) + int(fields[12])
            time.sleep(1)
            before = ticks()
            time.sleep(3)
            print("ticks:", ticks() - before)
            """);
        var result = PydCommand.Run("run", script, "-c", $"{Python} {program}");
        var ticks = int.Parse(result.Output.Split('\n').First(line => line.StartsWith("ticks:", StringComparison.Ordinal))[6..], System.Globalization.CultureInfo.InvariantCulture);
        output.WriteLine($"{ticks} ticks of 10 ms in 3 s");
        Assert.InRange(ticks, 0, 10);
    }

    /// <summary>Usually a tenth of a millisecond; the bound is for machines that are busy with something else.</summary>
    [Theory]
    [InlineData("agent")]
    [InlineData("agent-python")]
    public void WakesAtOnce(string source)
    {
        using var folder = new TemporaryFolder();
        var program = folder.Write("seldom.py", "import time\ndef seldom(): pass\nfor i in range(30):\n    time.sleep(0.06)\n    seldom()\n");
        using var events = new AgentSource($"{Python} {program}", new AgentOptions { Kind = LiveRun.AgentOf(source) });
        events.Open(new ProbeInterest([new WantedProbe("python", "function-entry", 7, 3)], false));
        events.Start();
        var delays = new List<double>();
        var read = 0;
        while (events.TryRead(out var batch, TimeSpan.FromMilliseconds(100)))
        {
            read += batch.Events.Length;
            if (batch.Events is [var e, ..])
                delays.Add((Stopwatch.GetTimestamp() - e.Time) / 1e6);
        }
        delays.Sort();
        Assert.True(read >= 30);
        output.WriteLine($"median {delays[delays.Count / 2]:F3} ms, longest {delays[^1]:F3} ms");
        Assert.InRange(delays[delays.Count / 2], 0, 5);
    }

    [Theory]
    [InlineData("for i in range(10**9): f()")]
    [InlineData("time.sleep(60)")]
    [InlineData("os.read(os.pipe()[0], 1)")]
    public void TimersFireOnTime(string work)
    {
        using var folder = new TemporaryFolder();
        var script = folder.Write("ticks.d", "python$target:::function-entry { @ = count(); }\nBEGIN { start = timestamp; }\ntick-500ms { printf(\"%d\\n\", (timestamp - start) / 1000000); n++; }\ntick-500ms /n == 5/ { exit(0); }\nEND { clear(@); }\n");
        var program = folder.Write("work.py", $"import os, time\ndef f(): pass\n{work}\n");
        var clock = Stopwatch.StartNew();
        var result = PydCommand.Run("run", script, "-c", $"{Python} {program}");
        var times = result.Output.Split('\n').Take(5).Select(int.Parse).ToArray();
        Assert.Equal([500, 1000, 1500, 2000, 2500], times.Select(time => time / 500 * 500));
        Assert.InRange(clock.Elapsed.TotalSeconds, 2.5, 59);    // sooner than the target would have ended
    }
}
