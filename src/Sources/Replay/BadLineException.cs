namespace Pyd.Sources.Replay;

/// <summary>A line of a trace that is not an event. Never leaves the source: it becomes a problem of the outcome.</summary>
/// <param name="reason">A sentence: what is wrong and what to do.</param>
/// <param name="isSyntax">Whether the line is not even JSON, as when a file was cut short.</param>
internal sealed class BadLineException(string reason, bool isSyntax = false) : Exception(reason)
{
    public bool IsSyntax { get; } = isSyntax;
}
