using System.IO.Compression;
using Pyd.Testing;

namespace Pyd.Sources.Tests.Agent;

/// <summary>The ways to start a Python program; each ends in one call of <c>mine</c>.</summary>
public sealed class LaunchTests : IDisposable
{
    private const string Program = "def mine():\n    return 1\nmine()\n";

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string, string, string> Ways
    {
        get
        {
            string[] everywhere = ["{0} {1}/program.py", "{0} -O {1}/program.py", "{0} -OO -B -u {1}/program.py", "{0} -c 'def mine(): return 1\nmine()'", "sh -c 'cd {1} && {0} -m program'",
                "sh -c 'cd {1} && {0} -m package'", "{0} {1}/package", "{0} {1}/program.zip", "{1}/script", "sh -c '{0} < {1}/program.py'"];
            string[] isolated = ["{0} -I {1}/program.py", "{0} -S {1}/program.py", "{0} -E {1}/program.py", "{0} -I -S -E -s {1}/program.py"];
            var rows = new TheoryData<string, string, string>();
            foreach (var python in Interpreters.Present.Where(python => python.Version.Minor is 6 or 11 || python == Interpreters.Present.Last()).DistinctBy(python => python.Version))
            {
                foreach (var way in everywhere)
                {
                    rows.Add(python.Path, "agent", way);
                    rows.Add(python.Path, "agent-python", way);
                }
                foreach (var way in isolated)
                    rows.Add(python.Path, "agent", way);
            }
            return rows;
        }
    }

    public void Dispose() => _folder.Dispose();

    [Theory, MemberData(nameof(Ways))]
    public void EveryWayIsTraced(string python, string source, string way)
    {
        _folder.Write("program.py", Program);
        Directory.CreateDirectory(_folder.File("package"));
        File.WriteAllText(_folder.File("package/__init__.py"), "");
        File.WriteAllText(_folder.File("package/__main__.py"), Program);
        using (var zip = ZipFile.Open(_folder.File("program.zip"), ZipArchiveMode.Create))
        using (var main = new StreamWriter(zip.CreateEntry("__main__.py").Open()))
            main.Write(Program);
        // A kernel takes a script as interpreter, too: env starts it in any case.
        File.WriteAllText(_folder.File("script"), $"#!/usr/bin/env -S {python}\n{Program}");
        Command.Run("chmod", ["+x", _folder.File("script")]);
        var run = LiveRun.Of(string.Format(null, way, python, _folder.Path), agent: LiveRun.AgentOf(source));
        Assert.Empty(run.Outcome.Problems);
        Assert.Equal(0, run.Outcome.TargetStatus);
        Assert.Equal(["mine function-entry 1", "mine function-return 1"], run.Counts("mine"));
        Assert.DoesNotContain(run.Events, e => e.Text.Contains("pyd_agent", StringComparison.Ordinal) || e.Text.Contains("/pyd-", StringComparison.Ordinal) && e.Text.EndsWith("sitecustomize.py", StringComparison.Ordinal));
    }

    /// <summary>Modules that the interpreter loads before it, with what they make as they run, are not the program.</summary>
    [InterpreterTheory(EachAgent = true)]
    public void TheProgramIsTheFirstThatIsEntered(Interpreter interpreter, string source)
    {
        var program = _folder.Write("program.py", Program);
        var run = LiveRun.Of($"{interpreter.Path} -W ignore {program}", "function-entry import-find-load-done", agent: LiveRun.AgentOf(source));
        Assert.Empty(run.Outcome.Problems);
        Assert.Equal(0, run.Outcome.TargetStatus);
        Assert.Equal($"call\t{program}\t<module>\t0", run.Events.First(e => e.Probe == "function-entry").Place);
        Assert.Equal(1, run.Events.Count(e => e.Function == "mine"));
    }

    /// <summary>Where the program starts site itself, a second agent finds that the first is there.</summary>
    [InterpreterTheory]
    public void ASecondAgentIsSentAway(Interpreter interpreter)
    {
        var program = _folder.Write("program.py", $"import site\nsite.main()\n{Program}");
        var run = LiveRun.Of($"{interpreter.Path} -S {program}");
        Assert.Equal(0, run.Outcome.TargetStatus);
        Assert.Equal(1, run.Tables.Processes.Count);
        Assert.Equal(["mine function-entry 1", "mine function-return 1"], run.Counts("mine"));
    }

    [InterpreterTheory(EachAgent = true)]
    public void AVirtualEnvironment(Interpreter interpreter, string source)
    {
        var venv = _folder.File("venv");
        Reference.Run(interpreter.Path, $"-m venv --without-pip {venv}");
        Skip.IfNot(File.Exists($"{venv}/bin/python"), $"{interpreter.Path} makes no virtual environment: on Debian, install python{interpreter.Version.ToString(2)}-venv");
        Skip.IfNot(Reference.Run($"{venv}/bin/python", "-c \"print(7)\"").StartsWith('7'), $"{interpreter.Path} does not work in a virtual environment: a launcher that finds its library by its own place does not survive being linked to");
        var run = LiveRun.Of($"{venv}/bin/python {_folder.Write("program.py", Program)}", agent: LiveRun.AgentOf(source));
        Assert.Equal(["mine function-entry 1", "mine function-return 1"], run.Counts("mine"));
    }

    [InterpreterTheory(EachAgent = true)]
    public void AProgramThatLeavesAtOnce(Interpreter interpreter, string source)
    {
        var program = _folder.Write("program.py", "import os\ndef mine():\n    os._exit(9)\nmine()\n");
        var run = LiveRun.Of($"{interpreter.Path} {program}", agent: LiveRun.AgentOf(source));
        Assert.Empty(run.Outcome.Problems);
        Assert.Equal(9, run.Outcome.TargetStatus);
        Assert.Equal(["mine function-entry 1"], run.Counts("mine"));
    }

    /// <summary>The native agent does not get in, the other does.</summary>
    [Fact]
    public void AnEnvironmentOfItsOwnLeavesTheAgentInPython()
    {
        var run = LiveRun.Of($"env -u LD_PRELOAD {Interpreters.Present.Last().Path} {_folder.Write("program.py", Program)}");
        Assert.Empty(run.Outcome.Problems);
        Assert.Equal(["mine function-entry 1", "mine function-return 1"], run.Counts("mine"));
    }
}
