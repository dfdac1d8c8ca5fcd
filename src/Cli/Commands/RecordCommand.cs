using System.CommandLine;
using Pyd.Cli.Diagnostics;
using Pyd.Hosting;
using Pyd.Runtime.Events;
using Pyd.Runtime.Sessions;
using Pyd.Sources.Inspection;
using Pyd.Sources.Recording;

namespace Pyd.Cli.Commands;

/// <summary><c>pyd record</c>: writes the events of any source into a file, for scripts to run on later.</summary>
internal static class RecordCommand
{
    private static readonly string[] UsualProbes =
        ["python:::function-entry", "python:::function-return", "python:::gc-start", "python:::gc-done", "python:::import-find-load-start", "python:::import-find-load-done"];

    /// <summary>What another recording has, whatever that is.</summary>
    private static readonly string[] EveryProbe = ["*:::*"];

    public static Command Create()
    {
        var what = new Argument<string[]>("what")
        {
            Description = "Scripts, of which the probes are recorded, or probes, for example python:::line. By default the functions, imports and garbage collections of Python; with --replay, all that the trace has.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var compression = new Option<TraceCompression>("--compression") { Description = "lz4 (the default, fast to read), zstd (smaller) or none.", HelpName = "KIND" };
        var settings = new SettingOptions();
        var scripts = new ScriptOptions(settings);
        var traces = new TraceOptions(settings);
        traces.Output.Description = "The recording: an Arrow file.";
        traces.Output.Required = true;
        var command = new Command("record", "Records events in an Arrow file, for --replay, DuckDB, pandas or polars.") { what, compression.WithNames() };
        scripts.AddTo(command);
        traces.AddTo(command);
        command.Options.Remove(traces.Record);
        command.Options.Remove(traces.Format);
        command.Options.Remove(traces.Jobs);
        command.SetAction(result => Guard.Run(() =>
        {
            var options = traces.Read(result);
            var usual = options.Replay is null ? UsualProbes : EveryProbe;
            if (Probes(result, scripts, result.GetValue(what) is { Length: > 0 } words ? words : scripts.HasText(result.CommandResult) ? [] : usual) is not { } probes)
                return ExitCodes.Failed;
            return TraceHost.Run(new RecordingProgram(probes), options with { Record = options.Output, Output = null, Compression = result.GetValue(compression) });
        }));
        return command;
    }

    // Null when a script has mistakes.
    private static IReadOnlyList<WantedProbe>? Probes(ParseResult result, ScriptOptions scripts, string[] what)
    {
        var probes = new List<WantedProbe>();
        if (scripts.HasText(result.CommandResult) && !AddScript(null))
            return null;
        foreach (var word in what)
        {
            if (!File.Exists(word))
                probes.Add(Probe(word));
            else if (!AddScript(word))
                return null;
        }
        return probes;

        bool AddScript(string? path)
        {
            var compilation = scripts.Compile(result, path, []);
            DiagnosticWriter.Write(compilation.Diagnostics);
            if (compilation.HasErrors)
                return false;
            probes.AddRange(TraceSession.InterestOf(compilation.CreateProgram()).Probes);
            return true;
        }
    }

    private static WantedProbe Probe(string text)
    {
        var parts = text.Split(':');
        var name = parts[^1].Replace("__", "-", StringComparison.Ordinal);
        var provider = parts.Length > 1 ? parts[0] : PythonFacts.Provider;
        if (parts is not ([_] or [_, _] or [_, "", "", _]) || name.Length == 0 || provider.Length == 0 || text.Contains('/', StringComparison.Ordinal) || Path.GetExtension(text) is ".d" or ".stp")
            throw new UsageException($"'{text}' is neither a script nor a probe: write provider:::name, for example python:::function-entry");
        return new WantedProbe(provider, name, (1 << ProbeEvent.ArgumentCount) - 1, 0);
    }
}
