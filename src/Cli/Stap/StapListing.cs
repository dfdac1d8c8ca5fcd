using Pyd.Compiler;
using Pyd.Hosting;

namespace Pyd.Cli.Stap;

/// <summary>What stap prints of an analyzed script: <c>-l</c>, <c>-L</c> and <c>-p2</c>.</summary>
internal static class StapListing
{
    /// <summary>The probe points, sorted, each once; with <c>-L</c> followed by their variables.</summary>
    /// <returns>1 when there is none.</returns>
    public static int Write(ScriptSummary summary, bool withVariables)
    {
        var lines = FileMarkers.In(summary.Probes).Select(probe => withVariables ? Line(probe) : probe.Name).Distinct().Order(StringComparer.Ordinal).ToArray();
        foreach (var line in lines)
            Console.WriteLine(line);
        return lines.Length > 0 ? ExitCodes.Fine : ExitCodes.Failed;
    }

    /// <summary>Functions or aliases, sorted, each once; those of the tapsets' own use only with <c>-v</c>.</summary>
    /// <returns>1 when there is none.</returns>
    public static int WriteNames(IEnumerable<string> lines, bool all)
    {
        var shown = lines.Where(line => all || !line.StartsWith('_')).Distinct().Order(StringComparer.Ordinal).ToArray();
        foreach (var line in shown)
            Console.WriteLine(line);
        return shown.Length > 0 ? ExitCodes.Fine : ExitCodes.Failed;
    }

    /// <summary>Globals, functions and probes under their headings.</summary>
    public static void WriteAnalysis(ScriptSummary summary)
    {
        Write("# globals", summary.Globals);
        Write("# functions", summary.Functions);
        Write("# probes", summary.Probes.SelectMany(probe => probe.Locals.Select(local => $"  {local}").Prepend("  # locals").Take(probe.Locals.Count == 0 ? 0 : int.MaxValue).Prepend(probe.Signature)));
    }

    private static string Line(SummaryProbe probe) => string.Concat(probe.Variables.Prepend(probe.Name).Select((part, i) => i == 0 ? part : $" {part}"));

    private static void Write(string heading, IEnumerable<string> lines)
    {
        if (!lines.Any())
            return;
        Console.WriteLine(heading);
        foreach (var line in lines)
            Console.WriteLine(line);
    }
}
