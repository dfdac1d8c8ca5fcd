using Pyd.Compiler;
using Pyd.Hosting;

namespace Pyd.Cli.Dtrace;

/// <summary><c>-l</c>: probes in dtrace's columns.</summary>
internal static class DtraceList
{
    /// <summary>Lists every probe that pyd knows.</summary>
    public static int All(TextWriter output, bool isVerbose)
    {
        WriteHeader(output);
        foreach (var probe in ScriptCompilation.AllProbes)
            Write(output, probe, isVerbose);
        return ExitCodes.Fine;
    }

    /// <summary>Lists the probes of descriptions, and says on standard error which of them match nothing.</summary>
    public static int Of(IEnumerable<ProbeDescription> descriptions, TextWriter output, bool isVerbose)
    {
        WriteHeader(output);
        foreach (var description in descriptions)
        {
            if (description.Probes.Count == 0)
                Console.Error.WriteLine($"dtrace: failed to match {description.Text}: No probe matches description");
            foreach (var probe in description.Probes)
                Write(output, probe, isVerbose);
        }
        return ExitCodes.Fine;
    }

    private static void WriteHeader(TextWriter output) => output.Write($"{"ID",5} {"PROVIDER",10} {"MODULE",17} {"FUNCTION",33} NAME\n");

    private static void Write(TextWriter output, ListedProbe probe, bool isVerbose)
    {
        output.Write(FormattableString.Invariant($"{probe.Id,5} {probe.Provider,10} {probe.Module,17} {probe.Function,33} {probe.Name}\n"));
        if (isVerbose)
            output.Write(ProbeReport.Of([probe.Provider, probe.Module, probe.Function, probe.Name], probe));
    }
}
