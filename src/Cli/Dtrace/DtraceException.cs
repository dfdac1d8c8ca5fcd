using Pyd.Hosting;

namespace Pyd.Cli.Dtrace;

/// <summary>What ends a run of <c>pyd dtrace</c>; the message says it as dtrace(1) does, after its name.</summary>
/// <param name="message">The message.</param>
/// <param name="exitCode">dtrace's exit code: 2 for what is wrong with the command line but needs no usage text.</param>
internal sealed class DtraceException(string message, int exitCode = ExitCodes.Failed) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}
