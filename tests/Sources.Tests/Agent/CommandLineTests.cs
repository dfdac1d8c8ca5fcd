using Pyd.Runtime.Events;
using Pyd.Sources.Agent;

namespace Pyd.Sources.Tests.Agent;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("python3 a.py", "python3|a.py")]
    [InlineData("  python3\t a.py \n", "python3|a.py")]
    [InlineData("python3 -c 'print(\"a  b\")'", "python3|-c|print(\"a  b\")")]
    [InlineData("a \"b c\"d'e f'", "a|b cde f")]
    [InlineData("a '' \"\"", "a||")]
    [InlineData("a b\\ c \\'", "a|b c|'")]
    [InlineData("a \"\\\"\\$\\`\\\\\\n\"", "a|\"$`\\\\n")]
    [InlineData("a '\\'", "a|\\")]
    [InlineData("a \\\nb", "a|b")]
    [InlineData("a $HOME *.py > x | y", "a|$HOME|*.py|>|x|||y")]
    public void SplitsAsAShellDoes(string command, string words) =>
        Assert.Equal(words, string.Join('|', CommandLine.Split(command)));

    [Theory]
    [InlineData("", "the command is empty")]
    [InlineData("   ", "the command is empty")]
    [InlineData("''", "the command is empty")]
    [InlineData("a 'b", "the quote ' at character 3 of the command is not closed: a 'b")]
    [InlineData("a \"b'", "the quote \" at character 3")]
    [InlineData("a \\", "ends in a lone backslash")]
    public void RefusesWhatAShellWould(string command, string message) =>
        Assert.Contains(message, Assert.Throws<SourceException>(() => CommandLine.Split(command)).Message);

    [Theory]
    [InlineData("/no/such/python", "there is no command '/no/such/python'; check the path")]
    [InlineData("/tmp/", "'/tmp/' is a directory")]
    [InlineData("/etc/passwd", "'/etc/passwd' is not executable")]
    [InlineData("no-such-python", "there is no command 'no-such-python' on PATH")]
    [InlineData("script.py", "to run a script write python3 script.py")]
    public void SaysWhatIsNotThere(string program, string message) =>
        Assert.Contains(message, Assert.Throws<SourceException>(() => CommandLine.Find(program, "/usr/bin:/bin")).Message);

    [Fact]
    public void FindsOnThePath() => Assert.Equal("/bin/sh", CommandLine.Find("sh", "/no/such:/bin"));
}
