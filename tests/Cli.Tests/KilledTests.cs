using Pyd.Testing;
using Xunit;

namespace Pyd.Cli.Tests;

/// <summary>Processes that are killed, and many that are short.</summary>
public sealed class KilledTests : BadDay
{
    [Theory, MemberData(nameof(Ways))]
    public void Target_that_is_killed(string python, string source)
    {
        var result = Run(source, python, "import os\ndef f(): pass\nfor i in range(20000): f()\nos.kill(os.getpid(), 9)\n");
        Assert.Equal(137, result.ExitCode);
        Assert.Equal(20000, CountOf(result, "f"));
        Assert.Equal("pyd: the command ended with status 137, as by signal 9\n", result.Error);
    }

    [Theory, MemberData(nameof(Ways))]
    public void Pyd_that_is_killed(string python, string source)
    {
        var program = Folder.Write("orphan.py", """
            import os, sys, time
            def f(): pass
            def is_traced():
                with open("/proc/self/maps") as maps:
                    return "pyd-ring" in maps.read()
            for i in range(20000): f()
            assert is_traced()
            folder = os.path.dirname(os.environ["PYD_AGENT"])
            start = time.time()
            os.kill(os.getppid(), 9)
            while time.time() - start < 5 and is_traced():
                for i in range(1000): f()
            seconds = time.time() - start
            events = sys.monitoring.get_events(4) if hasattr(sys, "monitoring") and sys.monitoring.get_tool(4) else 0
            with open(sys.argv[1] + ".part", "w") as out:
                out.write("%s %d %s\n" % (seconds < 1, events, sys.getprofile()))
            os.rename(sys.argv[1] + ".part", sys.argv[1])
            """);
        var script = Folder.Write("count.d", Count);
        var temporary = Directory.CreateDirectory(Folder.File("tmp")).FullName;
        var report = Folder.File("report");
        var result = PydCommand.Shell($"TMPDIR='{temporary}' \"$PYD\" run {script} --source {source} -c '{python} {program} {report}'; while ! [ -e {report} ]; do sleep 0.1; done");
        Assert.Equal("", result.Output);
        Assert.Equal("True 0 None\n", File.ReadAllText(report));
        Assert.Single(Directory.EnumerateDirectories(temporary, "pyd-*"));
        PydCommand.Shell($"TMPDIR='{temporary}' \"$PYD\" run {script} -c true");
        Assert.Empty(Directory.EnumerateDirectories(temporary, "pyd-*"));
    }

    [Fact]
    public void Pyd_that_is_killed_before_the_command_runs()
    {
        var script = Folder.Write("kill.stp", "probe begin { while (1) { } }\n");
        var mark = Folder.File("mark");
        var result = PydCommand.Shell($"\"$PYD\" run {script} -c 'touch {mark}' & pyd=$!; sleep 3; keeper=$(cat /proc/$pyd/task/*/children); kill -9 $pyd; sleep 1; for k in $keeper; do grep -q . /proc/$k/cmdline && echo alive; done; true");
        Assert.DoesNotContain("alive", result.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(mark));
    }

    [Theory]
    [InlineData("agent")]
    [InlineData("agent-python")]
    public void Many_short_processes(string source)
    {
        var python = Interpreters.Present.First(python => python.Version.Minor >= 8).Path;
        var file = Folder.Write("short.py", "def f(): pass\nf()\n");
        var result = PydCommand.Run("run", Folder.Write("count.d", Count), "--source", source, "-c", $"sh -c 'for i in $(seq 200); do {python} {file}; done'");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal(200, CountOf(result, "f"));
    }
}
