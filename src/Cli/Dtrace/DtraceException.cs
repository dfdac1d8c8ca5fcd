namespace Pyd.Cli.Dtrace;

/// <summary>What ends a run of <c>pyd dtrace</c>; the message says it as dtrace(1) does, after its name.</summary>
internal sealed class DtraceException(string message) : Exception(message);
