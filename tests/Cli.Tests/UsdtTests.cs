using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Pyd.Testing;
using Xunit;

namespace Pyd.Cli.Tests;

/// <summary>The HOWTO's scripts on the markers of interpreters that have them, through the kernel.</summary>
public sealed class UsdtTests
{
    public static TheoryData<Interpreter> Marked => Markers.Interpreters;

    [KernelTheory, MemberData(nameof(Marked))]
    public void Call_stack(Interpreter python)
    {
        var result = PydCommand.Run("run", Example.CallStack, "--source", "usdt", "-c", $"{python.Path} {Example.CallStackProgram}");
        Golden.Equal(AfterTab(Example.CallStackOutput), AfterTab(result.Output));
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(python.Version.Minor == 11 ? 1 : 0, Regex.Count(result.Error, "^pyd: CPython 3.11.* while its line marker is on: ", RegexOptions.Multiline));
        Assert.Equal(python.Version.Minor == 11 ? 1 : 0, Regex.Count(result.Error, "\n"));
    }

    [KernelFact]
    public void Without_a_target_every_Python_is_traced()
    {
        var python = Markers.Any;
        using var folder = new TemporaryFolder();
        var output = folder.File("out");
        var script = folder.Write("all.stp", "probe process(\"python\").mark(\"gc__start\") { printf(\"%d %s %d\\n\", pid(), execname(), uid()) }\nprobe timer.s(20) { exit() }\n");
        using var pyd = Process.Start(new ProcessStartInfo(RepositoryRoot.File("pyd"), ["run", script, "-o", output]))!;
        using var collecting = Process.Start(new ProcessStartInfo(python, ["-S", "-c", "import gc, time\nwhile True: gc.collect(0); time.sleep(0.02)"]))!;
        try
        {
            var clock = Stopwatch.StartNew();
            while (!Seen(output, $"{collecting.Id} ") && clock.Elapsed < TimeSpan.FromSeconds(19))
                Thread.Sleep(50);
            Assert.Matches($@"(?m)^{collecting.Id} (python3\S*|ld-linux-x86-64\S*) {(Environment.IsPrivilegedProcess ? "0" : @"\d+")}$", File.ReadAllText(output));
            Assert.Equal(0, Command.Run("kill", ["-INT", Child(pyd.Id)]).ExitCode);
            Assert.True(pyd.WaitForExit(10_000));
            Assert.Equal(0, pyd.ExitCode);
        }
        finally
        {
            collecting.Kill();
            if (!pyd.HasExited)
                pyd.Kill(entireProcessTree: true);
        }
    }

    /// <summary>pyd is killed in the midst of it: the kernel takes back what it held, and the process goes on.</summary>
    [KernelFact]
    public void Nothing_remains_when_pyd_is_killed()
    {
        var python = Markers.Any;
        using var folder = new TemporaryFolder();
        var output = folder.File("out");
        var script = folder.Write("all.d", "python$target:::gc-start { printf(\"%d\\n\", arg0); }\n");
        using var target = Process.Start(new ProcessStartInfo(python, ["-S", "-c", "import gc, time\nwhile True: gc.collect(0); time.sleep(0.01)"]))!;
        try
        {
            using var pyd = Process.Start(new ProcessStartInfo(RepositoryRoot.File("pyd"), ["run", script, "-o", output, "-p", $"{target.Id}"]))!;
            var clock = Stopwatch.StartNew();
            while (!Seen(output, "0") && clock.Elapsed < TimeSpan.FromSeconds(20))
                Thread.Sleep(20);
            Assert.Equal(1, Semaphore(target.Id));
            pyd.Kill(entireProcessTree: true);
            pyd.WaitForExit();
            clock.Restart();
            while (Semaphore(target.Id) != 0 && clock.Elapsed < TimeSpan.FromSeconds(5))
                Thread.Sleep(20);
            Assert.Equal(0, Semaphore(target.Id));
            Assert.False(target.HasExited);
            Assert.DoesNotContain("State:\tT", File.ReadAllText($"/proc/{target.Id}/status"), StringComparison.Ordinal);
        }
        finally
        {
            target.Kill();
        }
    }

    [Fact]
    public void Without_privilege_the_message_says_what_is_missing()
    {
        var drop = Environment.IsPrivilegedProcess ? "setpriv --bounding-set=-all --inh-caps=-all " : "";
        var result = PydCommand.Shell($"{drop}\"$PYD\" run {Example.CallStack} --source usdt -c true");
        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.StartsWith("pyd: the kernel lets nobody without CAP_BPF and CAP_PERFMON read markers: run pyd with sudo", result.Error, StringComparison.Ordinal);
        Assert.EndsWith("--source agent -c COMMAND\n", result.Error, StringComparison.Ordinal);
        var machine = PydCommand.Shell($"{drop}\"$PYD\" run {Example.Top} -I {Example.Tapset}");
        Assert.Equal((2, ""), (machine.ExitCode, machine.Output));
        Assert.Contains("say what to trace: -c COMMAND or --replay FILE. Every process of the machine cannot be traced: ", machine.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "-p excludes -c and --replay: a run is on a running process, on a command or on a recorded trace\nTry 'pyd run --help'.", "-p", "1", "-c", "true")]
    [InlineData(2, "--source usdt is for running programs; a trace is read with --replay alone\nTry 'pyd run --help'.", "--source", "usdt", "--replay", "x")]
    [InlineData(2, "the script waits for python:::function-entry of its target; say which: -c COMMAND, -p PID or --replay FILE")]
    public void What_does_not_fit_is_said(int exitCode, string message, params string[] arguments)
    {
        var result = PydCommand.Run(["run", Example.CallStack, .. arguments]);
        Assert.Equal((exitCode, "", $"pyd: {message}\n"), (result.ExitCode, result.Output, result.Error));
    }

    private static bool Seen(string file, string text) => File.Exists(file) && File.ReadAllText(file).Contains(text, StringComparison.Ordinal);

    private static string AfterTab(string text) => string.Concat(text.Split('\n').Select(line => line[(line.IndexOf('\t') + 1)..] + "\n"));

    /// <summary>The process to which a signal goes: ./pyd becomes pyd.</summary>
    private static string Child(int pid) => pid.ToString(CultureInfo.InvariantCulture);

    /// <summary>The counter of tracers of gc-start in a process.</summary>
    private static int Semaphore(int pid)
    {
        var executable = new FileInfo($"/proc/{pid}/exe").LinkTarget!;
        var file = Command.Run("readelf", ["-nW", executable]).Output;
        if (!file.Contains("gc__start", StringComparison.Ordinal))
            file = Command.Run("readelf", ["-nW", executable = Python(pid)]).Output;
        var address = long.Parse(Regex.Match(file, @"Name: gc__start\n.*Semaphore: 0x(\w+)").Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        using var memory = File.OpenHandle($"/proc/{pid}/mem");
        var counter = new byte[2];
        RandomAccess.Read(memory, counter, address);
        return BitConverter.ToUInt16(counter);
    }

    private static string Python(int pid) => File.ReadLines($"/proc/{pid}/maps").First(line => line.Contains("/bin/python", StringComparison.Ordinal)) is var line ? line[line.IndexOf('/')..] : "";
}
