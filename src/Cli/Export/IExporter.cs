using Pyd.Runtime.Events;

namespace Pyd.Cli.Export;

/// <summary>Writes events in a format.</summary>
internal interface IExporter : IDisposable
{
    void Write(ReadOnlySpan<ProbeEvent> events);

    /// <summary>Writes what the format has after the last event.</summary>
    void Finish();
}
