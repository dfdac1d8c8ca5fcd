using Pyd.Testing;

namespace Pyd.Sources.Tests.Agent;

public sealed class MarkerTests
{
    private static readonly string Program = LiveRun.Program("markers.py");

    [InterpreterTheory(EachAgent = true)]
    public void GarbageCollection(Interpreter interpreter, string source)
    {
        var (python, agent) = (interpreter.Path, LiveRun.AgentOf(source));
        var run = LiveRun.Of($"{python} '{Program}'", "gc-start gc-done function-entry function-return", agent: agent);
        Assert.Equal(0, run.Outcome.TargetStatus);
        var inside = run.Events.SkipWhile(e => e.Function != "marker_gc").Skip(1).TakeWhile(e => e.Function != "marker_gc").ToList();
        Assert.Equal(["gc-start", "gc-done", "gc-start", "gc-done"], inside.Select(e => e.Probe));
        Assert.Equal(["<null>", "2"], inside.Where(e => e.Probe == "gc-start").Select(e => e.Text));
        Assert.NotEqual("<null>", inside[3].Text);
    }

    [InterpreterTheory(EachAgent = true)]
    public void Imports(Interpreter interpreter, string source)
    {
        var (python, agent) = (interpreter.Path, LiveRun.AgentOf(source));
        var run = LiveRun.Of($"{python} '{Program}'", "import-find-load-start import-find-load-done", agent: agent);
        Assert.Equal(0, run.Outcome.TargetStatus);
        Assert.Equal(["start colorsys <0>", "done colorsys <1>", "start no_such_module_of_mine <0>", "done no_such_module_of_mine <0>"],
            run.Events.Where(e => e.Text is "colorsys" or "no_such_module_of_mine").Select(e => $"{e.Probe[17..]} {e.Text} <{e.Function}>"));
    }

    [InterpreterTheory(EachAgent = true)]
    public void Audit(Interpreter interpreter, string source)
    {
        var (python, agent) = (interpreter.Path, LiveRun.AgentOf(source));
        var run = LiveRun.Of($"{python} '{Program}'", "audit function-entry function-return line gc-start", agent: agent);
        Assert.Equal(0, run.Outcome.TargetStatus);
        var mine = run.Events.Where(e => e.Text.StartsWith("mine.", StringComparison.Ordinal)).ToList();
        Assert.Equal(interpreter.Version.Minor < 8 ? [] : ["mine.first", "mine.second"], mine.Select(e => e.Text));
        Assert.All(mine, e => Assert.NotEqual("0", e.Function));
        Assert.True(run.Events.Count(e => e.Text == "builtins.id") <= 1);
        Assert.DoesNotContain(run.Events, e => e.Text is "sys.setprofile" or "sys.monitoring.register_callback" or "socket.connect" or "time.sleep");
        Assert.DoesNotContain(run.Events.SkipWhile(e => e.Probe != "function-entry"), e => e.Text == "sys._getframe");
    }

    [InterpreterTheory(EachAgent = true)]
    public void Lines(Interpreter interpreter, string source)
    {
        var (python, agent) = (interpreter.Path, LiveRun.AgentOf(source));
        var run = LiveRun.Of($"{python} '{Program}'", "line function-return", agent: agent);
        Assert.Equal(0, run.Outcome.TargetStatus);
        var start = LineOf("def marker_line");
        Assert.Equal([$"line {start + 1}", $"line {start + 2}", $"line {start + 3}", $"line {start + 4}", $"function-return {start + 4}"],
            run.Events.Where(e => e.Function == "marker_line").Select(e => $"{e.Probe} {e.Line}"));
        Assert.Contains(run.Events, e => e.Function == "<module>" && e.Text == Program && e.Line == 2);
    }

    /// <summary>As the markers of python3.11 with the line semaphore up: a generator that goes on is entered at its yield.</summary>
    [InterpreterTheory(EachAgent = true)]
    public void AGeneratorIsEnteredWhereItGoesOn(Interpreter interpreter, string source)
    {
        var (python, agent) = (interpreter.Path, LiveRun.AgentOf(source));
        var run = LiveRun.Of($"{python} '{Program}'", agent: agent);
        var start = LineOf("def marker_generator");
        Assert.Equal([
            $"function-entry {start}", $"function-return {start + 1}", $"function-entry {start + 1}", $"function-return {start + 2}",
            $"function-entry {start + 2}", $"function-return {start + 2}"],
            run.Events.Where(e => e.Function == "marker_generator").Select(e => $"{e.Probe} {e.Line}"));
    }

    /// <summary>3.11's marker tells no line of its own of a function in one line; before, it does. Later versions have no marker to compare with.</summary>
    [InterpreterTheory(EachAgent = true)]
    public void LineOfAFunctionInOneLine(Interpreter interpreter, string source)
    {
        var (python, agent) = (interpreter.Path, LiveRun.AgentOf(source));
        var run = LiveRun.Of($"{python} '{Program}'", "line", agent: agent);
        if (interpreter.Version.Minor <= 11)
            Assert.Equal(interpreter.Version.Minor < 11 ? [LineOf("def marker_one_line")] : Array.Empty<int>(), run.Events.Where(e => e.Function == "marker_one_line").Select(e => (int)e.Line));
    }

    [InterpreterTheory(EachAgent = true)]
    public void WhatIsNotWantedDoesNotCome(Interpreter interpreter, string source)
    {
        var (python, agent) = (interpreter.Path, LiveRun.AgentOf(source));
        var run = LiveRun.Of($"{python} '{Program}'", "function-entry", agent: agent);
        Assert.All(run.Events, e => Assert.Equal("function-entry", e.Probe));
        Assert.Equal(1, run.Tables.Processes.Count);    // one agent, never both
        Assert.Contains(run.Events, e => e.Function == "marker_line");
    }

    private static int LineOf(string text) => File.ReadAllLines(Program).Index().First(line => line.Item.StartsWith(text, StringComparison.Ordinal)).Index + 1;
}
