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
        var script = folder.Write("all.stp", $"probe process(\"{PrivateInterpreter.ExecutableOf(python)}\").mark(\"gc__start\") {{ printf(\"%d %s %d\\n\", pid(), execname(), uid()) }}\nprobe timer.s(20) {{ exit() }}\n");
        using var pyd = Process.Start(new ProcessStartInfo(RepositoryRoot.File("pyd"), ["run", script, "-o", output]))!;
        using var collecting = Process.Start(new ProcessStartInfo(python, ["-S", "-c", "import gc, time\nwhile True: gc.collect(0); time.sleep(0.02)"]))!;
        try
        {
            var clock = Stopwatch.StartNew();
            while (!Seen(output, $"{collecting.Id} ") && clock.Elapsed < TimeSpan.FromSeconds(19))
                Thread.Sleep(50);
            Assert.Matches($@"(?m)^{collecting.Id} (python3\S*|ld-linux-x86-64\S*) {(Environment.IsPrivilegedProcess ? "0" : @"\d+")}$", File.ReadAllText(output));
            Assert.Equal(0, Command.Run("kill", ["-INT", $"{pyd.Id}"]).ExitCode);
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

    /// <summary>However pyd ends in the midst of it, the kernel takes back what it held, in the target and in a child that it had meanwhile, and both go on.</summary>
    [KernelTheory]
    [InlineData("INT")]
    [InlineData("TERM")]
    [InlineData("KILL")]
    public void Nothing_remains_when_pyd_has_ended(string signal)
    {
        var python = Markers.Any;
        using var folder = new TemporaryFolder();
        var output = folder.File("out");
        var script = folder.Write("all.d", "python$target:::gc-start { printf(\"%d\\n\", arg0); }\n");
        var program = folder.Write("program.py", $"""
            import gc, os, time
            child = None
            while True:
                gc.collect(0)
                time.sleep(0.01)
                if child is None and os.path.exists('{folder.File("fork")}'):
                    child = os.fork()
                    if child:
                        with open('{folder.File("child")}', 'w') as file:
                            file.write('%d.' % child)
            """);
        using var target = Process.Start(new ProcessStartInfo(python, ["-S", program]))!;
        var child = 0;
        try
        {
            using var pyd = Process.Start(new ProcessStartInfo(RepositoryRoot.File("pyd"), ["run", script, "-o", output, "-p", $"{target.Id}"]))!;
            Assert.True(Wait(() => Seen(output, "0")), "the trace does not begin");
            Assert.Equal((1, true), StateOf(target.Id));
            folder.Write("fork", "");
            Assert.True(Wait(() => Seen(folder.File("child"), ".")), "the target does not fork");
            child = int.Parse(File.ReadAllText(folder.File("child")).TrimEnd('.'), CultureInfo.InvariantCulture);
            Assert.Equal(0, Command.Run("kill", [$"-{signal}", $"{pyd.Id}"]).ExitCode);
            Assert.True(pyd.WaitForExit(30_000), "pyd does not end");
            foreach (var pid in new[] { target.Id, child })
            {
                Wait(() => StateOf(pid) == (0, false));
                Assert.Equal((0, false), StateOf(pid));
                Assert.DoesNotContain("State:\tT", File.ReadAllText($"/proc/{pid}/status"), StringComparison.Ordinal);
            }
        }
        finally
        {
            target.Kill();
            if (child != 0)
                Command.Run("kill", ["-KILL", $"{child}"]);
        }
    }

    /// <summary>Killed at any moment, while it looks, attaches, reads or ends: breakpoints and counters of a process that was there, and of one that comes later, are as before.</summary>
    [KernelFact]
    public void Nothing_remains_whenever_pyd_is_killed()
    {
        var python = Markers.Any;
        using var folder = new TemporaryFolder();
        var script = folder.Write("all.d", "python$target:::gc-start { @[arg0] = count(); printf(\"%d\\n\", arg0); }\n");
        var program = folder.Write("program.py", "import gc, time\nwhile True: gc.collect(0); time.sleep(0.001)\n");
        using var target = Process.Start(new ProcessStartInfo(python, ["-S", program]))!;
        try
        {
            var random = new Random(6);
            var wasAttached = 0;
            for (var i = 0; i < 16; i++)
            {
                using var pyd = Process.Start(new ProcessStartInfo(RepositoryRoot.File("pyd"), ["run", script, "-o", folder.File("out"), "-p", $"{target.Id}"]))!;
                Thread.Sleep(random.Next(100, 1500));
                wasAttached += StateOf(target.Id).IsStopped ? 1 : 0;
                pyd.Kill();
                pyd.WaitForExit();
                Wait(() => StateOf(target.Id) == (0, false));
                Assert.Equal((0, false), StateOf(target.Id));
            }
            Assert.NotEqual(0, wasAttached);
            Assert.False(target.HasExited);
            using var later = Process.Start(new ProcessStartInfo(python, ["-S", program]))!;
            Thread.Sleep(200);
            var state = StateOf(later.Id);
            later.Kill();
            Assert.Equal((0, false), state);
        }
        finally
        {
            target.Kill();
        }
    }

    /// <summary>A package manager has replaced the program while it runs.</summary>
    [KernelFact]
    public void A_program_whose_file_was_deleted_is_traced()
    {
        using var folder = new TemporaryFolder();
        var copy = folder.File("replaced");
        File.Copy(PrivateInterpreter.ExecutableOf(Markers.Any), copy);
        var script = folder.Write("deleted.d", "python$target:::gc-start { printf(\"%d %s\\n\", pid, execname); exit(0); }\n");
        using var target = Process.Start(new ProcessStartInfo(copy, ["-S", "-c", "import gc, time\nwhile True: gc.collect(1); time.sleep(0.01)"]))!;
        try
        {
            Thread.Sleep(300);
            File.Delete(copy);
            Assert.Equal($"{copy} (deleted)", new FileInfo($"/proc/{target.Id}/exe").LinkTarget);
            var result = PydCommand.Run("run", script, "-p", $"{target.Id}");
            Assert.Equal((0, $"{target.Id} replaced\n", ""), (result.ExitCode, result.Output, result.Error));
            var list = PydCommand.Run("list", "-p", $"{target.Id}");
            Assert.Contains("gc-start", list.Output, StringComparison.Ordinal);
        }
        finally
        {
            target.Kill();
        }
    }

    /// <summary>What is left out, or only counted, in the kernel changes nothing of the output.</summary>
    [KernelTheory]
    [InlineData("""/copyinstr(arg1) == "function_3"/ { @[copyinstr(arg0)] = count(); @lines = sum(arg2); }""")]
    [InlineData("""/copyinstr(arg1) != "function_3" && pid == $target/ { printf("%s\n", copyinstr(arg1)); }""")]
    [InlineData("{ @ = count(); }")]
    [InlineData("{ @ = count(); @q = quantize(3); }")]
    public void Work_that_the_kernel_does_changes_no_output(string clause)
    {
        using var folder = new TemporaryFolder();
        var script = folder.Write("script.d", $"#pragma D option quiet\npython$target:::function-return {clause}\n");
        string[] command = ["run", script, "--source", "usdt", "-c", $"{Markers.Any} -I -S {Example.CallStackProgram}"];
        var (with, without) = (PydCommand.Run(command), PydCommand.Run([.. command, "-x", "agentfilter=off"]));
        Assert.Equal((0, 0), (with.ExitCode, without.ExitCode));
        Assert.NotEqual("", with.Output);
        Assert.Equal(without.Output, with.Output);
    }

    /// <summary>A server that knows nothing of pyd, with providers that pyd does not know; it refuses to run as root.</summary>
    [PostgresFact]
    public void Queries_of_PostgreSQL_are_seen()
    {
        using var folder = new TemporaryFolder();
        var data = folder.File("data");
        var script = folder.Write("queries.d", """
            postgresql$target:::query-start { printf("%s %s\n", execname, copyinstr(arg0)); }
            postgresql$target:::transaction-start { @transactions = count(); }
            """);
        var queries = folder.Write("queries.sql", "select 1\n");
        var nobody = Environment.IsPrivilegedProcess ? "setpriv --reuid=nobody --regid=nogroup --clear-groups " : "";
        Assert.Equal(0, Command.Run("/bin/sh", ["-c", $"chmod 755 '{folder.Path}' && mkdir '{data}' && {(nobody == "" ? ":" : $"chown nobody '{data}'")} && {nobody}'{PostgresFactAttribute.Folder}/initdb' -D '{data}' -N -A trust --no-locale"]).ExitCode);
        var result = PydCommand.Run("run", script, "--source", "usdt", "-o", folder.File("out"), "-c",
            $"sh -c \"exec {nobody}'{PostgresFactAttribute.Folder}/postgres' --single -D '{data}' postgres < '{queries}'\"");
        Assert.Equal(0, result.ExitCode);
        Assert.Matches(@"\Apostgres select 1\n\s+\d+\n\z", File.ReadAllText(folder.File("out")));
    }

    /// <summary>A program in a container has paths that lead nowhere outside of it.</summary>
    [NamespaceFact]
    public void A_process_in_a_container_is_traced_from_outside()
    {
        using var folder = new TemporaryFolder();
        var script = folder.Write("outside.d", "python$target:::gc-start { printf(\"%d %s\\n\", pid, execname); exit(0); }\n");
        var inside = folder.File("inside");
        Directory.CreateDirectory(inside);
        using var container = Process.Start(new ProcessStartInfo("unshare", ["-mpf", "--mount-proc", "--kill-child", "sh", "-c",
            $"mount -t tmpfs none '{inside}' && cp {Markers.Any} '{inside}/hidden' && exec '{inside}/hidden' -S -c 'import gc, time\nwhile True: gc.collect(1); time.sleep(0.01)'"]))!;
        try
        {
            var target = 0;
            Assert.True(Wait(() => (target = ChildOf(container.Id)) != 0 && new FileInfo($"/proc/{target}/exe").LinkTarget == $"{inside}/hidden"), "the container does not start");
            var result = PydCommand.Run("run", script, "-p", $"{target}");
            Assert.Equal((0, $"{target} hidden\n", ""), (result.ExitCode, result.Output, result.Error));
        }
        finally
        {
            container.Kill(entireProcessTree: true);
        }
    }

    [NamespaceFact]
    public void In_a_container_process_ids_are_those_of_the_container()
    {
        using var folder = new TemporaryFolder();
        var script = folder.Write("inside.d", "python*:::function-return /copyinstr(arg1) == \"work\"/ { printf(\"%d %d\\n\", pid, ppid); }\n");
        var program = folder.Write("program.py", """
            import os, subprocess, sys
            def work():
                print(os.getpid(), os.getppid(), flush=True)
            work()
            if os.fork() == 0:
                work()
                os._exit(0)
            os.wait()
            if len(sys.argv) < 2:
                subprocess.call([sys.executable, __file__, "again"])
            """);
        var result = Command.Run("unshare", ["-mpf", "--mount-proc", "--kill-child", RepositoryRoot.File("pyd"), "run", script, "--source", "usdt", "-o", folder.File("out"), "-c", $"{Markers.Any} {program}"]);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal(4, result.Output.Count(c => c == '\n'));
        Assert.Equal(result.Output, File.ReadAllText(folder.File("out")));
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

    /// <summary>Whether something happens; long enough for a machine under load.</summary>
    private static bool Wait(Func<bool> happens)
    {
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < TimeSpan.FromSeconds(30); Thread.Sleep(20))
        {
            if (happens())
                return true;
        }
        return false;
    }

    private static int ChildOf(int pid) => int.TryParse(File.ReadAllText($"/proc/{pid}/task/{pid}/children").Split(' ')[0], CultureInfo.InvariantCulture, out var child) ? child : 0;

    /// <summary>In a process, the counter of tracers of gc-start, and whether there is a breakpoint in its code.</summary>
    private static (int Semaphore, bool IsStopped) StateOf(int pid)
    {
        var (file, start) = Mapped(pid);
        var note = Regex.Match(Command.Run("readelf", ["-nW", file]).Output, @"Name: gc__start\n.*Location: 0x(?<code>\w+).*Semaphore: 0x(?<counter>\w+)");
        using var memory = File.OpenHandle($"/proc/{pid}/mem");
        var bytes = new byte[3];
        RandomAccess.Read(memory, bytes.AsSpan(0, 2), Address("counter"));
        RandomAccess.Read(memory, bytes.AsSpan(2, 1), Address("code"));
        return (BitConverter.ToUInt16(bytes), bytes[2] != 0x90);

        // A program that can lie anywhere counts from its start.
        long Address(string group) => long.Parse(note.Groups[group].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture) is var address && address < start ? start + address : address;
    }

    /// <summary>The file of a process that is its Python, which the dynamic linker may have been told to start, and where it begins in memory.</summary>
    private static (string File, long Start) Mapped(int pid)
    {
        var line = File.ReadLines($"/proc/{pid}/maps").First(line => line.Contains("/python3", StringComparison.Ordinal));
        return (line[line.IndexOf('/')..], long.Parse(line.AsSpan(0, line.IndexOf('-')), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
    }
}
