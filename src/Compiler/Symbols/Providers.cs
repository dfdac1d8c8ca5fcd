using Pyd.Shared;

namespace Pyd.Compiler.Symbols;

/// <summary>A probe that sources produce.</summary>
/// <param name="Provider">Its provider, without a process id.</param>
/// <param name="Name">In D's spelling; stap writes <c>__</c> for <c>-</c>.</param>
/// <param name="Arguments">The types of its arguments: strings are addresses.</param>
/// <param name="Description">A sentence for the documentation.</param>
internal sealed record MarkerSymbol(string Provider, string Name, IReadOnlyList<MarkerArgument> Arguments, string Description)
{
    /// <summary>The C types of its arguments; none when only the traced program knows them.</summary>
    public IReadOnlyList<string> ArgumentTypes { get; } = Description.Length == 0 ? [] : [.. Arguments.Select(argument => argument.IsString ? "char *" : "int")];

    /// <summary>Whether it stands for one marker; otherwise for all that its provider's or its name's glob matches.</summary>
    public bool IsExact => !Providers.IsGlob(Provider) && !Providers.IsGlob(Name);
}

/// <summary>An argument of a marker.</summary>
internal sealed record MarkerArgument(string Name, bool IsString);

/// <summary>The probes that pyd knows without asking a source.</summary>
internal static class Providers
{
    /// <summary>CPython's static markers (HOWTO "Instrumenting CPython with DTrace and SystemTap", Include/pydtrace.d).</summary>
    public static readonly IReadOnlyList<MarkerSymbol> Markers =
    [
        Python("function-entry", "A Python function begins to run, or a generator to run on.", Text("filename"), Text("funcname"), Number("lineno")),
        Python("function-return", "A Python function ends by return, yield or exception.", Text("filename"), Text("funcname"), Number("lineno")),
        Python("line", "A line is about to run.", Text("filename"), Text("funcname"), Number("lineno")),
        Python("gc-start", "A garbage collection begins.", Number("generation")),
        Python("gc-done", "A garbage collection has ended.", Number("collected")),
        Python("import-find-load-start", "A module is about to be found and loaded.", Text("modulename")),
        Python("import-find-load-done", "A module was found and loaded, or not.", Text("modulename"), Number("found")),
        Python("audit", "An audit event was raised.", Text("event"), Number("tuple")),
    ];

    /// <summary>What stap's <c>process.begin</c> and its kin are: the moments of a process and its threads, which sources tell of themselves.</summary>
    public static readonly IReadOnlyList<MarkerSymbol> Moments =
    [
        new("process", "begin", [], "A process of the program begins, or is traced from now on."),
        new("process", "end", [], "A process of the program has ended."),
        new("process", "thread-begin", [], "A thread of a process begins, but its first."),
        new("process", "thread-end", [], "A thread of a process ends, but its first."),
    ];

    /// <summary>The timers that are there by themselves, for descriptions with a pattern (dt_prov_profile.c); any other is made when a script names it.</summary>
    public static readonly IReadOnlyList<string> Timers =
    [
        "profile-97", "profile-199", "profile-499", "profile-997", "profile-1999", "profile-4001", "profile-4999",
        "tick-1", "tick-10", "tick-100", "tick-500", "tick-1000", "tick-5000",
    ];

    /// <summary>
    /// A marker of a program that the compiler knows nothing of: what it is, the program tells when the script runs. Any argument may be a string.
    /// </summary>
    /// <param name="provider">Its provider, or a glob.</param>
    /// <param name="name">In D's spelling, or a glob.</param>
    /// <returns>Null when the provider is rather a known one misspelt, or one that is served differently.</returns>
    public static MarkerSymbol? Foreign(string provider, string name)
    {
        var isKnown = Markers.Any(marker => marker.Provider == provider) || Kernel.Contains(provider) || provider is "dtrace" or "profile" or "tick";
        if (isKnown || name.Length == 0 || Spelling.Closest(provider, Markers.Select(marker => marker.Provider).Concat(["dtrace", "profile"])) is not null)
            return null;
        return new MarkerSymbol(provider, name, ForeignArguments, "");
    }

    /// <summary>Whether a marker is known to its program only.</summary>
    public static bool IsForeign(MarkerSymbol marker) => ReferenceEquals(marker.Arguments, ForeignArguments);

    /// <summary>Whether pyd has a provider.</summary>
    public static bool IsProvider(string name) => name is "dtrace" or "profile" || Markers.Any(marker => marker.Provider == name);

    /// <summary>Whether a name may match several.</summary>
    public static bool IsGlob(string name) => name.AsSpan().IndexOfAny('*', '?', '[') >= 0;

    /// <summary>As many as an event carries.</summary>
    private static readonly IReadOnlyList<MarkerArgument> ForeignArguments = [.. Enumerable.Range(1, 6).Select(i => new MarkerArgument($"argument {i}", true))];

    /// <summary>CPython's functions that hold markers, in all of its versions.</summary>
    private static readonly string[] PythonFunctions =
    [
        "_PyEval_EvalFrameDefault", "PyEval_EvalFrameEx", "dtrace_function_entry", "dtrace_function_return", "maybe_dtrace_line",
        "collect", "gc_collect_main", "PyImport_ImportModuleLevelObject", "import_find_and_load", "sys_audit", "sys_audit_tstate", "PySys_Audit", "_PySys_Audit",
    ];

    /// <summary>Whether a description's module may be the file of a Python.</summary>
    public static bool MayBeModule(string pattern) => pattern.Length == 0 || IsGlob(pattern) || pattern.Contains("python", StringComparison.Ordinal);

    /// <summary>Whether a description's function may be one that holds a Python's markers; compilers add endings such as <c>.isra.0</c>.</summary>
    public static bool MayBeFunction(string pattern) => pattern.Length == 0 || IsGlob(pattern) || PythonFunctions.Contains(pattern.Split('.')[0]);

    /// <summary>What pyd has that comes nearest to a kernel's provider, as the end of a message; empty for nothing.</summary>
    public static string InsteadOf(string provider) => provider.StartsWith("pid", StringComparison.Ordinal)
        ? ". For Python functions write python$target:::function-entry and function-return"
        : provider is "syscall"
            ? ". Files, sockets and processes that Python opens show as audit events: python$target:::audit, copyinstr(arg0) == \"open\""
            : "";

    /// <summary>Providers that only a kernel can serve: their probes are a mistake of their own.</summary>
    public static readonly IReadOnlyCollection<string> Kernel = new HashSet<string>(StringComparer.Ordinal)
    {
        "fbt", "syscall", "sched", "proc", "io", "ip", "tcp", "udp", "lockstat", "sdt", "cpc", "rawtp", "rawfbt", "vminfo", "sysinfo", "mib", "pid",
    };

    private static MarkerSymbol Python(string name, string description, params MarkerArgument[] arguments) => new("python", name, arguments, description);

    private static MarkerArgument Text(string name) => new(name, true);

    private static MarkerArgument Number(string name) => new(name, false);
}
