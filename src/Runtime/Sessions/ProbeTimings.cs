using System.Diagnostics;
using System.Text;
using Pyd.Runtime.Aggregations;
using Pyd.Runtime.Output;

namespace Pyd.Runtime.Sessions;

/// <summary>What <c>stap -t</c> reports: how often each probe has fired, and how many nanoseconds of the machine's time it has taken.</summary>
/// <remarks>The layout is that of SystemTap's user-space runtime (translate.cxx, emit_module_exit), which has no report of a kernel module's own times.</remarks>
internal sealed class ProbeTimings(IReadOnlyList<TimedProbe> probes)
{
    private const int None = -1;

    private readonly StatisticCell[] _cells = new StatisticCell[probes.Count];
    private readonly StatisticSpread[] _spreads = new StatisticSpread[probes.Count];
    private int _current = None;
    private long _start;

    /// <summary>Begins a probe; ends the one that runs.</summary>
    public void Enter(int number)
    {
        Leave();
        _current = number;
        _start = Now();
    }

    /// <summary>Ends the probe that runs.</summary>
    public void Leave()
    {
        if (_current == None)
            return;
        var time = (Now() - _start) * (1_000_000_000 / Frequency);
        _cells[_current].Add(time);
        _spreads[_current].Add(time, _cells[_current].Count);
        _current = None;
    }

    /// <summary>Prints the probes that have fired.</summary>
    public void Report(TraceOutput output)
    {
        Print(output, "----- probe hit report: \n");
        for (var i = 0; i < probes.Count; i++)
        {
            var (probe, cell) = (probes[i], _cells[i]);
            if (cell.Count > 0)
            {
                Print(output, FormattableString.Invariant(
                    $"{probe.Point}, ({probe.File}:{probe.Line}:{probe.Column}), hits: {cell.Count}, nsecs: {cell.Min}min/{cell.Average}avg/{cell.Max}max, variance: {_spreads[i].Variance(in cell, 0, isScalar: true)},{probe.Origin}, index: {i}\n"));
            }
        }
    }

    // What is measured is the script, not the trace: a replay takes other times.
#pragma warning disable RS0030
    private static long Frequency => Stopwatch.Frequency;

    private static long Now() => Stopwatch.GetTimestamp();
#pragma warning restore RS0030

    private static void Print(TraceOutput output, string text) => output.Bytes(Encoding.UTF8.GetBytes(text));
}

/// <summary>A probe that is timed.</summary>
internal sealed record TimedProbe(string Point, string File, int Line, int Column, string Origin);
