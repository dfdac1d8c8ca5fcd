using Pyd.Runtime.Sessions;

namespace Pyd.Runtime;

/// <summary>How long the probes of a stap script take.</summary>
public abstract partial class TraceProgram
{
    /// <summary>Their times; null unless somebody asks.</summary>
    internal ProbeTimings? Timings { get; set; }

    /// <summary>Begins to time a probe, and ends with the one before in the same handler.</summary>
    /// <param name="number">The probe's number, as declared with <see cref="ProgramDescription.Timed"/>.</param>
    public void EnterProbe(int number) => Timings?.Enter(number);

    /// <summary>Ends the timing of a handler's last probe.</summary>
    public void LeaveProbe() => Timings?.Leave();
}
