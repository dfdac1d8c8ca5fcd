using System.Globalization;
using Pyd.Runtime.Events;

namespace Pyd.Runtime;

/// <summary>
/// What a program keeps for one thread. The compiler derives a class from it with a field for each <c>self->x</c>.
/// </summary>
public class TraceThread(ThreadInfo info)
{
    /// <summary>The thread.</summary>
    public ThreadInfo Info { get; } = info;

    /// <summary>The thread id; <c>tid</c>.</summary>
    public long Tid { get; } = info.Tid;

    /// <summary>The process id; <c>pid</c>.</summary>
    public long Pid { get; } = info.Process.Pid;

    /// <summary>Depth and start of stap's <c>thread_indent</c>.</summary>
    public Builtins.IndentCounter Indent;

    /// <summary>The Python functions that the thread is in, where the session keeps them.</summary>
    internal Builtins.StackNode? Stack { get; set; }

    /// <summary>The time and processor of its last event, where the session keeps stacks.</summary>
    internal (long Time, short Processor) LastSeen { get; set; }

    /// <summary>The providers of probes with the process's id, D's <c>probeprov</c>.</summary>
    internal Builtins.ProbeTexts Providers => field ??= new(probe => string.Create(CultureInfo.InvariantCulture, $"{probe.Provider}{Pid}"));

    /// <summary>The modules of probes, D's <c>probemod</c>: the executable where the trace does not say.</summary>
    internal Builtins.ProbeTexts Modules => field ??= new(probe => probe.Module is { Length: > 0 } module ? module : Path.GetFileName(Info.Process.Executable));

    /// <summary>The last provider that a marker's place had, and its name with the process's id.</summary>
    internal (Variables.TraceString? Provider, Variables.TraceString Name) LastProvider { get; set; } = (null, Variables.TraceString.Empty);

    /// <summary>How many of them are shown where the script does not say.</summary>
    internal int StackFrames { get; set; }
}
