using Pyd.Compiler.Text;

namespace Pyd.Compiler;

/// <summary>What a compilation depends on besides the script.</summary>
public sealed record CompilationOptions
{
    /// <summary>The defaults: no arguments, no library.</summary>
    public static CompilationOptions Default { get; } = new();

    /// <summary>The script's arguments: <c>$1</c>, <c>$$1</c> in D.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>D's <c>$0</c>: the script's name.</summary>
    public string ScriptName { get; init; } = "";

    /// <summary>D's <c>$pid</c>, <c>$uid</c> and their kin, by name without the sign; <c>$target</c> is known to the session only.</summary>
    public IReadOnlyDictionary<string, int> MacroVariables { get; init; } = System.Collections.ObjectModel.ReadOnlyDictionary<string, int>.Empty;

    /// <summary>A macro argument that was not given is 0 or the empty string: D's option <c>defaultargs</c>.</summary>
    public bool DefaultArguments { get; init; }

    /// <summary>An argument that the script does not use is no mistake: D's option <c>argref</c>.</summary>
    public bool AllowUnusedArguments { get; init; }

    /// <summary>A D script without clauses is no mistake: D's option <c>empty</c>.</summary>
    public bool AllowEmpty { get; init; }

    /// <summary>A probe description that matches nothing is no mistake: DTrace's <c>-Z</c>.</summary>
    public bool AllowNoMatch { get; init; }

    /// <summary>stap's tapsets, in the order in which they are searched; parsed only when a script needs them.</summary>
    public IReadOnlyList<SourceText> Library { get; init; } = [];

    /// <summary>Whether a format that ends in <c>\\n</c> prints just that, as the originals do, instead of a newline (<c>--compatible</c>).</summary>
    public bool ExactEscapes { get; init; }

    /// <summary>stap's limits to what a script may use.</summary>
    public ScriptLimits Limits { get; init; } = ScriptLimits.Default;

    /// <summary>What stap's <c>-G</c> gives to globals: <c>NAME=VALUE</c>.</summary>
    public IReadOnlyList<string> GlobalValues { get; init; } = [];

    /// <summary>Whether globals that are only written are not printed at the end (<c>--no-global-var-display</c>).</summary>
    public bool HidesUnread { get; init; }

    /// <summary>Whether the run measures how long each probe takes: stap's <c>-t</c>.</summary>
    public bool CollectsTiming { get; init; }

    /// <summary>How many bytes D's strings may have: option <c>strsize</c>; null for any number.</summary>
    public long? StringSize { get; init; }

    /// <summary>These options with some of <c>-x</c> or <c>#pragma D option</c> set; those that only the run reads change nothing.</summary>
    /// <param name="settings">Each <c>name</c> or <c>name=value</c>, well formed.</param>
    public CompilationOptions With(IEnumerable<string> settings) => settings.Aggregate(this, (options, setting) => setting switch
    {
        "zdefs" => options with { AllowNoMatch = true },
        _ when setting.Split('=', 2) is ["strsize", var size] && Shared.Options.Find("strsize")!.TryRead(size, out var bytes) => options with { StringSize = bytes },
        "defaultargs" => options with { DefaultArguments = true },
        "argref" => options with { AllowUnusedArguments = true },
        "empty" => options with { AllowEmpty = true },
        _ => options,
    });
}
