using System.Text.RegularExpressions;

using Pyd.Testing;

using Xunit;

namespace Pyd.Cli.Tests;

/// <summary>Agents that leave out what no clause wants change no output.</summary>
public sealed partial class FilterTests
{
    private static readonly string[] Scripts =
    [
        """
        python$target:::function-entry /copyinstr(arg1) == "work" || copyinstr(arg1) == "<module>"/ { self->depth++; printf("%d> %s:%d\n", self->depth, copyinstr(arg1), arg2); }
        python$target:::function-return /self->depth && copyinstr(arg1) == "work"/ { self->depth--; }
        python$target:::function-return /copyinstr(arg1) >= "f" && basename(copyinstr(arg0)) == "filters.py"/ { @returns[copyinstr(arg1), arg2] = count(); }
        """,
        """
        python*:::line /copyinstr(arg1) == "work"/ { @lines[arg2] = count(); }
        python*:::function-entry { this->name = copyinstr(arg1); if (this->name == "fail") { @["fail"] = count(); } else if (this->name == "generate") { @["generate"] = count(); } }
        python*:::audit /copyinstr(arg0) == "os.fork"/ { @[copyinstr(arg0)] = count(); }
        python*:::import-find-load-done /copyinstr(arg0) == "threading"/ { @[copyinstr(arg0)] = count(); }
        """,
        """
        global calls
        probe python.function.entry { if (funcname != "work") next; calls[funcname, lineno]++ }
        probe python.function.return { if (funcname == "fail" && pid() == target()) printf("%s:%d\n", funcname, lineno) }
        probe end { foreach ([name, line] in calls) printf("%s %d %d\n", name, line, calls[name, line]) }
        """,
    ];

    [InterpreterTheory(EachAgent = true)]
    public void Output_is_the_same_without_them(Interpreter python, string source)
    {
        using var folder = new TemporaryFolder();
        foreach (var text in ScriptsFor(python, source))
        {
            // A name that cannot be read is a fault in D, said with its count; in stap it would end the session.
            var isStap = text.StartsWith("global", StringComparison.Ordinal);
            var script = folder.Write(isStap ? "script.stp" : "script.d", text);
            CommandResult Run(string setting) => PydCommand.Run("run", script, "-x", $"agentfilter={setting}", "--source", source,
                "-c", $"{python.Path} -W ignore {RepositoryRoot.File("tests/Sources.Tests/Programs/filters.py")}{(isStap ? " plain" : "")}");
            var (with, without) = (Run("on"), Run("off"));
            Assert.Equal(0, with.ExitCode);
            Golden.Equal(WithoutPid(without.Error), WithoutPid(with.Error));
            Golden.Equal(without.Output, with.Output);
            Assert.NotEqual("", with.Output);
        }
    }

    /// <summary>
    /// All with an interpreter of each way in, with the others one that is not the same for all. The agent in Python has one way of filtering for all
    /// versions; all filters with it are for the tests of the sources.
    /// </summary>
    private static string[] ScriptsFor(Interpreter python, string source) => source switch
    {
        "agent" when Interpreters.OfEachWay.Any(one => one.Path == python.Path) => Scripts,
        "agent" => [Scripts[python.Version.Minor % Scripts.Length]],
        _ => [Scripts[0]],
    };

    private static string WithoutPid(string messages) => ProcessNumber().Replace(messages, "python");

    [GeneratedRegex(@"\bpython\d+(?=:)")]
    private static partial Regex ProcessNumber();
}
