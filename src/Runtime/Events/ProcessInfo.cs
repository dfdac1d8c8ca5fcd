using Pyd.Runtime.Variables;

namespace Pyd.Runtime.Events;

/// <summary>A process that was seen in a session.</summary>
/// <param name="Pid">The process id.</param>
/// <param name="ParentPid">The parent's process id, or 0 when unknown.</param>
/// <param name="Uid">The real user id, or 0 when unknown.</param>
/// <param name="Gid">The real group id, or 0 when unknown.</param>
/// <param name="ExecName">The short name, as <c>execname</c> prints it, for example <c>python3.11</c>.</param>
/// <param name="Executable">The path of the executable, or its bare name when only that was recorded.</param>
/// <param name="IsTarget">Whether this is the process that the session was started for (<c>$target</c>).</param>
public sealed record ProcessInfo(int Pid, int ParentPid, int Uid, int Gid, TraceString ExecName, string Executable, bool IsTarget)
{
    /// <summary>What else the source knows.</summary>
    public ProcessDetails Details { get; init; } = ProcessDetails.Unknown;

    /// <summary>The process's threads, in the order they were seen.</summary>
    internal List<ThreadInfo> Threads { get; } = [];
}

/// <summary>A thread of a process.</summary>
/// <param name="Process">Whose thread it is.</param>
/// <param name="Tid">The thread id; for a process's first thread, its pid.</param>
public sealed record ThreadInfo(ProcessInfo Process, int Tid);
