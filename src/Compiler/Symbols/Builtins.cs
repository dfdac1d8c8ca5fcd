using Pyd.Compiler.Syntax;

namespace Pyd.Compiler.Symbols;

/// <summary>A variable or function that a language has by itself: a row here, a runtime member, a golden case.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Dialect">The language.</param>
/// <param name="Signature">D's own notation: <c>@</c> any, <c>[x]</c> optional, <c>...</c> more; for a variable just its type.</param>
/// <param name="Member">The runtime member that computes it, or null when lowering builds it.</param>
/// <param name="Description">A sentence for the documentation.</param>
internal sealed record BuiltinSymbol(string Name, Dialect Dialect, string Signature, RuntimeMember? Member, string Description)
{
    /// <summary>It is a variable, not a function.</summary>
    public bool IsVariable => !Signature.Contains('(');

    /// <summary>Its type, or the type that it returns.</summary>
    public TypeSymbol Type { get; } = SignatureParser.Returns(Signature);

    /// <summary>The types of its parameters; null for one of any type.</summary>
    public IReadOnlyList<TypeSymbol?> Parameters { get; } = SignatureParser.Parameters(Signature);

    /// <summary>How many of them may be left out, from the last.</summary>
    public int Optional { get; } = SignatureParser.Optional(Signature);

    /// <summary>What it does to the record of its clause.</summary>
    public ActionKind Action { get; init; }

    /// <summary>A clause that calls it records data, and DTrace prints a row for it.</summary>
    public bool IsAction => Action is ActionKind.Data or ActionKind.Destructive or ActionKind.Exit or ActionKind.Speculate;

    /// <summary>It is an argument of the probe: which one, from 0; else null.</summary>
    public int? ArgumentIndex { get; init; }

    /// <summary>Only a kernel can give it.</summary>
    public bool IsKernel { get; init; }

    /// <summary>It must happen while the program stands at the probe.</summary>
    public bool IsTooLate { get; init; }

    /// <summary>More arguments may follow.</summary>
    public bool IsVariadic { get; } = Signature.Contains("...", StringComparison.Ordinal);
}

