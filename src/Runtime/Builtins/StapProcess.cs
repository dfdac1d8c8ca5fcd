using Pyd.Runtime.Variables;

namespace Pyd.Runtime.Builtins;

/// <summary>What SystemTap's tapset says about the event's process (tapset/linux/context.stp, context-envvar.stp), as far as the trace knows.</summary>
public static class StapProcess
{
    /// <summary><c>euid()</c></summary>
    public static long EffectiveUid(TraceThread thread) => thread.Info.Process.Details.EffectiveUid ?? thread.Info.Process.Uid;

    /// <summary><c>egid()</c></summary>
    public static long EffectiveGid(TraceThread thread) => thread.Info.Process.Details.EffectiveGid ?? thread.Info.Process.Gid;

    /// <summary><c>pgrp()</c>: the process group, or 0 when unknown.</summary>
    public static long Group(TraceThread thread) => thread.Info.Process.Details.Group;

    /// <summary><c>sid()</c>: the session, or 0 when unknown.</summary>
    public static long Session(TraceThread thread) => thread.Info.Process.Details.Session;

    /// <summary><c>pexecname()</c>: the parent's short name, or an empty string when unknown.</summary>
    public static TraceString ParentName(TraceThread thread) => thread.Info.Process.Details.ParentName;

    /// <summary><c>stp_pid()</c>: the process that runs the script, or 0 in a replay.</summary>
    public static long Tracer(TraceProgram program) => program.Tables.Tracer.Pid;

    /// <summary><c>target_set_pid()</c>: whether a process is the target or, of those that have been seen, one that it has started.</summary>
    public static long IsInTargetSet(TraceProgram program, long pid) =>
        program.Tables.Target != 0 && (pid == program.Tables.Target || (pid is > 0 and <= int.MaxValue && program.Tables.Processes.Find((int)pid) is not null)) ? 1 : 0;

    /// <summary>
    /// <c>cmdline_args()</c>: the arguments from the n-th (0 is the program) to the m-th, or to the last when that is negative, with a delimiter between
    /// them.
    /// </summary>
    public static TraceString Arguments(TraceThread thread, long first, long last, TraceString delimiter)
    {
        var arguments = thread.Info.Process.Details.Arguments;
        var text = TraceString.Empty;
        for (var i = Math.Max(first, 0); i < arguments.Count && (last < 0 || i <= last); i++)
        {
            var argument = arguments[(int)i];
            text = i == first ? argument
                : DFunctions.Join(DFunctions.Join(text, delimiter), argument.Length == 0 ? new TraceString("\"\""u8) : argument);
        }
        return text;
    }

    /// <summary><c>env_var()</c>: a variable of the environment that the process was started with, or an empty string.</summary>
    public static TraceString EnvironmentVariable(TraceThread thread, TraceString name) =>
        thread.Info.Process.Details.Environment.GetValueOrDefault(name, TraceString.Empty);
}
