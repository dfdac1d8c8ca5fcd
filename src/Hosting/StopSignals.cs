using System.Runtime.InteropServices;

namespace Pyd.Hosting;

/// <summary>Ctrl-C once ends the session as <c>exit()</c> would; a second time it ends pyd at once.</summary>
internal sealed class StopSignals : IDisposable
{
    private readonly PosixSignalRegistration[] _registrations;
    private int _count;

    public StopSignals(Action stop) =>
        _registrations = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(signal => PosixSignalRegistration.Create(signal, context =>
        {
            context.Cancel = true;
            if (Interlocked.Increment(ref _count) > 1)
                Environment.Exit(ExitCodes.Interrupted);
            stop();
        }))];

    /// <summary>Whether a signal has come.</summary>
    public bool Seen => Volatile.Read(ref _count) > 0;

    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
    }
}
