using System.Diagnostics;
using Pyd.Cli.Shims;
using Pyd.Hosting;

namespace Pyd.Cli.Dtrace;

/// <summary>
/// <c>-G</c> and <c>-h</c>, with which builds put static probes into programs: pyd hands them to the next <c>dtrace</c> in PATH (DTrace's own, or
/// that of systemtap-sdt-dev), so that a build with pyd's launcher first in PATH goes on as before.
/// </summary>
internal static class SystemDtrace
{
    /// <summary>Runs it with the words of this command line.</summary>
    /// <returns>Its exit code.</returns>
    /// <exception cref="DtraceException">There is none.</exception>
    public static int Run(IReadOnlyList<string> words, char letter)
    {
        if (OwnCommand.ProgramsInPath("dtrace").FirstOrDefault(file => !Launcher.IsLauncher(file)) is not { } program)
        {
            throw new DtraceException($"-{letter} builds probes into programs, which pyd leaves to another dtrace, and there is none in PATH; "
                + "on Debian the package systemtap-sdt-dev has one", ExitCodes.Usage);
        }
        using var process = new Process { StartInfo = new ProcessStartInfo(program, words) };
        process.Start();
        process.WaitForExit();
        return process.ExitCode;
    }
}
