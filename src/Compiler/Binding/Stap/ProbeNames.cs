using Pyd.Compiler.Symbols;
using Pyd.Compiler.Text;

namespace Pyd.Compiler.Binding.Stap;

/// <summary>
/// <c>pp()</c>, <c>pn()</c> and <c>probe_type()</c>: in a handler they are constants; for functions, which many probes call, every handler
/// leaves its own in hidden globals first.
/// </summary>
internal sealed class ProbeNames
{
    private readonly Dictionary<string, VariableSymbol> _symbols = [];

    /// <summary>The hidden globals that functions ask for.</summary>
    public IEnumerable<BoundGlobal> Globals => _symbols.Values.Select(symbol => new BoundGlobal(symbol, null));

    /// <summary>Whether a function is one of these.</summary>
    public static bool Knows(string function) => function is "pp" or "pn" or "probe_type" or "ppfunc" or "probefunc" or "pnlabel";

    /// <summary>What a function of these gives in a handler.</summary>
    public static string Of(string function, string point, string? alias, BoundTrigger? trigger) => function switch
    {
        "pp" => point,
        "pn" => alias ?? point,
        "probe_type" => trigger switch
        {
            BoundBegin or BoundEnd or BoundErrorTrigger => "begin_end",
            BoundTimer { Name: "timer.profile" } => "profile_timer",
            BoundTimer => "hrtimer",
            BoundProbe { Point.Marker: var marker } when Providers.Moments.Contains(marker) => "utrace",
            _ => "uprobe",
        },
        _ => "",
    };

    /// <summary>The hidden global that a function of these reads in a script's function.</summary>
    public VariableSymbol Symbol(string function, TextLocation location)
    {
        if (!_symbols.TryGetValue(function, out var symbol))
            _symbols.Add(function, symbol = new VariableSymbol(function, location, VariableKind.Global, Types.String));
        return symbol;
    }

    /// <summary>probe P { body }   ──►   probe P { pp = "P"; body }, when a function asks for pp().</summary>
    public BoundClause Announce(BoundClause clause)
    {
        if (_symbols.Count == 0)
            return clause;
        var announcements = _symbols.Select(item => new BoundExpressionStatement(clause.Location, new BoundAssignment(clause.Location,
            new BoundVariable(clause.Location, item.Value), new BoundString(clause.Location, Of(item.Key, clause.Name, clause.AliasName, clause.Triggers[0])))));
        return clause with { Body = new BoundBlock(clause.Body.Location, [.. announcements, clause.Body]) };
    }
}
