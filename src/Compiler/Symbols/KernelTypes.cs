namespace Pyd.Compiler.Symbols;

/// <summary>
/// The structures that D's libraries describe processes and threads by (procfs.d). Of the kernel's own nothing but the name is known.
/// </summary>
internal static class KernelTypes
{
    private static readonly TypeSymbol Timestamp = Structure("struct timestruc", "long tv_sec", "long tv_nsec");

    /// <summary>What <c>curlwpsinfo</c> points to.</summary>
    public static readonly StructType Thread = Structure("struct lwpsinfo",
        "int pr_flag", "int pr_lwpid", "uintptr_t pr_addr", "uintptr_t pr_wchan", "char pr_stype", "char pr_state", "char pr_sname", "char pr_nice",
        "short pr_syscall", "char pr_oldpri", "char pr_cpu", "int pr_pri", "ushort_t pr_pctcpu", "ushort_t pr_pad", "time pr_start", "time pr_time",
        "char[8] pr_clname", "char[16] pr_name", "processorid_t pr_onpro", "processorid_t pr_bindpro", "int pr_bindpset", "int pr_lgrp", "int[4] pr_filler");

    /// <summary>What <c>curpsinfo</c> points to.</summary>
    public static readonly StructType Process = Structure("struct psinfo",
        "int pr_flag", "int pr_nlwp", "pid_t pr_pid", "pid_t pr_ppid", "pid_t pr_pgid", "pid_t pr_sid", "uid_t pr_uid", "uid_t pr_euid", "uid_t pr_gid",
        "uid_t pr_egid", "uintptr_t pr_addr", "size_t pr_size", "size_t pr_rssize", "size_t pr_pad1", "uintptr_t pr_ttydev", "ushort_t pr_pctcpu",
        "ushort_t pr_pctmem", "time pr_start", "time pr_time", "time pr_ctime", "char[16] pr_fname", "char[80] pr_psargs", "int pr_wstat", "int pr_argc",
        "uintptr_t pr_argv", "uintptr_t pr_envp", "char pr_dmodel", "char[3] pr_pad2", "id_t pr_taskid", "id_t pr_projid", "int pr_nzomb", "id_t pr_poolid",
        "id_t pr_zoneid", "id_t pr_contract", "int[1] pr_filler");

    /// <summary>
    /// Members that D's own translators give a value: a built-in variable of pyd or a constant, or <c>?</c> where only a kernel knows it. Nobody
    /// can read the others.
    /// </summary>
    private static readonly Dictionary<(StructType, string), string> Translated = new[]
        {
            (Process, "pr_nlwp=1 pr_pid=pid pr_ppid=ppid pr_pgid=? pr_sid=? pr_uid=uid pr_euid=? pr_gid=gid pr_egid=? pr_addr=? pr_ttydev=? pr_fname=execname"),
            (Process, "pr_psargs=? pr_wstat=0 pr_argc=? pr_argv=? pr_envp=? pr_dmodel=2 pr_taskid=0 pr_projid=0 pr_nzomb=0 pr_poolid=0 pr_zoneid=0 pr_contract=0"),
            (Thread, "pr_flag=? pr_lwpid=tid pr_addr=? pr_wchan=0 pr_stype=0 pr_state=? pr_sname=? pr_pri=? pr_name=execname pr_onpro=cpu"),
        }
        .SelectMany(pair => pair.Item2.Split(' ').Select(text => (pair.Item1, Words: text.Split('='))))
        .ToDictionary(pair => (pair.Item1, pair.Words[0]), pair => pair.Words[1]);

    private static readonly Dictionary<string, TypeSymbol> Names = new()
    {
        ["lwpsinfo_t"] = Thread, ["psinfo_t"] = Process, ["timestruc_t"] = Timestamp, ["task_struct"] = new StructType("struct task_struct", false),
       
        ["cpuinfo_t"] = new StructType("struct cpuinfo", false), ["fileinfo_t"] = new StructType("struct fileinfo", false),
    };

    /// <summary>A structure by the name that our own tables give it, or null.</summary>
    public static TypeSymbol? Find(string name) => Names.GetValueOrDefault(name);

    /// <summary>A structure that D's libraries define for scripts by a typedef, or null.</summary>
    public static TypeSymbol? OfLibrary(string name) => name is "lwpsinfo_t" or "psinfo_t" or "timestruc_t" ? Names[name] : null;

    /// <summary>Whether D's libraries have a translator already: to what describes processes and threads, from the kernel's.</summary>
    public static bool IsTranslated(StructType output, TypeSymbol input) => (output == Thread || output == Process) && input is PointerType { Target.Name: "struct task_struct" };

    /// <summary>What a member of one of them is in D's own translation: a variable, a constant or <c>?</c>; null for nothing.</summary>
    public static string? Translation(StructType structure, string member) => Translated.GetValueOrDefault((structure, member));

    private static StructType Structure(string name, params string[] members)
    {
        var structure = new StructType(name, false);
        structure.Complete([.. members.Select(member => member.Split(' ')).Select(words => ((string?)words[1], TypeOf(words[0]), 0))]);
        return structure;
    }

    private static TypeSymbol TypeOf(string text) => text == "time" ? Timestamp
        : text.Split('[', ']') is [var element, var count, _] ? new ArrayType(TypeOf(element), long.Parse(count, System.Globalization.CultureInfo.InvariantCulture))
        : Types.OwnTypedefs.GetValueOrDefault(text) ?? Types.FromWords([text]) ?? throw new System.Diagnostics.UnreachableException(text);
}
