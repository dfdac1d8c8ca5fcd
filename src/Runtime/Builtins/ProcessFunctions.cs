using System.Globalization;
using System.Runtime.CompilerServices;
using Pyd.Runtime.Variables;

namespace Pyd.Runtime.Builtins;

/// <summary>What a script asks about the event's thread, process and probe.</summary>
public static class ProcessFunctions
{
    /// <summary>The process id.</summary>
    public static long Pid(TraceThread thread) => thread.Pid;

    /// <summary>The thread id.</summary>
    public static long Tid(TraceThread thread) => thread.Tid;

    /// <summary>The parent's process id.</summary>
    public static long ParentPid(TraceThread thread) => thread.Info.Process.ParentPid;

    /// <summary>The real user id.</summary>
    public static long Uid(TraceThread thread) => thread.Info.Process.Uid;

    /// <summary>The real group id.</summary>
    public static long Gid(TraceThread thread) => thread.Info.Process.Gid;

    /// <summary>The executable's short name.</summary>
    public static TraceString ExecName(TraceThread thread) => thread.Info.Process.ExecName;

    /// <summary>The process id of the started command, or 0.</summary>
    public static long Target(TraceProgram program) => program.Tables.Target;

    /// <summary>An event's time in nanoseconds since 1970, as far as the trace knows.</summary>
    public static long WallClock(TraceProgram program, long time) => time + program.Tables.WallClockOffset;

    /// <summary>Whether the thread's process is another one or descends from it by processes that were seen, or that its source knows of; everything descends from 0.</summary>
    public static long IsProgeny(TraceProgram program, TraceThread thread, long ancestor)
    {
        if (ancestor == 0)
            return 1;
        var process = thread.Info.Process;
        // No family is deeper than it has members: parents that go round in a circle come from reused process ids.
        for (var generations = 0; generations <= program.Tables.Processes.Count; generations++)
        {
            if (process.Pid == ancestor || process.ParentPid == ancestor || process.Details.Ancestors.Contains((int)ancestor))
                return 1;
            var tracer = program.Tables.Tracer;
            if (process == tracer || (program.Tables.Processes.Find(process.ParentPid) ?? (tracer.Pid == process.ParentPid ? tracer : null)) is not { } parent)
                return 0;
            process = parent;
        }
        return 0;
    }

    /// <summary>The string at an address, or null: the caller's fault.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TraceString? ReadString(TraceProgram program, long address) =>
        program.Tables.Strings.ReadWhole(address) ?? ReadElsewhere(program, address);

    private static TraceString? ReadElsewhere(TraceProgram program, long address) =>
        program.Tables.Strings.Read(address) ?? program.Memory.ReadText(address, long.MaxValue);

    /// <summary>A provider's name with the process id, <c>python1234</c>; those of DTrace itself have none.</summary>
    public static TraceString ProviderName(TraceString provider, TraceThread thread)
    {
        if (!ReferenceEquals(thread.LastProvider.Provider, provider))
            thread.LastProvider = (provider, TraceString.From(string.Create(CultureInfo.InvariantCulture, $"{provider}{thread.Pid}")));
        return thread.LastProvider.Name;
    }

    /// <summary>The name of a probe, for example <c>function-entry</c>.</summary>
    public static TraceString ProbeName(TraceProgram program, int probe) => program.ProbeNames.Of(program.Tables, probe);

    /// <summary>The provider of a probe with the process id.</summary>
    public static TraceString ProbeProvider(TraceProgram program, int probe, TraceThread thread) => thread.Providers.Of(program.Tables, probe);

    /// <summary>The name of a marker as its program has it, for example <c>function__entry</c>.</summary>
    public static TraceString MarkName(TraceProgram program, int probe) => program.MarkNames.Of(program.Tables, probe);

    /// <summary>The provider of a marker, without a process id.</summary>
    public static TraceString MarkProvider(TraceProgram program, int probe) => program.ProbeProviders.Of(program.Tables, probe);

    /// <summary>The module of a probe, for example <c>python3.11</c>.</summary>
    public static TraceString ModuleName(TraceProgram program, int probe, TraceThread thread) => thread.Modules.Of(program.Tables, probe);

    /// <summary>The C function of a probe, for example <c>_PyEval_EvalFrameDefault</c>.</summary>
    public static TraceString FunctionName(TraceProgram program, int probe) => program.ProbeFunctions.Of(program.Tables, probe);
}
