using System.Runtime.InteropServices;

namespace Pyd.Hosting;

/// <summary>Ctrl-C once ends the session as <c>exit()</c> would; a second time it ends pyd at once.</summary>
internal sealed class StopSignals : IDisposable
{
    private readonly PosixSignalRegistration[] _registrations;
    private int _count;

    /// <param name="stop">Ends the session.</param>
    /// <param name="patience">How many signals ask for that; one more ends pyd.</param>
    public StopSignals(Action stop, int patience) =>
        _registrations = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(signal => PosixSignalRegistration.Create(signal, context =>
        {
            context.Cancel = true;
            if (Interlocked.Increment(ref _count) > patience)
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
