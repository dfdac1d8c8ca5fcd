namespace Pyd.Runtime.Events;

/// <summary>A source whose end is known: a recorded trace in a file.</summary>
public interface IFiniteSource
{
    /// <summary>How much of it was read, from 0 to 1; null when that is unknown, as in a pipe.</summary>
    double? Progress { get; }
}
