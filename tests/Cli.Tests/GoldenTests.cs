using Pyd.Testing;

using Xunit;
using Xunit.Sdk;

namespace Pyd.Cli.Tests;

/// <summary>The tests' own tools.</summary>
public sealed class GoldenTests
{
    [Fact]
    public void Mismatch_leaves_what_was_received_and_shows_the_lines()
    {
        using var folder = new TemporaryFolder();
        folder.Write("case.out.verified.txt", "one\ntwo\nthree\n");
        var failure = Assert.Throws<XunitException>(() => Golden.Verify("one\n2 \nthree", folder.File("case.out")));
        Assert.Contains("- two\n", failure.Message, StringComparison.Ordinal);
        Assert.Contains("+ 2·\n", failure.Message, StringComparison.Ordinal);
        Assert.Contains("+ three⟨no newline⟩\n", failure.Message, StringComparison.Ordinal);
        Assert.Equal("one\n2 \nthree", File.ReadAllText(folder.File("case.out.received.txt")));

        Golden.Verify("one\ntwo\nthree\n", folder.File("case.out"));
        Assert.False(File.Exists(folder.File("case.out.received.txt")));
    }

    [Fact]
    public void Text_without_a_file_is_a_mismatch_unless_empty()
    {
        using var folder = new TemporaryFolder();
        Golden.Verify("", folder.File("case.err"));
        Assert.Throws<XunitException>(() => Golden.Verify("new\n", folder.File("case.err")));
    }

    [Fact]
    public void Accepting_makes_received_verified()
    {
        using var folder = new TemporaryFolder();
        Golden.Verify("new\n", folder.File("case.out"), accept: true);
        Assert.Equal("new\n", File.ReadAllText(folder.File("case.out.verified.txt")));
        Golden.Verify("", folder.File("case.out"), accept: true);
        Assert.False(File.Exists(folder.File("case.out.verified.txt")));
    }

    [Fact]
    public void Command_that_hangs_is_killed()
    {
        var failure = Assert.Throws<TimeoutException>(() =>
            Command.Run("/bin/sh", ["-c", "echo started; sleep 60"], timeout: TimeSpan.FromSeconds(1)));
        Assert.Contains("started", failure.Message, StringComparison.Ordinal);
    }

    [InterpreterTheory]
    public void Interpreter_answers(Interpreter python) =>
        Assert.StartsWith($"Python {python.Version}", Command.Run(python.Path, ["-V"]).Output, StringComparison.Ordinal);
}
