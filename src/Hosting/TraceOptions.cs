using System.CommandLine;

namespace Pyd.Hosting;

/// <summary>The options of a run as a command line gives them: the same for <c>pyd run</c> and for a compiled script.</summary>
public sealed class TraceOptions
{
    /// <summary><c>-c COMMAND</c>.</summary>
    public Option<string?> Command { get; } = new("--command", "-c")
    {
        Description = "Start COMMAND and trace it and its children; the run ends with it.",
        HelpName = "COMMAND",
    };

    /// <summary><c>--replay FILE</c>.</summary>
    public Option<string?> Replay { get; } = new("--replay")
    {
        Description = "Run on a recorded trace (JSON lines); - is standard input.",
        HelpName = "FILE",
    };

    /// <summary><c>-o FILE</c>.</summary>
    public Option<string?> Output { get; } = new("--output", "-o")
    {
        Description = "Write what the script prints to FILE.",
        HelpName = "FILE",
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(Command);
        command.Options.Add(Replay);
        command.Options.Add(Output);
        command.Validators.Add(result =>
        {
            if (result.GetValue(Command) is { } target && string.IsNullOrWhiteSpace(target))
                result.AddError("-c needs a command, for example -c \"python3 script.py\"");
            if (result.GetValue(Command) is not null && result.GetValue(Replay) is not null)
                result.AddError("-c and --replay exclude each other: a run is live or on a recorded trace");
        });
    }

    /// <summary>What a command line has given.</summary>
    public RunOptions Read(ParseResult result) => new()
    {
        Command = result.GetValue(Command),
        Replay = result.GetValue(Replay),
        Output = result.GetValue(Output),
    };
}
