using Pyd.Runtime.Sessions;
using Pyd.Sources.Recording;

namespace Pyd.Hosting;

/// <summary>What a run is asked for, besides its program.</summary>
public sealed record RunOptions
{
    /// <summary>The command to start and trace, quoted as for a shell; or null.</summary>
    public string? Command { get; init; }

    /// <summary>The running process to trace; or null.</summary>
    public int? Process { get; init; }

    /// <summary>The recorded trace to run on, <c>-</c> for standard input; or null.</summary>
    public string? Replay { get; init; }

    /// <summary>The file that the events are recorded in; or null.</summary>
    public string? Record { get; init; }

    /// <summary>How the recording is compressed.</summary>
    public TraceCompression Compression { get; init; }

    /// <summary>Where the events come from; null to choose by the others and by what the script wants.</summary>
    public SourceKind? Source { get; init; }

    /// <summary>The file that takes the script's output; null for standard output.</summary>
    public string? Output { get; init; }

    /// <summary>How the file of the output is cut into several; null for not at all.</summary>
    public OutputRotation? Rotation { get; init; }

    /// <summary>What the script prints goes out as JSON, an object a line.</summary>
    public bool AsJson { get; init; }

    /// <summary>
    /// The tool as which pyd behaves. dtrace(1): its words for faults, the script's exit status alone, output appended to its file;
    /// <c>_DTRACE_TESTING</c> in the environment leaves out what differs from run to run. stap(1): its words for errors, 1 for any of them or
    /// for a command that fails.
    /// </summary>
    public SessionManner Manner { get; init; }

    /// <summary>The process that the script takes for its target, when no command is started.</summary>
    public int? Target { get; init; }

    /// <summary>When the run ends as if the script had called <c>exit()</c>; null for never.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>How many copies of the script may share out the events of a recorded trace.</summary>
    public int Jobs { get; init; } = 1;

    /// <summary>The script's warnings are not said.</summary>
    public bool HidesWarnings { get; init; }

    /// <summary>A warning of the script's that was said is not said again (staprun without <c>-v</c>).</summary>
    public bool HidesRepeatedWarnings { get; init; }

    /// <summary>The run ends with a line about events, losses and time on standard error.</summary>
    public bool IsVerbose { get; init; }

    /// <summary>Options as <c>-x</c> takes them: <c>name</c> or <c>name=value</c>.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];
}
