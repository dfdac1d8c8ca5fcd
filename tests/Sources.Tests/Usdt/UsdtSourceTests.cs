using System.Diagnostics;
using System.Globalization;
using Pyd.Runtime.Events;
using Pyd.Sources.Tests.Agent;
using Pyd.Sources.Usdt;
using Pyd.Sources.Usdt.Markers;
using Pyd.Testing;

namespace Pyd.Sources.Tests.Usdt;

public sealed class UsdtSourceTests
{
    private const int All = (1 << ProbeEvent.ArgumentCount) - 1;

    /// <summary>Every form of argument, attached in both ways. A page that is not in memory yet can be waited for with one link only.</summary>
    [KernelTheory]
    [InlineData(false)]
    [InlineData(true)]
    public void Arguments_have_their_values(bool usesPerformanceEvents)
    {
        (string Name, int Strings)[] probes = [("none", 0), ("constants", 0), ("registers", 0), ("wide", 0), ("memory", 0), ("strings", 31), ("inlined", 0), ("many", 0), ("of-thread", 0), ("floating", 0), ("guarded", 0)];
        var run = ZooRun(new UsdtOptions { Command = Zoo.Path, UsesPerformanceEvents = usesPerformanceEvents }, probes);
        Assert.Equal([
            "none 0 0 0 0 0 0",
            "constants -1 255 -2 -3 1234605616436508552 0",
            "registers -1 255 -2 65535 -3 4000000000",
            "wide -9 -1 20015998343868 0 0 0",
            "memory -42 -8 30 3 99 2",
            "strings 'text' 'naïve ☃' '' 0 8 0",
            "inlined 1 0 0 0 0 0", "inlined 2 0 0 0 0 0", "inlined 10 0 0 0 0 0",
            "many 100 101 102 103 104 105",
            "of-thread 78 -6 0 0 0 0",
            $"floating {BitConverter.DoubleToInt64Bits(0.5)} 1 0 0 0 0",
            "guarded 0 0 0 0 0 0", "guarded 1 0 0 0 0 0"], run.Lines);
        Assert.Equal(5, run.Outcome.TargetStatus);
        Assert.Empty(run.Outcome.Problems);
        Assert.Equal(0, run.Outcome.Dropped);
    }

    [KernelFact]
    public void A_string_in_a_page_that_nobody_has_touched_is_read() =>
        Assert.Equal(["untouched 'ELF\u0002\u0001\u0001' 0 0 0 0 0"], ZooRun(new UsdtOptions { Command = Zoo.Path }, ("untouched", 1)).Lines
            .Select(line => line.Contains("ELF\u0002\u0001\u0001\u0003", StringComparison.Ordinal) ? line.Replace("\u0003", "", StringComparison.Ordinal) : line));

    [KernelTheory]
    [InlineData(10, 10, 10)]
    [InlineData(300, 300, 300)]
    [InlineData(4095, 300, 4095)]
    public void Strings_are_cut_at_the_limit_alone(int limit, int first, int second)
    {
        using var source = new UsdtSource(new UsdtOptions { Command = Zoo.Path, StringSize = limit });
        var run = LiveRun.Of(source, new ProbeInterest([new WantedProbe("zoo", "lengths", 3, 3)], true));
        Assert.Equal((first, second), (Assert.Single(run.Events).Text.Length, run.Events[0].Function.Length));
    }

    [KernelFact]
    public void Arguments_that_nobody_reads_are_not_read() =>
        Assert.Equal(["memory 0 -8 0 0 0 2"], ZooRun(new UsdtOptions { Command = Zoo.Path }, 0b100010, ("memory", 0)).Lines);

    /// <summary>A script that names a function or a file alone puts breakpoints nowhere else.</summary>
    [KernelFact]
    public void Markers_of_other_functions_and_files_are_left_alone()
    {
        foreach (var (modules, functions, expected) in new (string[]?, string[]?, string)[] { (null, ["man?"], "many"), (["zoo"], ["wide", "many"], "many wide"), (["nobody"], null, "") })
        {
            using var source = new UsdtSource(new UsdtOptions { Command = Zoo.Path });
            var run = LiveRun.Of(source, new ProbeInterest([new WantedProbe("*", "*", 0, 0) { Modules = modules, Functions = functions }], true));
            Assert.Equal(expected, string.Join(' ', run.Tables.Probes.Select(probe => probe.Name).Order()));
            Assert.Equal(expected, string.Join(' ', run.Events.Select(e => e.Probe).Order()));
        }
    }

