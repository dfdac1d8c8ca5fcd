using Pyd.Runtime;
using Pyd.Runtime.Events;
using Pyd.Runtime.Sessions;

namespace Pyd.Cli;

/// <summary>A program that does nothing with its probes: who records needs no more.</summary>
internal sealed class RecordingProgram(IReadOnlyList<WantedProbe> probes) : TraceProgram
{
    protected override void Describe(ProgramDescription program)
    {
        foreach (var probe in probes)
            program.Probe(0, probe.Provider, probe.Name, (int)ProcessScope.Any, "", "", "", "", "", probe.Arguments, probe.Strings, "*", 0);
    }

    protected override void Fire(int handler, ref readonly ProbeEvent e, TraceThread thread)
    {
    }
}
