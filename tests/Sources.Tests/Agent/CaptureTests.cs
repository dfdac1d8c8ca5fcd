using System.Text.RegularExpressions;
using Pyd.Runtime.Events;
using Pyd.Sources.Agent;
using Pyd.Testing;

namespace Pyd.Sources.Tests.Agent;

/// <summary>What events bring of the variables of Python functions, on every interpreter.</summary>
public sealed class CaptureTests
{
    [InterpreterTheory]
    public void VariablesOfAMethod(Interpreter python) => Assert.Equal(
        """
        $$first 8
        $$locals answer=<NULL>
        $$parms self=<Account object at ADDRESS> who="me" rest=(0xb) more={"more":0x1}
        $$qualname Account.inquiry
        missing !Python variable 'missing' cannot be found
        rest/#0 0xb
        rest/#9 !tuple index 9 out of range (1)
        self/.balance 0xa
        self/.nosuch !Python variable 'nosuch' cannot be found
        self/.notes ["a" (0x1 0xffffffffffffffff) {"k":<NoneType object at ADDRESS>}]
        self/.rate 0x2
        who/.x/.y !Python variable 'x' cannot be found
        """, Captured(python, "function-entry", "inquiry",
        "$$first,$$locals,$$parms,$$qualname,missing,rest/#0,rest/#9,self/.balance,self/.nosuch,self/.notes,self/.rate,who/.x/.y"));

    [InterpreterTheory]
    public void VariablesAtTheReturn(Interpreter python) =>
        Assert.Equal("answer [\"me\"]\n$$locals answer=[\"me\"]", Captured(python, "function-return", "inquiry", "answer,$$locals"));

    [InterpreterTheory]
    public void AStaticMethodAndAnOuterVariable(Interpreter python)
    {
        Assert.Equal("$$qualname Account.total\nsecond 0x2", Captured(python, "function-entry", "total", "$$qualname,second"));
        Assert.Equal("bound 0x400000000000000000\n$$locals bound=0x400000000000000000", Captured(python, "function-entry", "inner", "bound,$$locals"));
    }

    [InterpreterTheory]
    public void ABacktraceNamesTheMainScriptAsItWasStarted(Interpreter python) => Assert.Matches(
        "^\\$\\$backtrace Traceback \\(most recent call first\\):\n  File \"[^\"]*bank.py\", line 18, in inner\n  File \"[^\"]*bank.py\", line 20, in outer\n  File \"[^\"]*bank.py\", line 25, in <module>\n$",
        Captured(python, "function-entry", "inner", "$$backtrace"));

    // A value a line, without lengths, which depend on addresses.
    private static string Captured(Interpreter python, string probe, string function, string captures)
    {
        using var source = new AgentSource($"{python.Path} {LiveRun.Program("bank.py")}", new AgentOptions { Kind = AgentKind.Native });
        var run = LiveRun.Of(source, new ProbeInterest([new WantedProbe("python", probe, 15, 11, $"1={function};") { Captures = captures }], TargetOnly: true));
        var text = run.Tables.Strings.Read(Assert.Single(run.Raw).Arg3)!.ToString();
        foreach (var path in captures.Split(','))
            text = Regex.Replace(text, $@"{Regex.Escape(path)} (!?)\d+ ", match => $"\n{path} {match.Groups[1]}");
        return Regex.Replace(text[1..], "(?<=object at )0x[0-9a-f]+", "ADDRESS");
    }
}
