using System.CommandLine;
using System.Globalization;

namespace Pyd.Hosting;

/// <summary>The options of a run as a command line gives them: the same for <c>pyd run</c> and for a compiled script.</summary>
/// <param name="settings"><c>-x</c> and its kin.</param>
public sealed class TraceOptions(SettingOptions settings)
{
    private static readonly OrderedDictionary<string, SourceKind?> Sources = new()
    {
        ["agent"] = SourceKind.Agent,
        ["agent-python"] = SourceKind.AgentPython,
        ["usdt"] = SourceKind.Usdt,
        ["replay"] = SourceKind.Replay,
    };

    /// <summary>The format for programs.</summary>
    public const string Json = "json";

    private const string PlainText = "text";

    /// <summary><c>-c COMMAND</c>.</summary>
    public Option<string?> Command { get; } = new("--command", "-c")
    {
        Description = "Start COMMAND and trace it and its children; the run ends with it.",
        HelpName = "COMMAND",
    };

    /// <summary><c>-p PID</c>.</summary>
    public Option<string?> Process { get; } = new("--pid", "-p")
    {
        Description = "Trace the running process PID and the children that it starts; the run ends with it. Needs root.",
        HelpName = "PID",
    };

    /// <summary><c>--replay FILE</c>.</summary>
    public Option<string?> Replay { get; } = new("--replay")
    {
        Description = "Run on a recorded trace (what pyd record has written, or JSON lines); - is standard input.",
        HelpName = "FILE",
    };

    /// <summary><c>--source SOURCE</c>.</summary>
    public Option<string?> Source { get; } = new("--source")
    {
        Description = "Where events come from: agent (native, with the Python one where it cannot be loaded; the default with -c), agent-python, usdt (static markers of any program, through the kernel: needs root) or replay.",
        HelpName = "SOURCE",
    };

    /// <summary><c>-o FILE</c>.</summary>
    public Option<string?> Output { get; } = new("--output", "-o")
    {
        Description = "Write what the script prints to FILE.",
        HelpName = "FILE",
    };

    /// <summary><c>--format text|json</c>.</summary>
    public Option<string?> Format { get; } = new("--format")
    {
        Description = "How what the script prints is written: text, or json, an object a line (docs/json.md).",
        HelpName = "text|json",
    };

    /// <summary><c>--record FILE</c>.</summary>
    public Option<string?> Record { get; } = new("--record")
    {
        Description = "Record the events in FILE as well, as pyd record does.",
        HelpName = "FILE",
    };

    /// <summary><c>--jobs N</c>.</summary>
    public Option<int?> Jobs { get; } = new("--jobs", "-j")
    {
        Description = "With --replay: let N copies of the script share out the events, where the script allows it; what it prints is the same, and comes at the end. pyd check --parallel says why a script does not.",
        HelpName = "N",
    };

    /// <summary><c>-v</c>.</summary>
    public Option<bool> Verbose { get; } = new("--verbose", "-v")
    {
        Description = "Say at the end, on standard error, how many events there were, how many were lost, and how long the run took.",
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        Format.AcceptOnlyFromAmong(PlainText, Json);
        command.Options.Add(Record);
        command.Options.Add(Command);
        command.Options.Add(Process);
        command.Options.Add(Replay);
        command.Options.Add(Source.With(Sources.Keys));
        command.Options.Add(Output);
        command.Options.Add(Format);
        command.Options.Add(Verbose);
        command.Options.Add(Jobs);
        settings.AddTo(command);
        command.AddCheck(result =>
        {
            if (result.GetValue(Command) is { } target && string.IsNullOrWhiteSpace(target))
                result.AddError("-c needs a command, for example -c \"python3 script.py\"");
            if (result.GetValue(Command) is not null && result.GetValue(Replay) is not null)
                result.AddError("-c and --replay exclude each other: a run is live or on a recorded trace");
            if (result.GetValue(Process) is not null && (result.GetValue(Command) is not null || result.GetValue(Replay) is not null))
                result.AddError("-p excludes -c and --replay: a run is on a running process, on a command or on a recorded trace");
            if (result.GetValue(Jobs) is < 1 or > 64)
                result.AddError("--jobs takes a number from 1 to 64");
            else if (result.GetValue(Jobs) > 1 && result.GetValue(Replay) is null)
                result.AddError("--jobs is for recorded traces: --replay FILE");
            else if (result.GetValue(Jobs) > 1 && result.GetValue(Replay) == "-")
                result.AddError("--jobs needs a file: standard input is read once, and a run that has to begin again reads twice");
            else if (result.GetValue(Jobs) > 1 && result.GetValue(Record) is not null)
                result.AddError("--jobs and --record exclude each other: a recording is made in one go");
            if (result.GetValue(Process) is { } process && !(int.TryParse(process, NumberStyles.None, CultureInfo.InvariantCulture, out var pid) && pid > 0))
                result.AddError($"-p takes the number of a process, not '{process}'{(int.TryParse(process, out _) ? "" : "; pgrep finds it by name")}");
            if (result.GetValue(Source) is { } source && Mistake(source, result.GetValue(Command), result.GetValue(Replay)) is { } mistake)
                result.AddError(mistake);
        });
    }

    /// <summary>What a command line has given.</summary>
    public RunOptions Read(ParseResult result) => new()
    {
        Command = result.GetValue(Command),
        Process = result.GetValue(Process) is { } process ? int.Parse(process, CultureInfo.InvariantCulture) : null,
        Replay = result.GetValue(Replay),
        Source = result.GetValue(Source) is { } source ? Sources[source] : null,
        Output = result.GetValue(Output),
        AsJson = result.GetValue(Format) == Json,
        Record = result.GetValue(Record),
        IsVerbose = result.GetValue(Verbose),
        Jobs = result.GetValue(Jobs) ?? 1,
        Settings = settings.Read(result),
    };

    private static string? Mistake(string source, string? command, string? replay) => Sources.GetValueOrDefault(source) switch
    {
        null => $"there is no source '{source}': it is one of {string.Join(", ", Sources.Keys)}",
        SourceKind.Replay when replay is null => "--source replay needs a trace: --replay FILE",
        SourceKind.Agent or SourceKind.AgentPython when command is null => $"--source {source} needs a command to trace: -c COMMAND",
        SourceKind.Usdt when replay is not null => "--source usdt is for running programs; a trace is read with --replay alone",
        _ => null,
    };
}
