using Pyd.Runtime.Events;

namespace Pyd.Sources;

/// <summary>A source that may have started a command.</summary>
public interface ICommandSource : IEventSource
{
    /// <summary>
    /// Stops tracing and leaves the command alone: for an end by the user's signal, which the command may have been sent as well.
    /// </summary>
    /// <param name="patience">How long to wait for it to end by itself.</param>
    /// <returns>Whether it has ended, or there is none; otherwise it goes on untraced, and disposing the source does not end it.</returns>
    bool LetGo(TimeSpan patience);
}