    /// <summary>What a filter compares is compared in the kernel; what it cannot compare there, or cannot read, passes.</summary>
    [KernelTheory]
    [InlineData("0=text;", 1)]
    [InlineData("0=texts;", 0)]
    [InlineData("0=tex;", 0)]
    [InlineData("0=;", 0)]
    [InlineData("2=;", 1)]
    [InlineData("2!;", 0)]
    [InlineData("0!text;", 0)]
    [InlineData("0!other;", 1)]
    [InlineData("1=na%C3%AFve%20%E2%98%83;", 1)]
    [InlineData("|0=other;0=text;", 1)]
    [InlineData("|0=other;0=another;", 0)]
    [InlineData("&0!other;0=text;", 1)]
    [InlineData("&0=text;0=other;", 0)]
    [InlineData("&0=text;1=other;", 1)]
    [InlineData("&*0=other;", 0)]
    [InlineData("|-0=text;", 1)]
    [InlineData("0<a;", 1)]
    [InlineData("3=text;", 1)]
    [InlineData("4=text;", 1)]
    [InlineData("0?;", 0)]
    [InlineData("3?;", 1)]
    [InlineData("0=0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789;", 1)]
    public void Filters_leave_out_what_no_clause_wants(string filter, int events)
    {
        foreach (var filters in new[] { true, false })
        {
            using var source = new UsdtSource(new UsdtOptions { Command = Zoo.Path, Filters = filters });
            var run = LiveRun.Of(source, new ProbeInterest([new WantedProbe("zoo", "strings", 31, 31, filter), new WantedProbe("zoo", "none", 0, 0)], true));
            Assert.Equal(filters ? events : 1, run.Events.Count(e => e.Probe == "strings"));
        }
    }

    /// <summary>Only the number of events matters: the kernel counts them, and they are as many as without that.</summary>
    [KernelTheory]
    [InlineData(true, false)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void Events_that_are_only_counted_are_as_many(bool filters, bool usesPerformanceEvents)
    {
        using var source = new UsdtSource(new UsdtOptions { Command = Zoo.Path, Filters = filters, UsesPerformanceEvents = usesPerformanceEvents });
        var run = LiveRun.Of(source, new ProbeInterest([.. new[] { "none", "inlined", "guarded", "many" }.Select(name => new WantedProbe("zoo", name, 0, 0, IsTally: true))], true));
        Assert.Equal(["guarded 2", "inlined 3", "many 1", "none 1"], run.Events.GroupBy(e => e.Probe).Select(group => $"{group.Key} {group.Count()}").Order(StringComparer.Ordinal));
        Assert.Equal((5, 0), (run.Outcome.TargetStatus, run.Outcome.Dropped));
        Assert.Equal(1, run.Tables.Processes.Count);
        Assert.Equal("zoo", run.Tables.Processes.Thread(run.Raw[0].Thread).Process.ExecName.ToString());
        // The kernel's records have times of their own.
        Assert.Equal(filters, run.Events.DistinctBy(e => e.Time).Count() < run.Events.Count);
    }

    /// <summary>What a running process goes on to fire after the end is not waited for.</summary>
    [KernelFact]
    public void Counting_ends()
    {
        using var process = Process.Start(new ProcessStartInfo(Zoo.Path, ["slow"]) { RedirectStandardOutput = true })!;
        try
        {
            using var source = new UsdtSource(new UsdtOptions { Process = process.Id });
            var run = LiveRun.Of(source, new ProbeInterest([new WantedProbe("zoo", "guarded", 0, 0, IsTally: true)], true), (time, _) => time > TimeSpan.FromSeconds(1) && source.Stop() && false);
            Assert.InRange(run.Events.Count, 2, 98);
        }
        finally
        {
            process.Kill();
        }
    }

    /// <summary>A ring that nobody reads fills; what does not fit is counted, and what fits is whole.</summary>
    [MarkedFact]
    public void What_is_lost_is_counted()
    {
        var python = MarkedInterpreters.Any!;
        const int Collections = 5000;
        using var source = new UsdtSource(new UsdtOptions { Command = $"{python} -I -S -c 'import gc\nfor i in range({Collections}): gc.collect(0)'", RingSize = 1 });
        source.Open(new ProbeInterest([new WantedProbe("python", "gc-start", 1, 0)], true));
        source.Start();
        while (source.Outcome.TargetStatus is null)
        {
            // The process waits to be looked at until it fires its first marker.
            if (source.Tables.Processes.Count == 0)
                source.TryRead(out _, TimeSpan.Zero);
            Thread.Sleep(1);
        }
        Assert.InRange(source.Outcome.Dropped, 1, Collections + 100);
    }

    /// <summary>After the trace the code and the semaphore in a process that goes on are as before.</summary>
    [KernelFact]
    public void Nothing_remains_in_a_process_that_goes_on()
    {
        using var process = Process.Start(new ProcessStartInfo(Zoo.Path, ["slow"]) { RedirectStandardOutput = true })!;
        try
        {
            Assert.Equal("0", process.StandardOutput.ReadLine());
            using (var source = new UsdtSource(new UsdtOptions { Process = process.Id }))
            {
                var run = LiveRun.Of(source, new ProbeInterest([new WantedProbe("zoo", "guarded", 1, 0)], true), (time, _) => time > TimeSpan.FromSeconds(1));
                Assert.InRange(run.Events.Count, 2, 98);
                Assert.Equal(0xCC, Code(process.Id));
            }
            Assert.Equal(0x90, Code(process.Id));
            process.WaitForExit();
            var semaphore = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.Contains("1", semaphore);
            Assert.Equal("0", semaphore[^1]);
        }
        finally
        {
            process.Kill();
        }
    }

    [MarkedFact]
    public void A_trace_of_a_process_ends_with_it()
    {
        var python = MarkedInterpreters.Any!;
        var start = new ProcessStartInfo(python, ["-I", "-S", "-c", "import gc, os\ninput()\ngc.collect(0)\nif os.fork() == 0: gc.collect(1)\nelse: os.wait()"]) { RedirectStandardInput = true };
        using var process = Process.Start(start)!;
        Thread.Sleep(500);
        using var source = new UsdtSource(new UsdtOptions { Process = process.Id });
        var run = LiveRun.Of(source, LiveRun.PythonProbes("gc-start"), started: () => process.StandardInput.WriteLine());
        Assert.Empty(run.Outcome.Problems);
        Assert.Contains(run.Events, e => e.Pid == process.Id);
        Assert.Contains(run.Events, e => e.Pid != process.Id);
        Assert.Equal((2, process.Id), (run.Tables.Processes.Count, run.Tables.Processes[1].ParentPid));
    }

    /// <summary>A library that a process loads later, and a program that nobody knew when the trace began.</summary>
    [KernelFact]
    public void Late_libraries_and_programs_are_found()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(0, Command.Run("cc", ["-O2", "-shared", "-fPIC", "-o", folder.File("libguarded.so"), LiveRun.Program("guarded.c")]).ExitCode);
        File.Copy(Zoo.Path, folder.File("copy"));
        var script = folder.Write("load.py", $"import ctypes, subprocess, time\ntime.sleep(0.2)\nlibrary = ctypes.CDLL('{folder.File("libguarded.so")}')\ntime.sleep(0.5)\nlibrary.guarded(2)\nsubprocess.call(['{folder.File("copy")}'])\n");
        using var source = new UsdtSource(new UsdtOptions { Command = $"sh -c '{Interpreters.Present.First().Path} {script}'" });
        var run = LiveRun.Of(source, new ProbeInterest([new WantedProbe("zoo", "guarded", 1, 0), new WantedProbe("zoo", "none", 0, 0)], false));
        Assert.Equal(["libguarded.so guarded", "libguarded.so guarded", "copy none", "copy guarded", "copy guarded"],
            run.Raw.Select(e => run.Tables.Probes[e.Probe]).Select(probe => $"{probe.Module} {probe.Name}"));
    }

