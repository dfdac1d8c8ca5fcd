using Pyd.Runtime.Events;
using Pyd.Shared;

namespace Pyd.Runtime.Sessions;

/// <summary>Whether a pattern wants a probe of a process.</summary>
internal static class ProbeMatch
{
    public static bool Matches(ProbePattern pattern, ProbeInfo probe, ProcessInfo process) =>
        Glob.IsMatch(pattern.Provider, probe.Provider)
        && Glob.IsMatch(pattern.Name, probe.Name)
        && InScope(pattern, process)
        && (pattern.Module.Length == 0 || Glob.IsMatch(pattern.Module, probe.Module))
        && (pattern.Function.Length == 0 || Glob.IsMatch(pattern.Function, probe.Function))
        && (pattern.Executable.Length == 0 || IsExecutable(pattern.Executable, process.Executable))
        && (pattern.Library.Length == 0 || IsLibrary(pattern.Library, probe, process));

    private static bool InScope(ProbePattern pattern, ProcessInfo process) => pattern.Scope switch
    {
        ProcessScope.Any => true,
        ProcessScope.Target => process.IsTarget,
        ProcessScope.Pid => Glob.IsMatch(pattern.Pid, process.Pid.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        _ => throw new System.Diagnostics.UnreachableException($"{pattern.Scope}"),
    };

    /// <summary>A path is that file; a bare name agrees up to a version suffix: <c>python</c> with <c>python3.6dm</c>.</summary>
    private static bool IsExecutable(string wanted, string actual) =>
        wanted.Contains('/') ? Glob.IsMatch(wanted, actual) : SameBaseName(wanted, Path.GetFileName(actual));

    /// <summary>
    /// A library of the same name up to the version. A Python without a shared library has its markers in the executable, which a
    /// script written for a shared build means just as well.
    /// </summary>
    private static bool IsLibrary(string wanted, ProbeInfo probe, ProcessInfo process)
    {
        var name = Path.GetFileName(wanted);
        return SameBaseName(name, probe.Module)
            || (SameBaseName(name, "libpython") && SameBaseName("python", Path.GetFileName(process.Executable)));
    }

    private static bool SameBaseName(string wanted, string actual) =>
        Glob.IsMatch(wanted, actual) || WithoutVersion(wanted) == WithoutVersion(actual);

    /// <summary><c>python3.6dm</c> → <c>python</c>; <c>libpython3.6dm.so.1.0</c> → <c>libpython</c>.</summary>
    private static string WithoutVersion(string name)
    {
        var so = name.IndexOf(".so", StringComparison.Ordinal);
        if (so > 0)
            name = name[..so];
        var digit = name.AsSpan().IndexOfAnyInRange('0', '9');
        if (digit <= 0)
            return name;
        var suffix = name.AsSpan(digit).TrimEnd("dmutw");
        return suffix.ContainsAnyExcept("0123456789.") ? name : name[..digit];
    }
}
