using Pyd.Runtime.Variables;

namespace Pyd.Sources.Replay;

/// <summary>What a line says about an event's origin; null where it says nothing.</summary>
internal struct EventLine
{
    public long? Time;
    public int? Pid;
    public int? Tid;
    public long? ProcessorTime;
    public int? ParentPid;
    public int? Uid;
    public int? Gid;
    public TraceString? ExecName;
    public TraceString? Executable;
    public TraceString? Probe;
}
