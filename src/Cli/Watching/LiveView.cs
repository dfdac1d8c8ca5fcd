using System.Diagnostics;
using System.Globalization;
using Pyd.Hosting;
using Pyd.Runtime.Events;
using Pyd.Runtime.Sessions;

namespace Pyd.Cli.Watching;

/// <summary><c>pyd run --live</c>: what the script's aggregations and arrays hold, as tables below what it prints.</summary>
/// <param name="interval">How often they are drawn.</param>
internal sealed class LiveView(TimeSpan interval) : IRunView
{
    private const int StandardOutput = 1;
    private const int BottomLines = 2;   // the run's own line, and the cursor's

    /// <summary>How often they are usually drawn.</summary>
    public static readonly TimeSpan Often = TimeSpan.FromMilliseconds(250);

    private readonly TerminalRegion _region = new(Console.OpenStandardOutput(), () => TerminalSize.Of(StandardOutput));
    private readonly LiveTables _tables = new(Environment.GetEnvironmentVariable("NO_COLOR") is null or "");
    private TraceSession? _session;
    private long _start, _drawn;

    public bool ReadsResults => true;

    public void Begin(TraceSession session, IEventSource source)
    {
        _session = session;
        _start = _drawn = Stopwatch.GetTimestamp();
    }

    public void Refresh()
    {
        if (_session is not { } session || Stopwatch.GetElapsedTime(_drawn) < interval)
            return;
        _drawn = Stopwatch.GetTimestamp();
        var (columns, rows) = TerminalSize.Of(StandardOutput);
        var lines = _tables.Render(session.Results(rows), columns, rows - BottomLines);
        var status = string.Create(CultureInfo.InvariantCulture, $"{session.EventCount:N0} events, {Stopwatch.GetElapsedTime(_start).TotalSeconds:0} s; Ctrl-C ends");
        _region.Draw([.. lines, status.Length > columns ? status[..columns] : status]);
    }

    public void Hide() => _region.Erase();
}
