using Pyd.Cli.Stap;
using Pyd.Testing;
using Xunit;

namespace Pyd.Cli.Tests;

/// <summary>Each of stap's options: does what it does in stap, is accepted with a note, or is refused with a sentence.</summary>
public sealed class StapOptionTests
{
    private const string Script = "probe begin { exit() }";

    /// <summary>Options that change the request; each with how.</summary>
    private static readonly string[] EffectiveWords =
    [
        "-p 2", "-v", "--vp 10203", "-E probe=1", "-c true", "-x 1", "-o f", "-S 1,2 -o f", "-D MAXACTION=5", "-G n=1", "-I d", "-g", "-u", "-w", "-W", "-T 2", "-s 4", "-m name", "-t", "--skip-badvars", "--monitor",
        "--monitor=2", "--suppress-handler-errors", "-g --suppress-time-limits", "--compatible=1.3", "--no-global-var-display", "--replay f", "--color=always", "--color",
    ];

    /// <summary>Options that mean nothing where no kernel module is built.</summary>
    private static readonly string[] IdleWords =
    [
        "-k", "-r6.1", "-ax86_64", "-BV=1", "-R/x", "-b", "-d/bin/ls", "-q", "-P", "--ldd", "--all-modules", "--prologue-searching=always", "--check-version",
        "--privilege=stapusr", "--unprivileged", "--use-server", "--use-server=h", "--use-server-on-error", "--runtime=dyninst", "--dyninst", "--bpf", "--semantic-keep-going",
        "--clean-cache", "--disable-cache", "--poison-cache", "--tmpdir=/tmp", "--modinfo=a=b", "--sign-module", "--build-as", "--save-uprobes", "--download-debuginfo", "--debug",
    ];

    /// <summary>Options that ask for what pyd does not do.</summary>
    private static readonly string[] RefusedWords =
    [
        "-F", "-i", "--interactive", "--remote=h", "--remote-prefix", "--sysroot=/x", "--sysenv=A=b", "--rlimit-as=1", "--rlimit-cpu=1",
        "--rlimit-nproc=1", "--rlimit-stack=1", "--rlimit-fsize=1", "--target-namespaces=1", "--language-server", "--example", "--list-servers", "--trust-servers", "--use-http-server=u", "--client-options",
    ];

    public static TheoryData<string> Effective => [.. EffectiveWords];

    public static TheoryData<string> Idle => [.. IdleWords];

    public static TheoryData<string> Refused => [.. RefusedWords];

    [Theory, MemberData(nameof(Effective))]
    public void Takes_effect(string words)
    {
        var request = StapOptions.Parse([.. words.Split(' '), "-e", Script]);
        Assert.Empty(request.Notes);
        Assert.NotEqual(Text(StapOptions.Parse(["-e", Script])), Text(request));
    }

    [Theory, MemberData(nameof(Idle))]
    public void Is_accepted_with_a_note(string word) =>
        Assert.Contains(" has no effect: ", Assert.Single(StapOptions.Parse([word, "-e", Script]).Notes), StringComparison.Ordinal);

    [Theory, MemberData(nameof(Refused))]
    public void Is_refused_with_what_to_do(string word)
    {
        var mistake = Assert.Throws<StapUsageException>(() => StapOptions.Parse([word, "-e", Script]));
        Assert.Matches(@"^--?[A-Za-z-]+ is not supported by pyd: [a-z-]+ .+\.$", mistake.Message);
    }

    /// <summary>No option of stap's is forgotten by the lists above.</summary>
    [Fact]
    public void Every_option_is_one_of_these()
    {
        var known = EffectiveWords.Concat(IdleWords).Concat(RefusedWords)
            .SelectMany(words => words.Split(' ')).Where(word => word.StartsWith('-')).Select(word => word.StartsWith("--", StringComparison.Ordinal) ? word[2..].Split('=')[0] : word[1..2]);
        string[] others = ["e", "h", "help", "V", "version", "l", "L", "dump-probe-types", "dump-probe-aliases", "dump-functions", "colour", "J", "j"];
        Assert.Equal([], StapOptions.Names.Except(known).Except(others));
    }

