namespace Pyd.Runtime.Events;

/// <summary>How a source ended.</summary>
/// <param name="TargetStatus">The exit status of the started command (128 + signal when a signal ended it), or null when there was none.</param>
/// <param name="Dropped">Events that were produced and lost.</param>
/// <param name="Problems">What went wrong, a sentence each, ready to print; the run's exit status is then not 0.</param>
public sealed record SourceOutcome(int? TargetStatus, long Dropped, IReadOnlyList<string> Problems)
{
    /// <summary>Ended well, with no command of its own.</summary>
    public static SourceOutcome Fine { get; } = new(null, 0, []);
}

/// <summary>A source cannot be opened or started, by the user's or the machine's doing. The message says what and what to do.</summary>
public sealed class SourceException(string message, Exception? inner = null) : Exception(message, inner);
