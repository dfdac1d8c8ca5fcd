namespace Pyd.Compiler.Syntax.Stap;

/// <summary>The operators that begin with <c>@</c>, without the sign (parse.cxx, atwords).</summary>
internal static class AtWords
{
    public static readonly IReadOnlyCollection<string> All = new HashSet<string>(StringComparer.Ordinal)
    {
        "cast", "defined", "probewrite", "entry", "perf", "var", "avg", "count", "sum", "min", "max", "variance", "hist_linear", "hist_log", "const",
        "kregister", "uregister", "kderef", "uderef", "enum", "enumname",
    };

    /// <summary>Those that read a machine's registers or memory at any address: only with <c>-g</c>.</summary>
    public static readonly IReadOnlyCollection<string> Guru = new HashSet<string>(StringComparer.Ordinal) { "kregister", "kderef" };
}