/// <summary>The built-in variables and functions of both languages.</summary>
internal static class Builtins
{
    private static readonly BuiltinSymbol[] All =
    [
        // D's variables (dt_open.c).
        D("timestamp", "uint64_t", null, "Nanoseconds of the trace's clock; the same throughout a firing."),
        D("vtimestamp", "uint64_t", null, "Nanoseconds that the thread has had a processor; 0 in probes that no thread of a program fires."),
        D("walltimestamp", "int64_t", RuntimeMembers.WallClock, "Nanoseconds since 1970."),
        D("cpu", "processorid_t", null, "The processor."),
        D("pid", "pid_t", RuntimeMembers.Pid, "The process id."),
        D("ppid", "pid_t", RuntimeMembers.ParentPid, "The parent's process id."),
        D("tid", "id_t", RuntimeMembers.Tid, "The thread id."),
        D("uid", "uid_t", RuntimeMembers.Uid, "The real user id."),
        D("gid", "gid_t", RuntimeMembers.Gid, "The real group id."),
        D("execname", "string", RuntimeMembers.ExecName, "The executable's short name."),
        D("probeprov", "string", RuntimeMembers.ProviderName, "The probe's provider, with the process id."),
        D("probemod", "string", RuntimeMembers.ModuleName, "The probe's module: the object file that holds the marker."),
        D("probefunc", "string", RuntimeMembers.FunctionName, "The probe's function: the C function that holds the marker."),
        D("probename", "string", null, "The probe's name."),
        D("arg0", "int64_t", null, "The first argument of the probe; a string is an address.") with { ArgumentIndex = 0 },
        D("arg1", "int64_t", null, "The second argument.") with { ArgumentIndex = 1 },
        D("arg2", "int64_t", null, "The third argument.") with { ArgumentIndex = 2 },
        D("arg3", "int64_t", null, "The fourth argument.") with { ArgumentIndex = 3 },
        D("arg4", "int64_t", null, "The fifth argument.") with { ArgumentIndex = 4 },
        D("arg5", "int64_t", null, "The sixth argument.") with { ArgumentIndex = 5 },
        D("arg6", "int64_t", null, "The seventh argument; always 0.") with { ArgumentIndex = 6 },
        D("arg7", "int64_t", null, "The eighth argument; always 0.") with { ArgumentIndex = 7 },
        D("arg8", "int64_t", null, "The ninth argument; always 0.") with { ArgumentIndex = 8 },
        D("arg9", "int64_t", null, "The tenth argument; always 0.") with { ArgumentIndex = 9 },

        D("epid", "uint64_t", null, "The number of the clause at its probe: the probe's in the upper half, the clause's in the lower."),
        D("id", "uint_t", RuntimeMembers.ProbeId, "The number of the probe."),
        D("errno", "int", null, "The error of the system call that the probe stands in; always 0."),
        D("ustackdepth", "uint32_t", RuntimeMembers.StackDepth, "How many Python functions the thread is in."),
        D("ucaller", "uint64_t", RuntimeMembers.Caller, "The Python function that has called the thread's innermost one, for usym() and its kin; 0 when there is none."),
        K("caller", "uintptr_t", "The kernel function that has called the probe's."),
        K("curthread", "task_struct *", "The kernel's structure of the thread."),
        K("curcpu", "cpuinfo_t *", "The kernel's structure of the processor; `curcpu->cpu_id` is the processor."),
        K("curpsinfo", "psinfo_t *", "The kernel's structure of the process; what events tell can be read: `pr_pid`, `pr_ppid`, `pr_uid`, `pr_gid`, `pr_fname`, and what is the same for every process."),
        K("curlwpsinfo", "lwpsinfo_t *", "The kernel's structure of the thread; what events tell can be read: `pr_lwpid`, `pr_name`, `pr_onpro`."),
        K("ipl", "uint_t", "The processor's interrupt level."),
        K("stackdepth", "uint32_t", "How many kernel functions the thread is in."),
        K("uregs", "uint64_t", "The thread's registers."),
        K("fds", "uintptr_t", "The process's files."),

        // D's actions.
        A("printf", "void(string, ...)", null, "Prints by a format."),
        A("printa", "void(@, ...)", null, "Prints aggregations, by a format or in their own layout."),
        A("trace", "void(@)", null, "Prints a value."),
        A("tracemem", "void(@, size_t, [size_t])", null, "Prints bytes at an address, in hexadecimal and as characters; with a third argument perhaps fewer."),
        A("print", "void(@)", null, "Prints what a pointer leads to, with its type and the names of its members."),
        A("ustack", "stack([uint32_t], [uint32_t])", null, "Prints the Python functions that the thread is in, or so many of them; also a key."),
        A("jstack", "stack([uint32_t], [uint32_t])", null, "The same as ustack()."),
        A("usym", "symbol(uintptr_t)", RuntimeMembers.SymbolName, "Prints the Python function of a ucaller; also a key."),
        A("ufunc", "symbol(uintptr_t)", RuntimeMembers.SymbolName, "The same as usym()."),
        A("uaddr", "symbol(uintptr_t)", RuntimeMembers.SymbolName, "The same as usym()."),
        A("umod", "symbol(uintptr_t)", RuntimeMembers.SymbolModule, "Prints the file of a ucaller; also a key."),
        A("exit", "void(int)", RuntimeMembers.Exit, "Ends the session with a status.", ActionKind.Exit),
        A("clear", "void(@)", null, "Sets an aggregation's values to zero, keeping its keys."),
        A("trunc", "void(@, [int64_t])", null, "Removes an aggregation's elements, or all but the largest (positive) or smallest (negative) few."),
        A("normalize", "void(@, uint64_t)", null, "Divides an aggregation's values when it is printed."),
        A("denormalize", "void(@)", null, "Undoes normalize."),
        A("speculate", "void(int)", null, "Keeps back what the clause prints from here on, in a speculation.", ActionKind.Speculate),
        A("commit", "void(int)", null, "Prints what a speculation has kept back.", ActionKind.Commit),
        A("discard", "void(int)", null, "Forgets what a speculation has kept back.", ActionKind.Discard),
        A("setopt", "void(string, [string])", null, "Sets an option of the run."),
        A("ftruncate", "void()", RuntimeMembers.TruncateOutput, "Empties the file that is printed to."),
        A("freopen", "void(@, ...)", null, "Prints to the end of a file, named by a format; with an empty name to the first output again. Needs `-w`.", ActionKind.Destructive),
        A("system", "void(@, ...)", null, "Runs a shell command, made by a format. Needs `-w`.", ActionKind.Destructive),
        A("raise", "void(int)", RuntimeMembers.Signal, "Sends the process a signal, a moment after the probe; not when a trace is replayed. Needs `-w`.", ActionKind.Destructive),
        A("stop", "void()", null, "Stops the process, a moment after the probe; not when a trace is replayed. Needs `-w`.", ActionKind.Destructive),
        L("chill", "void(int)", "Holds the program up at the probe."),
        L("copyout", "void(void *, uintptr_t, size_t)", "Writes into the program's memory."),
        L("copyoutstr", "void(string, uintptr_t, size_t)", "Writes a string into the program's memory."),
        K("breakpoint", "void()", "Enters the kernel's debugger.", ActionKind.Destructive),
        K("panic", "void()", "Stops the kernel.", ActionKind.Destructive),
        K("stack", "stack([uint32_t])", "Prints the kernel functions that the thread is in.", ActionKind.Data),
        K("sym", "symbol(uintptr_t)", "Prints the kernel's symbol at an address.", ActionKind.Data),
        K("func", "symbol(uintptr_t)", "The same as sym().", ActionKind.Data),
        K("mod", "symbol(uintptr_t)", "Prints the kernel's module at an address.", ActionKind.Data),
        K("pcap", "void(void *, int)", "Prints a network packet of the kernel.", ActionKind.Data),

        // D's subroutines.
        D("speculation", "int()", RuntimeMembers.Speculation, "Takes a free speculation; 0 when there is none."),
        K("mutex_owned", "int(uintptr_t)", "Whether a lock of the kernel is held."),
        K("mutex_owner", "uintptr_t(uintptr_t)", "Who holds a lock of the kernel."),
        K("mutex_type_adaptive", "int(uintptr_t)", "The kind of a lock of the kernel."),
        K("mutex_type_spin", "int(uintptr_t)", "The kind of a lock of the kernel."),
        K("rw_iswriter", "int(uintptr_t)", "Whether a writer holds or awaits a lock of the kernel."),
        K("rw_read_held", "int(uintptr_t)", "Whether a lock of the kernel is held."),
        K("rw_write_held", "int(uintptr_t)", "Whether a lock of the kernel is held."),
        K("msgsize", "size_t(uintptr_t)", "The size of a message of the kernel."),
        K("msgdsize", "size_t(uintptr_t)", "The size of a message of the kernel."),
        K("ddi_pathname", "string(uintptr_t, int64_t)", "The path of a device of the kernel."),
        K("d_path", "string(uintptr_t)", "The path of a file of the kernel."),
        D("copyinstr", "string(uintptr_t, [size_t])", RuntimeMembers.ReadString, "Reads a string argument of the probe."),
        D("alloca", "void *(size_t)", RuntimeMembers.AllocateScratch, "Scratch memory for the rest of the clause."),
        D("bcopy", "void(void *, void *, size_t)", RuntimeMembers.CopyMemory, "Copies bytes to scratch memory or a variable."),
        D("copyin", "void *(uintptr_t, size_t)", RuntimeMembers.AllocateScratch, "Copies bytes of a string argument to scratch memory."),
        D("copyinto", "void(uintptr_t, size_t, void *)", RuntimeMembers.CopyMemory, "Copies bytes of a string argument to where a pointer says."),
        D("stringof", "string(@)", null, "Reads a value as a string."),
        D("basename", "string(string)", RuntimeMembers.Basename, "The last part of a path."),
        D("dirname", "string(string)", RuntimeMembers.Dirname, "A path without its last part."),
        D("cleanpath", "string(string)", RuntimeMembers.CleanPath, "A path without `//`, `/./` and `/../`."),
        D("strlen", "size_t(string)", RuntimeMembers.StringLength, "A string's length in bytes."),
        D("strjoin", "string(string, string)", RuntimeMembers.StringJoin, "Two strings as one."),
        D("substr", "string(string, int, [int])", RuntimeMembers.Substring, "Part of a string; a negative start counts from its end."),
        D("index", "int(string, string, [int])", RuntimeMembers.Index, "Where a string occurs first in another, perhaps from a position on, or -1."),
        D("rindex", "int(string, string, [int])", RuntimeMembers.LastIndex, "Where a string occurs last in another, perhaps up to a position, or -1."),
        D("strchr", "string(string, char)", RuntimeMembers.FindCharacter, "A string from where a character occurs first in it, or NULL."),
        D("strrchr", "string(string, char)", RuntimeMembers.FindLastCharacter, "A string from where a character occurs last in it, or NULL."),
        D("strstr", "string(string, string)", RuntimeMembers.FindInText, "A string from where another occurs first in it, or NULL."),
        D("strtok", "string(string, string)", RuntimeMembers.Token, "The next part of a string between delimiters, or NULL; with NULL the string of the call before in the same firing."),
        D("toupper", "string(string)", RuntimeMembers.ToUpper, "A string with ASCII letters in upper case."),
        D("tolower", "string(string)", RuntimeMembers.ToLower, "A string with ASCII letters in lower case."),
        D("json", "string(string, string)", RuntimeMembers.Json, "The value that a path such as `server.ports[1]` names in a JSON text, or NULL."),
        D("lltostr", "string(int64_t, [int])", RuntimeMembers.NumberToText, "A number in decimal digits, or in a base from 2 to 36."),
        D("strtoll", "int64_t(string, [int])", RuntimeMembers.TextToNumber, "The number that a string begins with, in base 10 or from 2 to 36."),
        D("htons", "uint16_t(uint16_t)", RuntimeMembers.SwapShort, "16 bits from the machine's byte order to the network's."),
        D("htonl", "uint32_t(uint32_t)", RuntimeMembers.SwapInteger, "32 bits from the machine's byte order to the network's."),
        D("htonll", "uint64_t(uint64_t)", RuntimeMembers.SwapLong, "64 bits from the machine's byte order to the network's."),
        D("ntohs", "uint16_t(uint16_t)", RuntimeMembers.SwapShort, "16 bits from the network's byte order to the machine's."),
        D("ntohl", "uint32_t(uint32_t)", RuntimeMembers.SwapInteger, "32 bits from the network's byte order to the machine's."),
        D("ntohll", "uint64_t(uint64_t)", RuntimeMembers.SwapLong, "64 bits from the network's byte order to the machine's."),
        D("getmajor", "uint32_t(uint32_t)", RuntimeMembers.Major, "The major part of a device number."),
        D("getminor", "uint32_t(uint32_t)", RuntimeMembers.Minor, "The minor part of a device number."),
        D("inet_ntoa", "string(ipaddr_t *)", RuntimeMembers.InternetAddress, "The text of an address of the internet protocol."),
        D("inet_ntoa6", "string(struct in6_addr *, [int])", RuntimeMembers.InternetAddress6, "The same of version 6; an address of version 4 in it is shown as one, or with a second argument that is not 0 behind `::`."),
        D("inet_ntop", "string(int, void *)", RuntimeMembers.InternetAddress6, "The text of an address of a family: `AF_INET6`, or else of version 4."),
        D("link_ntop", "string(int, void *)", RuntimeMembers.LinkAddress, "The text of a hardware address: `ARPHRD_ETHER` or `ARPHRD_INFINIBAND`."),
        D("rand", "int()", RuntimeMembers.Random, "A pseudo-random number; every run gives the same ones."),
        D("progenyof", "int(pid_t)", RuntimeMembers.IsProgeny, "Whether the process is another one or descends from it, as far as the trace has seen."),

        // Stap's functions (tapset/linux/context.stp, string.stp, indent.stp, logging.stp).
        S("pid", "long()", RuntimeMembers.Pid, "The process id."),
        S("tid", "long()", RuntimeMembers.Tid, "The thread id."),
        S("ppid", "long()", RuntimeMembers.ParentPid, "The parent's process id."),
        S("uid", "long()", RuntimeMembers.Uid, "The real user id."),
        S("gid", "long()", RuntimeMembers.Gid, "The real group id."),
        S("cpu", "long()", null, "The processor."),
        S("sprint_ubacktrace", "string()", null, "The Python functions that the thread is in, a line each, innermost first; at most 20."),
        S("execname", "string()", RuntimeMembers.ExecName, "The executable's short name."),
        S("target", "long()", RuntimeMembers.Target, "The process id of the started command, or 0."),
        S("gettimeofday_ns", "long()", RuntimeMembers.WallClock, "Nanoseconds since 1970."),
        S("gettimeofday_us", "long()", RuntimeMembers.WallClock, "Microseconds since 1970."),
        S("gettimeofday_ms", "long()", RuntimeMembers.WallClock, "Milliseconds since 1970."),
        S("gettimeofday_s", "long()", RuntimeMembers.WallClock, "Seconds since 1970."),
        S("ctime", "string(long)", RuntimeMembers.ContextTime, "Seconds since 1970 as a date."),
        S("thread_indent", "string(long)", RuntimeMembers.ThreadIndent, "Time, thread and an indentation that the thread's calls deepen."),
        S("indent", "string(long)", RuntimeMembers.Indent, "Time and an indentation that all calls deepen."),
        S("user_string", "string(long)", RuntimeMembers.ReadString, "Reads a string argument of the probe; a bad address is an error."),
        S("user_string2", "string(long, string)", RuntimeMembers.ReadString, "Reads a string argument of the probe; a bad address gives the second argument."),
        S("strlen", "long(string)", RuntimeMembers.StringLength, "A string's length in bytes."),
        S("substr", "string(string, long, long)", RuntimeMembers.StapSubstring, "Part of a string."),
        S("isinstr", "long(string, string)", RuntimeMembers.IsIn, "Whether the first string contains the second."),
        S("strtol", "long(string, long)", RuntimeMembers.ToInteger, "The number that a string spells in a base."),
        S("string_quoted", "string(string)", RuntimeMembers.StringQuoted, "A string in quotes, with escapes."),
        S("str_replace", "string(string, string, string)", RuntimeMembers.Replace, "A string with each occurrence of the second replaced by the third."),
        S("matched", "string(long)", RuntimeMembers.Matched, "What the last =~ matched, as a whole (0) or in a parenthesis."),
        S("ngroups", "long()", RuntimeMembers.GroupCount, "How many groups the last =~ had, with the whole."),
        S("exit", "void()", null, "Ends the session."),
        S("error", "void(string)", null, "Raises an error."),
        S("log", "void(string)", null, "Prints a line."),
        S("warn", "void(string)", RuntimeMembers.Warn, "Prints a warning on standard error."),
        S("printf", "void(string, ...)", null, "Prints by a format."),
        S("print", "void(@, ...)", null, "Prints values."),
        S("println", "void(@, ...)", null, "Prints values and a newline."),
        S("printd", "void(string, ...)", null, "Prints values with a delimiter between them."),
        S("printdln", "void(string, ...)", null, "Prints values with a delimiter between them, and a newline."),
        S("sprintf", "string(string, ...)", null, "A string by a format."),
        S("sprint", "string(@, ...)", null, "Values as a string."),
        S("sprintln", "string(@, ...)", null, "Values and a newline as a string."),
        S("sprintd", "string(string, ...)", null, "Values with a delimiter between them as a string."),
        S("sprintdln", "string(string, ...)", null, "Values with a delimiter between them and a newline, as a string."),
        .. StapBuiltins.All,
    ];

