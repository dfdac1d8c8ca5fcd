using System.Text.RegularExpressions;
using Pyd.Testing;
using Xunit;

namespace Pyd.Cli.Tests;

/// <summary>CPython's own <c>test.test_dtrace</c>, which calls <c>dtrace</c> and <c>stap</c> by name, with pyd's launchers first in PATH.</summary>
public sealed class CPythonTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Prints a line a test: its name and how it went; of a failure also the lines of its difference.</summary>
    private const string Runner = """
        import sys, unittest
        from test import test_dtrace

        class Result(unittest.TestResult):
            def say(self, test, outcome, detail=""):
                print("%s.%s %s" % (type(test).__name__, getattr(test, "_testMethodName", "setUpClass"), outcome))
                for line in detail.splitlines():
                    if line.startswith(("+ ", "- ", "AssertionError", "ERROR")):
                        print("\t" + line)
            def addSuccess(self, test): self.say(test, "passed")
            def addSkip(self, test, reason): self.say(test, "skipped", "ERROR: " + reason)
            def addFailure(self, test, failure): self.say(test, "failed", self._exc_info_to_string(failure, test))
            def addError(self, test, error): self.say(test, "failed", self._exc_info_to_string(error, test))

        for case in ("DTraceNormalTests", "DTraceOptimizedTests", "SystemTapNormalTests", "SystemTapOptimizedTests"):
            unittest.defaultTestLoader.loadTestsFromTestCase(getattr(test_dtrace, case)).run(Result())
        """;

    [InterpreterTheory(Library = "test/test_dtrace.py")]
    public void Test_dtrace(Interpreter python)
    {
        using var folder = new TemporaryFolder();
        var shims = folder.File("shims");
        Assert.Equal(0, PydCommand.Run("install-shims", shims).ExitCode);

        // Python's own lines go to the same pipe: unbuffered, it would write them in pieces, and a traced line could come between two.
        var environment = new Dictionary<string, string> { ["PYTHONUNBUFFERED"] = "", ["PATH"] = $"{shims}:{Environment.GetEnvironmentVariable("PATH")}" };
        var result = Command.Run(python.Path, [folder.Write("runner.py", Runner)], folder: folder.Path, environment: environment, timeout: Patience);

        var outcomes = Regex.Matches(result.Output, @"(?m)^(\w+)\.(\w+) (passed|failed|skipped)\n((?:\t.*\n)*)").ToDictionary(
            match => (Class: match.Groups[1].Value, Test: match.Groups[2].Value), match => (Outcome: match.Groups[3].Value, Detail: match.Groups[4].Value));
        Assert.Equal(4 * 4, outcomes.Count);
        Assert.All(outcomes, outcome => Assert.True(outcome.Value.Outcome == "passed" || IsWrongUpstream(python, outcome.Key.Class, outcome.Key.Test, outcome.Value.Detail), $"{outcome.Key}: {outcome.Value}\n{result.Error}"));
    }

    /// <summary>What fails with any tracer, the real ones too.</summary>
    private static bool IsWrongUpstream(Interpreter python, string testClass, string test, string detail) => test switch
    {
        // call_stack.stp.expected lacks the calls of function_3, which call_stack.d.expected has.
        "test_function_entry_return" when IsSystemTap(testClass) => Regex.IsMatch(detail, @"^(\t(\+ function__(entry|return):call_stack\.py:function_3:\d+|AssertionError.*)\n)+$"),
        // There is no line.stp.
        "test_line" when IsSystemTap(testClass) => python.LacksLibrary("test/dtracedata/line.stp"),
        // It calls no tracer; it looks for instructions that 3.11 has no more.
        "test_verify_call_opcodes" => python.Version >= new Version(3, 11),
        _ => false,
    };

    private static bool IsSystemTap(string testClass) => testClass.StartsWith("SystemTap", StringComparison.Ordinal);
}
