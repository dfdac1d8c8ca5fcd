using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Pyd.Hosting;

/// <summary>
/// Ctrl-C once ends the session as <c>exit()</c> would; a second time it ends pyd at once. What comes in the same moment is one: timeout(1) signals the
/// process that it has started, and then its group.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(100);

    private readonly PosixSignalRegistration[] _registrations;
    private readonly Lock _lock = new();
    private int _count;
    private long _last;

    /// <param name="stop">Ends the session.</param>
    /// <param name="patience">How many signals ask for that; one more ends pyd.</param>
    public StopSignals(Action stop, int patience) =>
        _registrations = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(signal => PosixSignalRegistration.Create(signal, context =>
        {
            context.Cancel = true;
            if (CountNow() > patience)
                Environment.Exit(ExitCodes.Interrupted);
            stop();
        }))];

    /// <summary>Whether a signal has come.</summary>
    public bool Seen => Volatile.Read(ref _count) > 0;

    private int CountNow()
    {
        lock (_lock)
        {
            if (_count == 0 || Stopwatch.GetElapsedTime(_last) > Moment)
                _count++;
            _last = Stopwatch.GetTimestamp();
            return _count;
        }
    }

    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
    }
}
