namespace Pyd.Cli;

/// <summary>The command line names something that cannot be used; the message says what.</summary>
internal sealed class UsageException(string message) : Exception(message);