    private static readonly Dictionary<(Dialect, string), BuiltinSymbol> ByName = All.ToDictionary(builtin => (builtin.Dialect, builtin.Name));

    /// <summary>All of a language, in the order of the table.</summary>
    public static IEnumerable<BuiltinSymbol> Of(Dialect dialect) => All.Where(builtin => builtin.Dialect == dialect);

    /// <summary>One by name, or null.</summary>
    public static BuiltinSymbol? Find(Dialect dialect, string name) => ByName.GetValueOrDefault((dialect, name));

    /// <summary>A builtin that the compiler itself uses.</summary>
    public static BuiltinSymbol Get(Dialect dialect, string name) => ByName[(dialect, name)];

    private static BuiltinSymbol D(string name, string signature, RuntimeMember? member, string description) =>
        new(name, Dialect.D, signature, member, description);

    private static BuiltinSymbol A(string name, string signature, RuntimeMember? member, string description, ActionKind kind = ActionKind.Data) =>
        new(name, Dialect.D, signature, member, description) { Action = kind };

    private static BuiltinSymbol K(string name, string signature, string description, ActionKind kind = ActionKind.None) =>
        new(name, Dialect.D, signature, null, $"Of the kernel: an error. {description}") { IsKernel = true, Action = kind };

    private static BuiltinSymbol L(string name, string signature, string description) =>
        new(name, Dialect.D, signature, null, $"An error: pyd hears of a firing when the program has gone on. {description}") { IsTooLate = true, Action = ActionKind.Destructive };

    private static BuiltinSymbol S(string name, string signature, RuntimeMember? member, string description) =>
        new(name, Dialect.Stap, signature, member, description);
}