    [KernelFact]
    public void The_whole_machine_is_traced_without_a_target()
    {
        using var folder = new TemporaryFolder();
        File.Copy(Zoo.Path, folder.File("later"));
        Assert.Equal(0, Command.Run("cc", ["-O2", "-shared", "-fPIC", "-o", folder.File("libguarded.so"), LiveRun.Program("guarded.c")]).ExitCode);
        var script = folder.Write("load.py", "import ctypes, sys\ninput()\nctypes.CDLL(sys.argv[1]).guarded(100)\n");
        using var loading = Process.Start(new ProcessStartInfo(Interpreters.Present.First().Path, [script, folder.File("libguarded.so")]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        using var running = Process.Start(new ProcessStartInfo(Zoo.Path, ["slow"]) { RedirectStandardOutput = true })!;
        using var source = new UsdtSource(new UsdtOptions());
        Process? later = null;
        try
        {
            var run = LiveRun.Of(source, new ProbeInterest([new WantedProbe("zoo", "guarded", 1, 0)], false),
                (time, _) => time > TimeSpan.FromSeconds(20) || new[] { running, loading, later }.All(process => Enumerable.Range(0, source.Tables.Processes.Count).Any(i => source.Tables.Processes[i].Pid == process!.Id)),
                () =>
                {
                    later = Process.Start(new ProcessStartInfo(folder.File("later"), ["slow"]) { RedirectStandardOutput = true });
                    loading.StandardInput.WriteLine();
                });
            Assert.Contains(run.Events, e => e.Pid == running.Id);
            Assert.Contains(run.Events, e => e.Pid == later!.Id);
            Assert.Contains(run.Raw, e => run.Tables.Processes.Thread(e.Thread).Process.Pid == loading.Id && run.Tables.Probes[e.Probe].Module == "libguarded.so");
            Assert.Equal(["later", "zoo"], Enumerable.Range(0, run.Tables.Processes.Count).Select(i => run.Tables.Processes[i]).Where(process => process.Pid == running.Id || process.Pid == later!.Id)
                .Select(process => $"{process.ExecName}").Order(StringComparer.Ordinal));
        }
        finally
        {
            running.Kill();
            loading.Kill();
            later?.Kill();
        }
    }

    /// <summary>A file whose processes nobody asks for is left alone: no breakpoint, no semaphore.</summary>
    [KernelFact]
    public void Other_executables_are_left_alone()
    {
        using var folder = new TemporaryFolder();
        var copy = folder.File("copy");
        File.Copy(Zoo.Path, copy);
        Process[] processes = [.. new[] { Zoo.Path, copy }.Select(path => Process.Start(new ProcessStartInfo(path, ["slow"]) { RedirectStandardOutput = true })!)];
        try
        {
            using var source = new UsdtSource(new UsdtOptions());
            var run = LiveRun.Of(source, new ProbeInterest([new WantedProbe("zoo", "guarded", 1, 0) { Executables = [copy, "/no/such/file"] }], false), (time, _) => time > TimeSpan.FromSeconds(1));
            Assert.Equal([processes[1].Id], run.Events.Select(e => e.Pid).Distinct());
            Assert.Equal((0x90, 0xCC), (Code(processes[0].Id), Code(processes[1].Id)));
        }
        finally
        {
            Array.ForEach(processes, process => process.Kill());
        }
    }

    /// <summary>libstdc++ has markers on every Debian: exceptions of any C++ program.</summary>
    [CPlusPlusFact]
    public void Exceptions_of_a_C_plus_plus_program_are_seen()
    {
        using var folder = new TemporaryFolder();
        var program = folder.Write("throw.cc", "int main() { int caught = 0; for (int i = 0; i < 3; i++) try { throw i; } catch (int) { caught++; } return caught; }\n");
        Assert.Equal(0, Command.Run("c++", ["-o", folder.File("throw"), program]).ExitCode);
        using var source = new UsdtSource(new UsdtOptions { Command = folder.File("throw") });
        var run = LiveRun.Of(source, new ProbeInterest([new WantedProbe("libstdcxx", "throw", 1, 0), new WantedProbe("libstdcxx", "catch", 1, 0)], true));
        Assert.Equal(3, run.Outcome.TargetStatus);
        Assert.Equal(["throw", "catch", "throw", "catch", "throw", "catch"], run.Events.Select(e => e.Probe));
        Assert.StartsWith("__cxa_", run.Tables.Probes[0].Function, StringComparison.Ordinal);
    }

    [KernelFact]
    public void A_program_without_the_marker_is_named()
    {
        using var source = new UsdtSource(new UsdtOptions { Command = "/bin/true" });
        var run = LiveRun.Of(source, LiveRun.PythonProbes("function-entry"));
        Assert.Contains("/bin/true", Assert.Single(run.Outcome.Problems), StringComparison.Ordinal);
        Assert.Contains("python:::function-entry", run.Outcome.Problems[0], StringComparison.Ordinal);
    }

    private static ZooResult ZooRun(UsdtOptions options, params (string Name, int Strings)[] probes) => ZooRun(options, All, probes);

    private static ZooResult ZooRun(UsdtOptions options, int arguments, params (string Name, int Strings)[] probes)
    {
        using var source = new UsdtSource(options);
        var run = LiveRun.Of(source, new ProbeInterest([.. probes.Select(probe => new WantedProbe("zoo", probe.Name, arguments, probe.Strings))], true));
        string Show(long value) => run.Tables.Strings.Read(value) is { } text ? $"'{text}'" : value.ToString(CultureInfo.InvariantCulture);
        return new ZooResult([.. run.Raw.Select(e => $"{run.Tables.Probes[e.Probe].Name} {Show(e.Arg0)} {Show(e.Arg1)} {Show(e.Arg2)} {Show(e.Arg3)} {Show(e.Arg4)} {Show(e.Arg5)}")], run.Outcome);
    }

    /// <summary>The byte of code at the guarded marker: a nop, or a breakpoint in its place.</summary>
    private static int Code(int pid)
    {
        var marker = MarkerFile.Read(Zoo.Path).Markers.Single(marker => marker.Name == "guarded").Locations[0];
        var start = File.ReadLines($"/proc/{pid}/maps").First(line => line.Contains('/')).Split('-')[0];
        using var memory = File.OpenHandle($"/proc/{pid}/mem");
        var code = new byte[1];
        RandomAccess.Read(memory, code, long.Parse(start, NumberStyles.HexNumber, CultureInfo.InvariantCulture) + (long)marker.Address);
        return code[0];
    }

    private sealed record ZooResult(IReadOnlyList<string> Lines, SourceOutcome Outcome);
}
