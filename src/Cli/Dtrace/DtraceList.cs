using Pyd.Compiler;
using Pyd.Hosting;

namespace Pyd.Cli.Dtrace;

/// <summary><c>-l</c>: probes in dtrace's columns.</summary>
internal static class DtraceList
{
    /// <summary>Lists every probe that pyd knows.</summary>
    public static int All(string? file) => Write(file, ScriptCompilation.AllProbes);

    /// <summary>Lists the probes of a program.</summary>
    public static int Of(ScriptCompilation compilation, string? file) => Write(file, compilation.Probes);

    private static int Write(string? file, IEnumerable<ListedProbe> probes)
    {
        using var output = file is null ? Console.Out : new StreamWriter(file, append: true);
        output.Write($"{"ID",5} {"PROVIDER",10} {"MODULE",17} {"FUNCTION",33} NAME\n");
        foreach (var probe in probes)
            output.Write(FormattableString.Invariant($"{probe.Id,5} {probe.Provider,10} {probe.Module,17} {probe.Function,33} {probe.Name}\n"));
        return ExitCodes.Fine;
    }
}
