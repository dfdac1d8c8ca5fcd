using Pyd.Testing;
using Xunit;

namespace Pyd.Cli.Tests;

public sealed class DoctorTests
{
    [InterpreterTheory]
    public void Every_Python_can_be_traced(Interpreter python)
    {
        var result = PydCommand.Run("doctor", python.Path);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.StartsWith($"python      {python.Path}: CPython {python.Version}", result.Output, StringComparison.Ordinal);
        Assert.Contains("\nagent       the native agent gets in: ", result.Output, StringComparison.Ordinal);
        Assert.Contains("\nrun -c      uses --source agent: ", result.Output, StringComparison.Ordinal);
        // A build has no markers, or all that its version can have.
        if (result.Output.Contains("\nmarkers     in ", StringComparison.Ordinal))
        {
            Assert.Contains("gc-start                fires\n", result.Output, StringComparison.Ordinal);
            Assert.Equal(python.Version.Minor is >= 12 and < 15, result.Output.Contains("function-entry          absent: removed in CPython 3.12, back in 3.15; the agent has it\n", StringComparison.Ordinal));
            Assert.Equal(python.Version.Minor == 11, result.Output.Contains("function-entry          fires only while line is listened to", StringComparison.Ordinal));
        }
        else
        {
            Assert.Contains("\nmarkers     none: ", result.Output, StringComparison.Ordinal);
            Assert.Contains("\nrun -p      does not work: ", result.Output, StringComparison.Ordinal);
            Assert.DoesNotMatch("run         .* for all Pythons of the machine that have markers\n", result.Output);
        }
    }

    [Fact]
    public void A_program_that_is_no_Python_is_none()
    {
        var result = PydCommand.Run("doctor", "/bin/true");
        Assert.Equal((1, "", "pyd: /bin/true is no Python\n"), (result.ExitCode, result.Output, result.Error));
    }

    [SkippableFact]
    public void A_Python_that_is_too_old_is_told_why()
    {
        var python = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".pyenv/versions/2.7.18/bin/python");
        Skip.IfNot(File.Exists(python), $"there is no {python}");
        var result = PydCommand.Run("doctor", python);
        Assert.Contains("\nmarkers     none\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("\nrun -c      does not work: the agent is not for this Python (it is for CPython 3.6 to 3.15), and it has no markers", result.Output, StringComparison.Ordinal);
    }

    /// <summary>Without the privilege the report says what is missing, and the agent still works.</summary>
    [Fact]
    public void A_user_without_privilege_is_told_how_to_get_it()
    {
        var result = PydCommand.Shell($"if [ $(id -u) = 0 ]; then exec setpriv --bounding-set=-all --inh-caps=-all \"$PYD\" doctor {Interpreters.Present.First().Path}; else exec \"$PYD\" doctor {Interpreters.Present.First().Path}; fi");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains("CAP_BPF no, CAP_PERFMON no", result.Output, StringComparison.Ordinal);
        Assert.Contains("\nrun -p      does not work: the kernel lets nobody without CAP_BPF and CAP_PERFMON read markers: run pyd with sudo", result.Output, StringComparison.Ordinal);
        Assert.Contains("\nrun -c      uses --source agent: ", result.Output, StringComparison.Ordinal);
    }
}
