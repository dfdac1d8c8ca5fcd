using Pyd.Testing;
using Xunit;

namespace Pyd.Cli.Tests;

/// <summary>Interrupts from the terminal, which reach pyd and its command.</summary>
public sealed class InterruptTests : BadDay
{
    [Theory, MemberData(nameof(Ways))]
    public void Interrupt_once(string python, string source)
    {
        var done = Folder.File("done");
        var result = Run(source, python, $"import os, signal, time\ndef f(): pass\nfor i in range(1000): f()\nos.kill(os.getppid(), signal.SIGINT)\ntime.sleep(0.5)\nopen('{done}', 'w').close()\n");
        Assert.Equal(1000, CountOf(result, "f"));
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.True(File.Exists(done));
    }

    [Theory, MemberData(nameof(Ways))]
    public void Interrupt_once_and_the_command_goes_on(string python, string source)
    {
        var done = Folder.File("done");
        var program = Folder.Write("on.py", $"import os, signal, time\ndef f(): pass\nfor i in range(1000): f()\nparent = os.getppid()\nos.kill(parent, signal.SIGINT)\nwhile os.getppid() == parent: time.sleep(0.05)\ntime.sleep(0.5)\nfor i in range(1000): f()\nopen('{done}', 'w').close()\n");
        var result = PydCommand.Shell($"\"$PYD\" run {Folder.Write("count.d", Count)} --source {source} -c '{python} {program}'; [ -e {done} ] && echo early; while ! [ -e {done} ]; do sleep 0.1; done");
        Assert.Equal(1000, CountOf(result, "f"));
        Assert.DoesNotContain("early", result.Output, StringComparison.Ordinal);
        Assert.Matches(@"^pyd: the command goes on untraced \(process \d+\)\n$", result.Error);
    }

    [Theory, MemberData(nameof(Ways))]
    public void Interrupt_twice(string python, string source)
    {
        var result = Run(source, python, "import os, signal, time\nfor i in range(2):\n    os.kill(os.getppid(), signal.SIGINT)\n    time.sleep(0.3)\ntime.sleep(1)\n");
        Assert.Equal(130, result.ExitCode);
    }
}
