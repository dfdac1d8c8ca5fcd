using Pyd.Testing;
using Xunit;

namespace Pyd.Cli.Tests;

/// <summary>D's actions on a running program and on the machine.</summary>
public sealed class ActionTests
{
    private const string Program = """
        import json
        def leaf(): return 1
        def outer(): return leaf()
        outer()
        outer()
        json.dumps({})

        """;

    private static string AnyPython => Interpreters.Present.First().Path;

    [InterpreterTheory(EachAgent = true)]
    public void Ustack_shows_the_Python_functions(Interpreter python, string source)
    {
        using var folder = new TemporaryFolder();
        var program = folder.Write("program.py", Program);
        var script = folder.Write("stack.d", """
            python$target:::function-entry /copyinstr(arg1) == "leaf"/ { @[ustack()] = count(); }
            python$target:::function-entry /copyinstr(arg1) == "dumps"/ { ustack(1); usym(ucaller); printf("\n"); }
            """);
        var result = PydCommand.Run("run", script, "--source", source, "-c", $"{python.Path} {program}");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Matches("""(?m)^ {14}json/__init__.py`dumps\n  program.py`<module> +$""", result.Output);
        Assert.Matches("""(?m)^ {14}program.py`leaf\n {14}program.py`outer\n {14}program.py`<module>\n {16}2$""", result.Output);
    }

    [Fact]
    public void Profile_interrupts_what_runs()
    {
        using var folder = new TemporaryFolder();
        var program = folder.Write("program.py", """
            import threading, time
            def spin():
                while time.process_time() < 0.5: pass
            def nap(): time.sleep(1)
            other = threading.Thread(target=nap)
            other.start()
            spin()
            nap()
            other.join()
            """);
        var script = folder.Write("profile.d", """
            profile-199 /pid == $target && arg1/ { @samples[ufunc(arg1)] = count(); @stacks[ustack(2)] = count(); }
            END { trunc(@samples, 1); trunc(@stacks, 1); }
            """);
        var result = PydCommand.Run("run", script, "-c", $"{AnyPython} {program}");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Matches("""^\s+program.py`spin +\d+\s+program.py`spin\n +program.py`<module>\n +\d+\n$""", result.Output);
    }

    [Theory]
    [InlineData("agent")]
    [InlineData("agent-python")]
    public void Vtimestamp_stands_still_while_a_thread_waits(string source)
    {
        using var folder = new TemporaryFolder();
        var program = folder.Write("program.py", """
            import time
            def spin():
                end = time.process_time() + 0.1
                while time.process_time() < end: pass
            def nap(): time.sleep(0.3)
            spin()
            nap()
            """);
        var script = folder.Write("vtimestamp.d", """
            python$target:::function-entry /copyinstr(arg1) == "spin" || copyinstr(arg1) == "nap"/ { self->from = vtimestamp; self->since = timestamp; }
            python$target:::function-return
            /self->from/
            {
                this->ran = (vtimestamp - self->from) / 1000000;
                printf("%s ran %s of %s\n", copyinstr(arg1), this->ran >= 90 ? "all" : "little",
                    (timestamp - self->since) / 1000000 >= this->ran ? "the time" : "less");
                self->from = 0;
            }
            BEGIN { printf("%d\n", vtimestamp); }
            """);
        var result = PydCommand.Run("run", script, "--source", source, "-c", $"{AnyPython} {program}");
        Assert.Equal((0, "", "0\nspin ran all of the time\nnap ran little of the time\n"), (result.ExitCode, result.Error, result.Output));
    }

    [Fact]
    public void Raise_reaches_the_program()
    {
        using var folder = new TemporaryFolder();
        var program = folder.Write("program.py", "import time\ndef leaf(): pass\nleaf()\ntime.sleep(60)\n");
        var script = folder.Write("raise.d", "python$target:::function-entry /copyinstr(arg1) == \"leaf\"/ { raise(SIGTERM); }\n");
        var result = PydCommand.Run("run", "-w", script, "-c", $"{AnyPython} {program}");
        Assert.Equal(128 + 15, result.ExitCode);
    }

    [Fact]
    public void System_runs_between_what_is_printed_before_and_after()
    {
        using var folder = new TemporaryFolder();
        var script = folder.Write("system.d", "BEGIN { printf(\"before\\n\"); system(\"echo %s %d\", \"within\", 1 + 1); printf(\"after\\n\"); exit(0); }\n");
        var result = PydCommand.Run("run", "-w", script);
        Assert.Equal((0, "before\nwithin 2\nafter\n", ""), (result.ExitCode, result.Output, result.Error));
    }

    [Fact]
    public void System_of_a_clause_that_faults_does_not_run()
    {
        using var folder = new TemporaryFolder();
        var script = folder.Write("fault.d", "int n;\nBEGIN { system(\"echo never\"); trace(1 / n); }\nBEGIN { system(\"echo next\"); exit(0); }\n");
        var result = PydCommand.Run("run", "-w", script);
        Assert.Equal((0, "next\n"), (result.ExitCode, result.Output));
    }

    [Fact]
    public void Destructive_actions_need_leave()
    {
        using var folder = new TemporaryFolder();
        var script = folder.Write("system.d", "BEGIN { printf(\"never\\n\"); system(\"echo never\"); exit(0); }\n");
        var result = PydCommand.Run("run", script);
        Assert.Equal("", result.Output);
        Assert.Contains("PYD4004", result.Error, StringComparison.Ordinal);
        Assert.NotEqual(0, result.ExitCode);
    }

    [Fact]
    public void Freopen_writes_to_the_end_of_files_and_comes_back()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("out.1", "old\n");
        var script = folder.Write("freopen.d",
            $"BEGIN {{ printf(\"first\\n\"); freopen(\"{Path.GetDirectoryName(file)}/out.%d\", 1); printf(\"second\\n\"); freopen(\"\"); printf(\"third\\n\"); exit(0); }}\n");
        var result = PydCommand.Run("run", "-w", script);
        Assert.Equal((0, "first\nthird\n", ""), (result.ExitCode, result.Output, result.Error));
        Assert.Equal("old\nsecond\n", File.ReadAllText(file));
    }

    [Fact]
    public void Freopen_of_what_cannot_be_written_goes_on()
    {
        using var folder = new TemporaryFolder();
        var script = folder.Write("freopen.d", "BEGIN { freopen(\"/nonexistent/%s\", \"x\"); printf(\"still here\\n\"); exit(0); }\n");
        var result = PydCommand.Run("run", "-w", script);
        Assert.Equal("still here\n", result.Output);
        Assert.Contains("PYD4003: couldn't freopen() \"/nonexistent/x\"", result.Error, StringComparison.Ordinal);
    }
}
