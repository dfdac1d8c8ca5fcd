namespace Pyd.Compiler.Symbols;

/// <summary>Functions of SystemTap's tapset about user space that pyd cannot answer: each says why, and what to use.</summary>
internal static class AbsentFunctions
{
    private const string Memory = "of a program's memory pyd sees the strings that its probes bring, by user_string($arg1); numbers come as arguments";
    private const string Wide = "Python's strings come in UTF-8: read them with user_string()";
    private const string Addresses = "functions of Python have names, not addresses: sprint_ubacktrace() gives those that run";
    private const string Processor = "the trace tells no processor time; measure the time that passes, with gettimeofday_us()";
    private const string Sizes = "the trace tells no sizes of memory; run with system(\"grep Vm /proc/PID/status\")";
    private const string Returns = "pyd does not see what a function returns, only that it does";

    private static readonly Dictionary<string, string> Reasons = new(StringComparer.Ordinal)
    {
        ["returnval"] = Returns, ["returnstr"] = Returns,
        ["ustack"] = Addresses, ["usymname"] = Addresses, ["usymdata"] = Addresses, ["usymfile"] = Addresses, ["usymline"] = Addresses,
        ["usymfileline"] = Addresses, ["umodname"] = Addresses, ["umodaddr"] = Addresses, ["umodbuildid"] = Addresses,
        ["target_set_report"] = "ask of each process with target_set_pid()",
        ["module_size"] = "there is no kernel module",
    };

    private static readonly string[] Integers = ["short", "ushort", "int", "uint", "long", "ulong", "int16", "uint16", "int32", "uint32", "int64", "uint64", "pointer"];

    /// <summary>Why a function is not there, and what to use; null when it is none of these.</summary>
    public static string? Find(string name)
    {
        if (Reasons.TryGetValue(name, out var reason))
            return reason;
        if (name.StartsWith("task_utime", StringComparison.Ordinal) || name.StartsWith("task_stime", StringComparison.Ordinal)
            || name.StartsWith("task_time_string", StringComparison.Ordinal))
            return Processor;
        if (name.StartsWith("proc_mem_", StringComparison.Ordinal))
            return Sizes;
        if (!name.StartsWith("user_", StringComparison.Ordinal))
            return null;
        var what = name.Substring("user_".Length);
        return what.Contains("utf16", StringComparison.Ordinal) || what.Contains("utf32", StringComparison.Ordinal) ? Wide
            : Integers.Any(type => what == type || what == type + "_error" || what == type + "_warn") ? Memory
            : null;
    }
}
