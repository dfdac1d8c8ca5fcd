namespace Pyd.Compiler.Syntax.Parsing;

/// <summary>How tightly a language's operators bind: one row a level, loosest first.</summary>
internal sealed class PrecedenceTable
{
    /// <summary>DTrace: dt_grammar.y.</summary>
    public static readonly PrecedenceTable D = new(
        "= += -= *= /= %= &= ^= |= <<= >>=",
        "?",
        "||",
        "^^",
        "&&",
        "|",
        "^",
        "&",
        "== !=",
        "< <= > >=",
        "<< >>",
        "+ -",
        "* / %");

    private static readonly string[] FromLogicalOr =
    [
        "||",
        "&&",
        "|",
        "^",
        "&",
        "in",
        "< > <= >= == != =~ !~",
        "<< >> >>>",
        ".",
        "+ -",
        "* / %",
    ];

    /// <summary>SystemTap: parse.cxx.</summary>
    public static readonly PrecedenceTable Stap = new(["= <<< += -= *= /= %= <<= >>= &= ^= |= .=", "?", .. FromLogicalOr]);

    /// <summary>SystemTap before 4.0 (parse.cxx, parse_ternary): what stands on a side of <c>?:</c> may assign.</summary>
    public static readonly PrecedenceTable StapBefore4 = new(["= <<< += -= *= /= %= <<= >>= &= ^= |= .= ?", .. FromLogicalOr]);

    private const int Assignment = 0;
    private readonly Dictionary<string, int> _levels = new(StringComparer.Ordinal);

    private PrecedenceTable(params string[] rows)
    {
        for (var level = 0; level < rows.Length; level++)
        {
            foreach (var symbol in rows[level].Split(' '))
                _levels.Add(symbol, level);
        }
    }

    public int Level(string symbol) => _levels[symbol];

    public bool IsAssignment(string symbol) => _levels[symbol] == Assignment;

    public bool IsRightAssociative(string symbol) => _levels[symbol] <= _levels["?"];
}
