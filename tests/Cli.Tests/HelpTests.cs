using Pyd.Testing;
using Xunit;

namespace Pyd.Cli.Tests;

/// <summary>Help, completion and the man page, which are made of the same tables.</summary>
public sealed class HelpTests
{
    internal static readonly string[] Verbs = ["record", "run", "compile", "check", "dump", "list", "export", "repair", "explain", "doctor", "install-shims", "completion", "man"];

    /// <summary>Each verb has examples, which run as they stand. Those that begin with sudo need a process of their own: UsdtTests.</summary>
    [Fact]
    public void Examples_of_each_verb_run()
    {
        using var folder = new TemporaryFolder();
        var home = UserWithScripts(folder);
        foreach (var verb in Verbs)
        {
            var result = InProcess.Run(verb, "-h");
            Assert.Equal((0, ""), (result.ExitCode, result.Error));
            Assert.Contains("\nExamples:\n  # ", result.Output, StringComparison.Ordinal);
            var lines = result.Output[result.Output.IndexOf("\nExamples:\n", StringComparison.Ordinal)..].Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith("pyd ", StringComparison.Ordinal))
                .Where(line => File.Exists("/usr/bin/python3.11") || !line.Contains("/usr/bin/python3.11", StringComparison.Ordinal)).ToList();
            Assert.NotEmpty(lines);
            foreach (var line in lines)
            {
                if (verb == "repair")
                    CutShort(folder.File("trace.arrow"));
                var run = Command.Run("/bin/bash", ["-c", $"set -o pipefail; {line}"], folder: folder.Path, environment: home);
                Assert.True(run.ExitCode == 0 && (run.Error.Length == 0) == (verb != "repair"), $"{line}\n{run.ExitCode}\n{run.Error}");
            }
        }
    }

    private static void CutShort(string trace)
    {
        using var file = new FileStream(trace, FileMode.Open);
        file.SetLength(file.Length - 1);
    }

    // What the examples name: scripts, a program, a trace, a Python called python3.12, the folders of the shells, and jq and man where a machine lacks them.
    private static Dictionary<string, string> UserWithScripts(TemporaryFolder folder)
    {
        foreach (var name in new[] { "bin", "scripts", ".local/share/bash-completion/completions", ".zfunc", ".config/fish/completions", ".local/share/man/man1" })
            Directory.CreateDirectory(folder.File(name));
        File.Copy(RepositoryRoot.File(Example.CallStack), folder.File("call_stack.d"));
        File.Copy(RepositoryRoot.File(Example.CallStack), folder.File("scripts/call_stack.d"));
        File.Copy(RepositoryRoot.File(Example.CallStackProgram), folder.File("script.py"));
        File.Copy(RepositoryRoot.File(Example.CallStackEvents), folder.File("events.jsonl"));
        var path = Environment.GetEnvironmentVariable("PATH") ?? "";
        Link("pyd", RepositoryRoot.File("pyd"));
        Link("python3.12", Interpreters.Present.Last().Path);
        foreach (var tool in new[] { "jq", "man" })
        {
            if (!path.Split(':').Any(place => File.Exists(Path.Combine(place, tool))))
                Link(tool, "/bin/cat");
        }
        return new Dictionary<string, string> { ["HOME"] = folder.Path, ["PATH"] = $"{folder.File("bin")}:{path}" };

        void Link(string name, string target) => File.CreateSymbolicLink(folder.File($"bin/{name}"), target);
    }

    [Fact]
    public void Man_page_has_every_verb_and_option()
    {
        var page = InProcess.Run("man").Output;
        Assert.StartsWith(".TH PYD 1 ", page, StringComparison.Ordinal);
        Assert.All([.. Verbs, "dtrace", "stap"], verb => Assert.Contains($"\n.SS pyd {verb.Replace("-", "\\-", StringComparison.Ordinal)}\n", page, StringComparison.Ordinal));
        Assert.Contains("\n.B \\-c, \\-\\-command COMMAND\n", page, StringComparison.Ordinal);
        Assert.Contains("\n.SH EXIT STATUS\n", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bash", "complete ")]
    [InlineData("zsh", "#compdef pyd")]
    [InlineData("fish", "complete -c pyd")]
    public void Completion_script_of_a_shell(string shell, string text)
    {
        var result = InProcess.Run("completion", shell);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains(text, result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pyd ex", "explain")]
    [InlineData("pyd explain PYD201", "PYD2014")]
    [InlineData("pyd run --rep", "--replay")]
    [InlineData("pyd run -x bufs", "bufsize")]
    [InlineData("pyd run --source ag", "agent-python")]
    [InlineData("pyd check --format s", "sarif")]
    public void Bash_completes(string line, string expected)
    {
        var word = line[(line.LastIndexOf(' ') + 1)..];
        var words = line.Split(' ');
        var result = PydCommand.Shell($$"""
            mkdir -p "$TMPDIR" 2>/dev/null; folder=$(mktemp -d); ln -s "$PYD" $folder/pyd; PATH=$folder:$PATH bash -c '
            eval "$(pyd completion bash)"; COMP_WORDS=({{line}}); COMP_CWORD={{words.Length - 1}}; COMP_LINE="{{line}}"; COMP_POINT={{line.Length}}; _pyd; printf "%s\n" "${COMPREPLY[@]}"'; rm -r $folder
            """);
        Assert.Contains(expected, result.Output.Split('\n'));
        Assert.All(result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries), reply => Assert.StartsWith(word, reply, StringComparison.Ordinal));
    }
}
