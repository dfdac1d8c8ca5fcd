using Pyd.Hosting;

namespace Pyd.Cli.Stap;

/// <summary>What a stap command line asks for.</summary>
internal sealed class StapRequest
{
    /// <summary>The script's file, <c>-</c> for standard input; null when it was given with <c>-e</c> or there is none.</summary>
    public string? File { get; set; }

    /// <summary>The script given with <c>-e</c>.</summary>
    public string? Script { get; set; }

    /// <summary>The scripts given with <c>-E</c>, which run as well.</summary>
    public List<string> AdditionalScripts { get; } = [];

    /// <summary>The script's own arguments.</summary>
    public List<string> Arguments { get; } = [];

    /// <summary>The pass after which to stop, 1 to 5.</summary>
    public int LastPass { get; set; } = 5;

    /// <summary>How much to say, for each pass.</summary>
    public int[] Verbosity { get; } = new int[5];

    /// <summary>What to list instead of running a script.</summary>
    public StapList Listing { get; set; }

    /// <summary>The probe points to list.</summary>
    public string Pattern { get; set; } = "";

    /// <summary>Directories of tapsets.</summary>
    public List<string> Tapsets { get; } = [];

    /// <summary><c>NAME=VALUE</c>, as given with <c>-D</c>.</summary>
    public List<string> Definitions { get; } = [];

    /// <summary><c>NAME=VALUE</c>, as given with <c>-G</c>.</summary>
    public List<string> Globals { get; } = [];

    /// <summary>The command to trace.</summary>
    public string? Command { get; set; }

    /// <summary>pyd's own <c>--replay</c>: the recorded trace to run on.</summary>
    public string? Replay { get; set; }

    /// <summary>The process that <c>target()</c> is.</summary>
    public int? Process { get; set; }

    /// <summary>The file that takes the output, a pattern for strftime(3).</summary>
    public string? Output { get; set; }

    /// <summary>When to end the run.</summary>
    public TimeSpan? Timeout { get; set; }

    /// <summary>The module's name: the compiled script is kept as <c>NAME.dll</c>.</summary>
    public string? Module { get; set; }

    /// <summary>The version whose behaviour is wanted to the letter.</summary>
    public string? Compatible { get; set; }

    /// <summary>How large the file is to grow, and how many there are to be.</summary>
    public OutputRotation? Rotation { get; set; }

    /// <summary>Megabytes of each process's ring.</summary>
    public int? BufferSize { get; set; }

    /// <summary>How often arrays are shown on the terminal; null for not at all.</summary>
    public TimeSpan? Monitor { get; set; }

    /// <summary>When messages have colours: <c>always</c>, <c>auto</c> or <c>never</c>.</summary>
    public string Color { get; set; } = "auto";

    /// <summary>What was asked for and means nothing here.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>The cache is to be emptied, and nothing else: there is none.</summary>
    public bool CleansCache { get; set; }

    public bool Guru { get; set; }

    public bool Unoptimized { get; set; }

    public bool HidesWarnings { get; set; }

    public bool WarningsAreErrors { get; set; }

    public bool CollectsTiming { get; set; }

    public bool SkipsBadVariables { get; set; }

    public bool HidesGlobals { get; set; }

    public bool SuppressesErrors { get; set; }

    public bool SuppressesTimeLimits { get; set; }
}

/// <summary>What <c>-l</c> and its kin list.</summary>
internal enum StapList
{
    None,
    Probes,
    ProbesAndVariables,
    ProbeTypes,
    Aliases,
    Functions,
}
