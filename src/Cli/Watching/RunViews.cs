using Pyd.Hosting;

namespace Pyd.Cli.Watching;

/// <summary>What of a run is drawn on the terminal.</summary>
internal static class RunViews
{
    /// <summary>The view of a run; null where nobody looks: standard output is no terminal, or a pipe whose reader prints on the same one.</summary>
    /// <param name="options">The run.</param>
    /// <param name="interval">How often tables are drawn; null for no tables.</param>
    public static IRunView? For(RunOptions options, TimeSpan? interval)
    {
        if (interval is { } often && !Console.IsOutputRedirected)
            return new LiveView(often);
        return options.Replay is not (null or "-") && !Console.IsErrorRedirected && !WritesToPipe(options) ? new ReplayProgress() : null;
    }

    private static bool WritesToPipe(RunOptions options) =>
        options.Output is null && Console.IsOutputRedirected && new FileInfo("/proc/self/fd/1").LinkTarget?.StartsWith("pipe:", StringComparison.Ordinal) != false;
}
