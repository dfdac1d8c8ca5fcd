using System.Globalization;
using Pyd.Testing;
using Xunit;

namespace Pyd.Cli.Tests;

/// <summary>What goes wrong around a run: processes that are killed, rings that are full or filled with garbage, no memory.</summary>
public sealed class BadDayTests : IDisposable
{
    private const string Count = "python*:::function-entry { @[copyinstr(arg1)] = count(); }\n";

    private readonly TemporaryFolder _folder = new();

    /// <summary>One interpreter of each way in: a pending call, a profiler, monitoring; with each agent.</summary>
    public static TheoryData<string, string> Ways
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (var python in Interpreters.Present.GroupBy(python => python.Version.Minor switch { < 8 => 0, < 11 => 1, 11 => 2, < 15 => 3, _ => 4 }).Select(group => group.Last()))
            {
                foreach (var source in new[] { "agent", "agent-python" })
                    rows.Add(python.Path, source);
            }
            return rows;
        }
    }

    public void Dispose() => _folder.Dispose();

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
        var program = _folder.Write("orphan.py", """
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
        var script = _folder.Write("count.d", Count);
        var temporary = Directory.CreateDirectory(_folder.File("tmp")).FullName;
        var report = _folder.File("report");
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
        var script = _folder.Write("kill.stp", "probe begin { while (1) { } }\n");
        var mark = _folder.File("mark");
        var result = PydCommand.Shell($"\"$PYD\" run {script} -c 'touch {mark}' & pyd=$!; sleep 3; keeper=$(cat /proc/$pyd/task/*/children); kill -9 $pyd; sleep 1; for k in $keeper; do grep -q . /proc/$k/cmdline && echo alive; done; true");
        Assert.DoesNotContain("alive", result.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(mark));
    }

    [Theory, MemberData(nameof(Ways))]
    public void Interrupt_once(string python, string source)
    {
        var done = _folder.File("done");
        var result = Run(source, python, $"import os, signal, time\ndef f(): pass\nfor i in range(1000): f()\nos.kill(os.getppid(), signal.SIGINT)\ntime.sleep(0.5)\nopen('{done}', 'w').close()\n");
        Assert.Equal(1000, CountOf(result, "f"));
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.True(File.Exists(done));
    }

    [Theory, MemberData(nameof(Ways))]
    public void Interrupt_once_and_the_command_goes_on(string python, string source)
    {
        var done = _folder.File("done");
        var program = _folder.Write("on.py", $"import os, signal, time\ndef f(): pass\nfor i in range(1000): f()\nos.kill(os.getppid(), signal.SIGINT)\ntime.sleep(3)\nfor i in range(1000): f()\nopen('{done}', 'w').close()\n");
        var result = PydCommand.Shell($"\"$PYD\" run {_folder.Write("count.d", Count)} --source {source} -c '{python} {program}'; [ -e {done} ] && echo early; while ! [ -e {done} ]; do sleep 0.1; done");
        Assert.Equal(1000, CountOf(result, "f"));
        Assert.DoesNotContain("early", result.Output, StringComparison.Ordinal);
        Assert.Matches(@"^pyd: the command goes on untraced \(process \d+\)\n$", result.Error);
    }

    [Theory, MemberData(nameof(Ways))]
    public void Interrupt_twice(string python, string source)
    {
        var result = Run(source, python, "import os, signal, time\nfor i in range(2):\n    os.kill(os.getppid(), signal.SIGINT)\n    time.sleep(0.3)\ntime.sleep(1)\n");
        Assert.Equal(130, result.ExitCode);
    }

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
        var script = _folder.Write("slow.d", "#pragma D option bufpolicy=drop\n#pragma D option bufsize=32k\n#pragma D option statusrate=50ms\n"
            + "python$target:::function-entry { @a[copyinstr(arg1), arg0 & 1] = count(); @b[copyinstr(arg0), copyinstr(arg1), timestamp] = count(); @[copyinstr(arg1)] = count(); trunc(@b, 5); }\nEND { trunc(@a); trunc(@b); }\n");
        var program = _folder.Write("fast.py", "def f(): pass\nfor i in range(300000): f()\n" + string.Concat(Enumerable.Range(0, 50).Select(i => $"def name{i}(): pass\nname{i}()\n")));
        var result = PydCommand.Run("run", script, "--source", source, "-c", $"{python} {program}");
        var drops = System.Text.RegularExpressions.Regex.Matches(result.Error, @"(?m)^dtrace: (\d+) drops? on CPU 0$").Sum(match => long.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture));
        var total = System.Text.RegularExpressions.Regex.Match(result.Error, @"(?m)^pyd: (\d+) of (\d+) events were lost; ");
        Assert.Equal(0, result.ExitCode);
        Assert.True(drops > 0, result.Error);
        Assert.Equal($"{drops}", total.Groups[1].Value);
        var counted = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Sum(line => long.Parse(line.Split(' ')[^1], CultureInfo.InvariantCulture));
        Assert.Equal(total.Groups[2].Value, $"{counted + drops}");
        Assert.True(counted + drops >= 300051, result.Error);
    }

    [Theory]
    [InlineData("agent")]
    [InlineData("agent-python")]
    public void Many_short_processes(string source)
    {
        var python = Interpreters.Present.First(python => python.Version.Minor >= 8).Path;
        var file = _folder.Write("short.py", "def f(): pass\nf()\n");
        var result = PydCommand.Run("run", _folder.Write("count.d", Count), "--source", source, "-c", $"sh -c 'for i in $(seq 200); do {python} {file}; done'");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal(200, CountOf(result, "f"));
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
        var program = _folder.Write("alone.py", "print('untraced')\n");
        var line = $"DOTNET_EnableWriteXorExecute=0; export DOTNET_EnableWriteXorExecute; ulimit -f 1000; \"$PYD\" run {_folder.Write("count.d", Count)} --source {source} -b 64m -c '{Interpreters.Present.First().Path} {program}'";
        var result = PydCommand.Shell(line);
        Assert.Equal((1, "untraced"), (result.ExitCode, result.Output.Trim()));
        Assert.Matches(@"^pyd: process \d+ \(\S+\) is not traced: no shared memory for a ring of 64m: File too large; a smaller one may fit: -b SIZE\n$", result.Error);
    }

    [Theory]
    [InlineData("head = -1", @"its ring went from position \d+ to -1")]
    [InlineData("head = 1 << 62", @"its ring went from position \d+ to 4611686018427387904")]
    [InlineData("head = 8; fill(0)", "it wrote an event of thread 0, which it has not defined")]
    [InlineData("head = 1; put(0, probe=0xFFFF, kind=1, a0=1 << 46, a1=1 << 40)", "it defined a string of 1099511627776 bytes that is not there")]
    [InlineData("head = 9; put(0, probe=0xFFFF, kind=1, a0=-1, a1=64)", "it defined a string at 0xffffffffffffffff, which is not its own")]
    [InlineData("head = 1; put(0, probe=0xFFFF, kind=7)", "it wrote a definition of kind 7, which there is not")]
    [InlineData("head = 1; put(0, probe=0xFFFF, kind=2, a0=12345)", "it defined thread 12345 out of order")]
    [InlineData("head = 1; put(0, probe=77)", "it wrote an event of probe 77, which it was not asked for")]
    [InlineData("word(72, -5)", "its count of drops went from 0 to -5")]
    [InlineData("word(72, 1 << 60)", "its count of drops went from 0 to 1152921504606846976")]
    [InlineData("head = 1; put(0, probe=0xFFFF, kind=2, a0=threads, a1=1); publish(1); put(1, thread=threads, time=1 << 62); head = 2", "it wrote an event of time 4611686018427387904, which is in the future")]
    public void Target_that_writes_garbage(string deed, string message)
    {
        var program = _folder.Write("hostile.py", $"""
            import array, mmap, os, socket, struct, time
            def f(): pass
            link = socket.socket(socket.AF_UNIX)
            link.connect(os.environ["PYD_AGENT"])
            text, rights = b"", []
            while not text.endswith(b"\n.\n"):
                data, ancillary, flags, address = link.recvmsg(4096, socket.CMSG_SPACE(4))
                rights += ancillary
                text += data
            memory = mmap.mmap(struct.unpack("i", rights[0][2][:4])[0], 4096 + 64 * 65536)
            threads = int([line.split()[1] for line in text.decode().split("\n") if line.startswith("threads")][0])
            def word(offset, value):
                memory[offset:offset + 8] = struct.pack("q", value)
            def publish(head):
                word(64, head)
            def put(index, time=1, thread=0, probe=0, kind=0, a0=0, a1=0):
                struct.pack_into("=qiHhqq", memory, 4096 + 64 * index, time, thread, probe, kind, a0, a1)
            def fill(value):
                for index in range(65536): put(index, probe=value)
            head = 0
            {deed}
            publish(head)
            time.sleep(0.3)
            f()
            """);
        var result = PydCommand.Run("run", _folder.Write("count.d", Count), "--source", "agent-python", "-c", $"{Interpreters.Present.Last().Path} {program}");
        Assert.Equal(1, result.ExitCode);
        Assert.Matches($@"^pyd: process \d+ \(\S+\) is traced no further: {message}\n$", result.Error);
        Assert.Equal(1, CountOf(result, "f"));      // the other ring of the same process is whole
    }

    [Fact]
    public void Target_that_writes_noise()
    {
        var program = _folder.Write("noise.py", """
            import mmap, os, random, socket, struct, time
            def attack(seed):
                chance = random.Random(seed)
                link = socket.socket(socket.AF_UNIX)
                link.connect(os.environ["PYD_AGENT"])
                text, rights = b"", []
                while not text.endswith(b"\n.\n"):
                    data, ancillary, flags, address = link.recvmsg(4096, socket.CMSG_SPACE(4))
                    rights += ancillary
                    text += data
                descriptor = struct.unpack("i", rights[0][2][:4])[0]
                size = 4096 + 64 * 512
                memory = mmap.mmap(descriptor, size)
                threads = int([line.split()[1] for line in text.decode().split("\n") if line.startswith("threads")][0])
                strings = int([line.split()[1] for line in text.decode().split("\n") if line.startswith("strings")][0])
                words = [0, 1, -1, threads, strings, strings + 4096, 64, 1 << 40, -1 << 63, 0xFFFF]
                struct.pack_into("=qiHhqq", memory, 4096, 1, 0, 0xFFFF, 2, threads, 5)
                for index in range(1, 512):
                    struct.pack_into("=qiHhqqq", memory, 4096 + 64 * index, chance.choice((1, 2, 1 << 62)) if chance.random() < .01 else index, threads,
                        chance.choice((0xFFFF, 0, 0, 0, 0, 0, 0, 9)), chance.choice((0, 1, 2, -1)) if chance.random() < .5 else 0,
                        chance.choice(words), chance.choice(words), chance.choice(words))
                memory[64:72] = struct.pack("q", chance.choice((512, 511, 300, 513, 2)))
                end = time.time() + 0.05
                while time.time() < end:
                    offset = chance.randrange(64, size - 8) & ~7
                    memory[offset:offset + 8] = struct.pack("q", chance.choice(words))
                link.send(bytes([chance.choice(b"wrx")]) * chance.randrange(1, 50))
                link.close()
            for seed in range(60):
                attack(seed)
            """);
        var result = PydCommand.Run("run", _folder.Write("count.d", "python*:::function-entry { @[arg0, copyinstr(arg1)] = count(); } END { trunc(@); }\n"), "-b", "1", "--source", "agent-python", "-c", $"{Interpreters.Present.Last().Path} {program}");
        Assert.Equal(1, result.ExitCode);
        Assert.DoesNotContain("internal error", result.Error, StringComparison.Ordinal);
        Assert.Contains("is traced no further: it", result.Error, StringComparison.Ordinal);
    }

    private CommandResult Run(string source, string python, string program, params string[] options) =>
        PydCommand.Run(["run", _folder.Write("count.d", Count), "--source", source, .. options, "-c", $"{python} {_folder.Write("program.py", program)}"]);

    /// <summary>How often a function was entered, by the table that the script prints.</summary>
    private static long CountOf(CommandResult result, string function) => result.Output.Split('\n')
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Where(words => words.Length == 2 && words[0] == function)
        .Select(words => long.Parse(words[1], CultureInfo.InvariantCulture))
        .SingleOrDefault();
}
