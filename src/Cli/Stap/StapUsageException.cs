namespace Pyd.Cli.Stap;

/// <summary>A mistake in a stap command line.</summary>
/// <param name="message">What stap says.</param>
/// <param name="pointsToHelp">Whether stap names <c>--help</c> as well.</param>
internal sealed class StapUsageException(string message, bool pointsToHelp = false) : Exception(message)
{
    public bool PointsToHelp { get; } = pointsToHelp;
}