    [Fact]
    public void Verbose_says_what_has_no_effect()
    {
        var result = InProcess.Run("stap", "-v", "-k", "-p1", "-e", Script);
        Assert.Equal(0, result.ExitCode);
        Assert.StartsWith("note: -k has no effect: ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Output_is_cut_into_files()
    {
        using var folder = new TemporaryFolder();
        var result = PydCommand.RunIn(folder.Path, "stap", "-o", "out", "-S", "1,2", "-u", "-e",
            "probe begin { for (i = 0; i < 30; i++) for (j = 0; j < 1500; j++) printf(\"%0100d\\n\", i) exit() }", "-DMAXACTION=1000000");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal(["out.3", "out.4"], Directory.EnumerateFiles(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.All(Directory.EnumerateFiles(folder.Path), file => Assert.InRange(new FileInfo(file).Length, 1, 1 << 20));
    }

    [Theory]
    [InlineData("--compatible=99", "ERROR: systemtap version 5.6 cannot be compatible with future version 99")]
    [InlineData("--compatible=abc", "ERROR: systemtap version 5.6 cannot be compatible with future version abc")]
    [InlineData("--modinfo=a", "ERROR: Safety pattern mismatch for --modinfo parameter ('a' vs. '^[a-z_][a-z0-9_]*=.+$') rc=1")]
    [InlineData("--download-debuginfo=x", "ERROR: x is not a valid value. Use 'yes', 'no', 'ask' or a timeout value.")]
    public void Values_are_checked(string word, string message) =>
        Assert.Equal(message, Assert.Throws<StapUsageException>(() => StapOptions.Parse([word, "-e", Script])).Message);

    [Fact]
    public void Without_a_cache_it_is_clean() => Assert.Equal((0, ""), (InProcess.Run("stap", "--clean-cache") is var result ? result.ExitCode : 1, result.Error));

    [Fact]
    public void Directory_that_is_not_there_has_no_tapsets() => Assert.Equal(0, InProcess.Run("stap", "-p1", "-I", "/nonexistent", "-e", Script).ExitCode);

    [Fact]
    public void Output_goes_on_in_the_next_file()
    {
        using var folder = new TemporaryFolder();
        var result = PydCommand.RunIn(folder.Path, "stap", "-o", "out", "-e", "probe begin { println(1) switch_file() println(2) switch_file() println(3) exit() }");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal(["1\n", "2\n", "3\n"], new[] { "out", "out.1", "out.2" }.Select(name => File.ReadAllText(Path.Combine(folder.Path, name))));
    }

    [Fact]
    public void Arrays_end_the_script_before_they_take_all_memory()
    {
        var result = PydCommand.Shell("DOTNET_GCHeapHardLimit=8000000 \"$PYD\" stap -D MAXACTION=1000000000 -e 'global a probe begin { println(\"begin\") while (1) a[i++] = 1 } probe end { println(\"end\") delete a }'");
        Assert.Equal((1, "begin\nend\n"), (result.ExitCode, result.Output));
        Assert.Matches("there is no memory for an array of more than [0-9]+ elements", result.Error);
    }

    [Theory]
    [InlineData("stap", 1, "ERROR: there is no command 'nosuch-command' on PATH")]
    [InlineData("dtrace", 1, "dtrace: there is no command 'nosuch-command' on PATH")]
    public void Messages_of_a_run_are_those_of_the_tool(string tool, int exitCode, string message)
    {
        string[] script = tool == "stap" ? ["-e", Script] : ["-n", "python*:::function-entry"];
        var result = PydCommand.Run([tool, .. script, "-c", "nosuch-command"]);
        Assert.Equal(exitCode, result.ExitCode);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("pyd:", result.Error, StringComparison.Ordinal);
    }

    private static string Text(StapRequest request) => System.Text.Json.JsonSerializer.Serialize(request);
}
