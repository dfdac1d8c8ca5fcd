using System.Globalization;
using System.Text.RegularExpressions;
using Pyd.Testing;
using Xunit;

namespace Pyd.Cli.Tests;

/// <summary>Rings that are full, too large, or without memory.</summary>
public sealed class RingTests : BadDay
{
    [Theory, MemberData(nameof(Ways))]
    public void Target_that_ends_with_its_smallest_ring_full(string python, string source)
    {
        foreach (var end in new[] { "sys.exit(3)", "os._exit(3)" })
        {
            var result = Run(source, python, $"import os, sys\ndef f(): pass\nfor i in range(50000): f()\n{end}\n", "-b", "1");
            Assert.Equal((3, ""), (result.ExitCode, result.Error));
            Assert.Equal(50000, CountOf(result, "f"));
        }
    }

    [Theory, MemberData(nameof(Ways))]
    public void Full_ring_that_drops(string python, string source)
    {
        // The script is slower than any agent.
        var script = Folder.Write("slow.d", "#pragma D option bufpolicy=drop\n#pragma D option bufsize=32k\n#pragma D option statusrate=50ms\n"
            + "python$target:::function-entry { @a[copyinstr(arg1), arg0 & 1] = count(); @b[copyinstr(arg0), copyinstr(arg1), timestamp] = count(); @[copyinstr(arg1)] = count(); trunc(@b, 5); }\nEND { trunc(@a); trunc(@b); }\n");
        var program = Folder.Write("fast.py", "def f(): pass\nfor i in range(100000): f()\n" + string.Concat(Enumerable.Range(0, 50).Select(i => $"def name{i}(): pass\nname{i}()\n")));
        var result = PydCommand.Run("run", script, "--source", source, "-c", $"{python} {program}");
        var drops = Regex.Matches(result.Error, @"(?m)^dtrace: (\d+) drops? on CPU 0$").Sum(match => long.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture));
        var total = Regex.Match(result.Error, @"(?m)^pyd: (\d+) of (\d+) events were lost; ");
        Assert.Equal(0, result.ExitCode);
        Assert.True(drops > 0, result.Error);
        Assert.Equal($"{drops}", total.Groups[1].Value);
        var counted = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Sum(line => long.Parse(line.Split(' ')[^1], CultureInfo.InvariantCulture));
        Assert.Equal(total.Groups[2].Value, $"{counted + drops}");
        Assert.True(counted + drops >= 100051, result.Error);
    }

    [Theory, MemberData(nameof(Ways))]
    public void Many_threads_in_a_small_ring(string python, string source)
    {
        var result = Run(source, python, "import threading\ndef f(): pass\ndef work():\n    for i in range(500): f()\n"
            + "threads = [threading.Thread(target=work) for i in range(64)]\nfor t in threads: t.start()\nfor t in threads: t.join()\n", "-b", "32k");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal((64L, 32000L), (CountOf(result, "work"), CountOf(result, "f")));
    }

    [Theory]
    [InlineData("9g", "pyd: bufsize is too large: a ring holds at most 1g, and each traced process has one\n")]
    public void Ring_that_is_too_large(string size, string message)
    {
        var result = Run("agent", Interpreters.Present.First().Path, "pass\n", "-b", size);
        Assert.Equal((1, "", message), (result.ExitCode, result.Output, result.Error));
    }

    [Theory]
    [InlineData("agent")]
    [InlineData("agent-python")]
    public void No_space_for_the_ring(string source)
    {
        var program = Folder.Write("alone.py", "print('untraced')\n");
        var line = $"DOTNET_EnableWriteXorExecute=0; export DOTNET_EnableWriteXorExecute; ulimit -f 1000; \"$PYD\" run {Folder.Write("count.d", Count)} --source {source} -b 64m -c '{Interpreters.Present.First().Path} {program}'";
        var result = PydCommand.Shell(line);
        Assert.Equal((1, "untraced"), (result.ExitCode, result.Output.Trim()));
        Assert.Matches(@"^pyd: process \d+ \(\S+\) is not traced: no shared memory for a ring of 64m: File too large; a smaller one may fit: -b SIZE\n$", result.Error);
    }
}
