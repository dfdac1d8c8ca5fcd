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
        && (pattern.Executable.Length == 0 || ExecutableName.IsMatch(pattern.Executable, process.Executable))
        && (pattern.Library.Length == 0 || IsLibrary(pattern.Library, probe, process));

    private static bool InScope(ProbePattern pattern, ProcessInfo process) => pattern.Scope switch
    {
        ProcessScope.Any => true,
        ProcessScope.Target => process.IsTarget,
        ProcessScope.Pid => Glob.IsMatch(pattern.Pid, process.Pid.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        _ => throw new System.Diagnostics.UnreachableException($"{pattern.Scope}"),
    };

    /// <summary>
    /// A library of the same name up to the version. A Python without a shared library has its markers in the executable, which a
    /// script written for a shared build means just as well.
    /// </summary>
    private static bool IsLibrary(string wanted, ProbeInfo probe, ProcessInfo process)
    {
        var name = Path.GetFileName(wanted);
        return ExecutableName.IsSame(name, probe.Module)
            || (ExecutableName.IsSame(name, "libpython") && ExecutableName.IsSame("python", Path.GetFileName(process.Executable)));
    }
}
