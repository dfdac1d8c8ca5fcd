using Pyd.Runtime.Builtins;
using Pyd.Runtime.Events;
using Pyd.Runtime.Variables;

namespace Pyd.Runtime;

/// <summary>What built-in functions keep from one call to the next.</summary>
public abstract partial class TraceProgram
{
    private readonly RegexTable _patterns = new();
    private RandomNumbers _random = new();

    /// <summary>The counter of stap's <c>indent()</c>.</summary>
    public IndentCounter GlobalIndent;

    /// <summary>The probe that fires: set by the session for its own probes, null for those of the source.</summary>
    internal ProbeIdentity? Firing { get; set; }

    /// <summary>Numbers and names the probes of the source; set by the session.</summary>
    internal Func<int, ProbeIdentity> Identify { get; set; } = _ => throw new InvalidOperationException("the program is in no session");

    /// <summary>The names of probes, as D writes them.</summary>
    internal ProbeTexts ProbeNames { get; } = new(probe => probe.Name);

    /// <summary>The names of probes, as their program has them.</summary>
    internal ProbeTexts MarkNames { get; } = new(probe => probe.Name.Replace("-", "__", StringComparison.Ordinal));

    /// <summary>Their providers.</summary>
    internal ProbeTexts ProbeProviders { get; } = new(probe => probe.Provider);

    /// <summary>The functions that hold them.</summary>
    internal ProbeTexts ProbeFunctions { get; } = new(probe => probe.Function);

    /// <summary>The string that <c>tokenize()</c> takes apart.</summary>
    internal Tokenizer Tokens { get; } = new();

    /// <summary>The numbers of <c>randint()</c>, which a replay repeats.</summary>
    internal Random Random => field ??= NewRandom();

    /// <summary>Numbers at random, the same in each replay of a trace.</summary>
    internal Random NewRandom() => new((int)(Tables.WallClockOffset ^ (Tables.WallClockOffset >> 32)));

    /// <summary>The Python stacks that were seen, where the session keeps them.</summary>
    internal StackTree? Stacks { get; set; }

    /// <summary>The number of the event's probe: D's <c>id</c>.</summary>
    public long ProbeId(int probe) => IdentityOf(probe).Id;

    /// <summary>D's <c>rand()</c>.</summary>
    public long NextRandom() => _random.Next();

    /// <summary>stap's <c>=~</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="pattern">The pattern as .NET reads it.</param>
    /// <param name="number">Its number among the script's patterns.</param>
    /// <returns>1 when the text holds a match.</returns>
    public long Match(TraceString text, TraceString pattern, int number) => _patterns.Match(text, pattern, number) ? 1 : 0;

    /// <summary>What the last match that was found has matched: stap's <c>matched()</c>; null when there is no such group.</summary>
    /// <param name="group">0 for the whole, n for the n-th parenthesis.</param>
    public TraceString? Matched(long group) => _patterns.Group(group);

    /// <summary>How many groups the last match has, the whole one among them: stap's <c>ngroups()</c>.</summary>
    public long GroupCount() => _patterns.GroupCount;

    internal int TriedGroupCount => _patterns.TriedGroupCount;

    private ProbeIdentity IdentityOf(int probe) => Firing ?? Identify(probe);
}
