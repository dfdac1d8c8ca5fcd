using Pyd.Compiler.Syntax;
using Pyd.Compiler.Text;

namespace Pyd.Compiler;

/// <summary>What a compilation depends on besides the script.</summary>
public sealed record CompilationOptions
{
    /// <summary>The defaults: no arguments, no library.</summary>
    public static CompilationOptions Default { get; } = new();

    /// <summary>The script's arguments: <c>$1</c>, <c>$$1</c> in D.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>The program's class, a C# name; null for one made of the script's file name.</summary>
    public string? ClassName { get; init; }

    /// <summary>D's <c>$0</c>: the script's name.</summary>
    public string ScriptName { get; init; } = "";

    /// <summary>D's <c>$pid</c>, <c>$uid</c> and their kin, by name without the sign; <c>$target</c> is known to the session only.</summary>
    public IReadOnlyDictionary<string, int> MacroVariables { get; init; } = new Dictionary<string, int>();

    /// <summary>A macro argument that was not given is 0 or the empty string: D's option <c>defaultargs</c>.</summary>
    public bool DefaultArguments { get; init; }

    /// <summary>An argument that the script does not use is no mistake: D's option <c>argref</c>.</summary>
    public bool AllowUnusedArguments { get; init; }

    /// <summary>A D script without clauses is no mistake: D's option <c>empty</c>.</summary>
    public bool AllowEmpty { get; init; }

    /// <summary>The names of the D libraries that are part of the script: <c>#pragma D depends_on library NAME</c>.</summary>
    public IReadOnlyCollection<string> LoadedLibraries { get; init; } = [];

    /// <summary>A probe description that matches nothing is no mistake: DTrace's <c>-Z</c>.</summary>
    public bool AllowNoMatch { get; init; }

    /// <summary>stap's <c>-g</c>: embedded C and the kernel's operators are no mistakes of the text, though pyd cannot run them.</summary>
    public bool IsGuru { get; init; }

    /// <summary>The machine for stap's <c>%( arch … %)</c>.</summary>
    public string Architecture { get; init; } = "x86_64";

    /// <summary>The kernel for stap's <c>%( kernel_vr … %)</c>.</summary>
    public string KernelRelease { get; init; } = "6.1.0";

    /// <summary>The SystemTap to be compatible with: <c>%( systemtap_v … %)</c>.</summary>
    public string Version { get; init; } = "5.6";

    /// <summary>Whether that SystemTap is older than a version.</summary>
    internal bool IsOlderThan(string version) => Syntax.Stap.VersionOrder.Compare(Version, version) < 0;

    /// <summary>stap's tapsets, in the order in which they are searched; parsed only when a script needs them. Files <c>*.stpm</c> hold macros.</summary>
    public IReadOnlyList<SourceText> Library { get; init; } = [];

    /// <summary>More script text, each with the script's rights (stap's <c>-E</c>).</summary>
    public IReadOnlyList<SourceText> Extra { get; init; } = [];

    /// <summary>The file of the command that is traced, which stap's <c>process.mark("…")</c> means; null when there is none.</summary>
    public string? Program { get; init; }

    /// <summary>Functions that nothing calls are part of the program's summary.</summary>
    public bool KeepsFunctions { get; init; }

    /// <summary>First values of globals, <c>name=value</c> (stap's <c>-G</c>).</summary>
    public IReadOnlyList<string> Globals { get; init; } = [];

    /// <summary>The firings of each probe are counted and timed (stap's <c>-t</c>).</summary>
    public bool CollectsTiming { get; init; }

    /// <summary>A context variable that a probe does not have is 0 (stap's <c>--skip-badvars</c>).</summary>
    public bool SkipsBadVariables { get; init; }

    /// <summary>Code that does nothing is checked as well (stap's <c>-u</c>).</summary>
    public bool IsUnoptimized { get; init; }

    /// <summary>Globals that nobody reads are not printed at the end (stap's <c>--no-global-var-display</c>).</summary>
    public bool HidesGlobals { get; init; }

    /// <summary>Whether a format that ends in <c>\\n</c> prints just that, as the originals do, instead of a newline (<c>--compatible</c>).</summary>
    public bool ExactEscapes { get; init; }

    /// <summary>stap's limits to what a script may use.</summary>
    public ScriptLimits Limits { get; init; } = ScriptLimits.Default;

    /// <summary>What of these the parser depends on.</summary>
    public ParseOptions ForParsing() => new()
    {
        Arguments = Arguments, PrefersProbes = PrefersProbes, IsGuru = IsGuru, Architecture = Architecture, KernelRelease = KernelRelease, Version = Version,
        MacroFiles = [.. Library.Where(file => file.Path.EndsWith(".stpm", StringComparison.Ordinal))],
    };

    /// <summary>How stable all must be that a D script names, <c>Name/Data/Class</c>: option <c>amin</c>; null for no matter how.</summary>
    public string? MinimumStability { get; init; }

    /// <summary>What may be a type or a probe in D is a probe: option <c>pspec</c>.</summary>
    public bool PrefersProbes { get; init; }

    /// <summary>How many bytes D's strings may have with the NUL at their end: option <c>strsize</c>; null for any number.</summary>
    public long? StringSize { get; init; }

    /// <summary>How many bytes D's elements of arrays and thread-locals may take together: option <c>dynvarsize</c>; null for any number.</summary>
    public long? DynamicSize { get; init; }

    /// <summary>How many bytes D's <c>alloca()</c> can take in one firing: option <c>scratchsize</c>.</summary>
    public long ScratchSize { get; init; } = Symbols.TypeLayout.ScratchSize;

    /// <summary>These options with some of <c>-x</c> or <c>#pragma D option</c> set; those that only the run reads change nothing.</summary>
    /// <param name="settings">Each <c>name</c> or <c>name=value</c>, well formed.</param>
    public CompilationOptions With(IEnumerable<string> settings) => settings.Aggregate(this, (options, setting) => setting switch
    {
        "zdefs" => options with { AllowNoMatch = true },
        _ when setting.Split('=', 2) is ["strsize", var size] && Shared.Options.Find("strsize") is { } option && option.TryRead(size, out var bytes) => options with { StringSize = bytes },
        _ when setting.Split('=', 2) is [Shared.Options.DynamicSize, var all] && Shared.Options.Find(Shared.Options.DynamicSize) is { } option && option.TryRead(all, out var dynamic) => options with { DynamicSize = dynamic },
        _ when setting.Split('=', 2) is ["scratchsize", var room] && Shared.Options.Find("scratchsize") is { } option && option.TryRead(room, out var scratch) => options with { ScratchSize = scratch },
        _ when setting.Split('=', 2) is [Shared.Options.MinimumStability, var stability] => options with { MinimumStability = stability },
        Shared.Options.PreferProbes => options with { PrefersProbes = true },
        "defaultargs" => options with { DefaultArguments = true },
        "argref" => options with { AllowUnusedArguments = true },
        "empty" => options with { AllowEmpty = true },
        _ => options,
    });
}
