namespace Pyd.Compiler.Syntax.Stap;

/// <summary>The operators that begin with <c>@</c>, without the sign (parse.cxx, atwords).</summary>
internal static class AtWords
{
    public static readonly IReadOnlyCollection<string> All = new HashSet<string>(StringComparer.Ordinal)
    {
        "cast", "defined", "probewrite", "entry", "perf", "var", "avg", "count", "sum", "min", "max", "variance", "hist_linear", "hist_log", "const",
        "kregister", "uregister", "kderef", "uderef", "enum", "enumname",
    };

    /// <summary>What is wrong with a macro of SystemTap's tapset that only a kernel serves; null when it is none.</summary>
    public static string? WhyAbsent(string word) =>
        word.StartsWith("json_", StringComparison.Ordinal) ? "; SystemTap's json macros write a file of procfs, which only a kernel has: print the values"
        : word is "task" or "cast_module_sizeof" or "inet_sock" or "__syscall_gate" or "__syscall_nr"
            ? "; it is about structures of the kernel, of which pyd sees nothing"
        : null;

    /// <summary>Those that read a machine's registers or memory at any address: only with <c>-g</c>.</summary>
    public static readonly IReadOnlyCollection<string> Guru = new HashSet<string>(StringComparer.Ordinal) { "kregister", "kderef" };
}
