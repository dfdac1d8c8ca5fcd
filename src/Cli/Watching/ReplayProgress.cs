using System.Diagnostics;
using System.Globalization;
using Pyd.Hosting;
using Pyd.Runtime.Events;
using Pyd.Runtime.Sessions;

namespace Pyd.Cli.Watching;

/// <summary>How far a long replay is, on the last line of the terminal: events, how many a second, how much is done, the time left.</summary>
internal sealed class ReplayProgress : IRunView
{
    private const int StandardError = 2;

    /// <summary>A replay that is over by then needs no line.</summary>
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(1), Interval = TimeSpan.FromMilliseconds(250);

    private readonly TerminalRegion _region = new(Console.OpenStandardError(), () => TerminalSize.Of(StandardError));
    private TraceSession? _session;
    private IFiniteSource? _source;
    private long _start, _drawn;

    public bool ReadsResults => false;

    public void Begin(TraceSession session, IEventSource source)
    {
        (_session, _source) = (session, source as IFiniteSource);
        _start = _drawn = Stopwatch.GetTimestamp();
    }

    public void Refresh()
    {
        var elapsed = Stopwatch.GetElapsedTime(_start);
        if (_session is not { } session || elapsed < Delay || Stopwatch.GetElapsedTime(_drawn) < Interval)
            return;
        _drawn = Stopwatch.GetTimestamp();
        _region.Draw([Text(session.EventCount, elapsed, _source?.Progress)]);
    }

    public void Hide() => _region.Erase();

    /// <summary>The line.</summary>
    internal static string Text(long events, TimeSpan elapsed, double? progress)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{events:N0} events, {events / elapsed.TotalSeconds:N0} a second");
        if (progress is not (> 0 and <= 1))
            return text;
        var left = TimeSpan.FromSeconds(Math.Ceiling(elapsed.TotalSeconds * ((1 / progress.Value) - 1)));
        return string.Create(CultureInfo.InvariantCulture, $"{text}, {progress.Value * 100:0} %, {(int)left.TotalMinutes}:{left.Seconds:00} left");
    }
}
