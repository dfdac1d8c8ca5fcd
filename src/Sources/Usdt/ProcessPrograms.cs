using Pyd.Sources.Usdt.Bpf;
using static Pyd.Sources.Usdt.Bpf.BpfCondition;
using static Pyd.Sources.Usdt.Bpf.BpfRegister;

namespace Pyd.Sources.Usdt;

/// <summary>What the kernel does when a process starts another, becomes another program, loads libraries, ends.</summary>
/// <param name="maps">Shared by all programs.</param>
/// <param name="identity">How ids are read.</param>
/// <param name="isSystemWide">Whether foreign processes are told of as well; then none is stopped.</param>
internal sealed class ProcessPrograms(TracingMaps maps, ProcessIdentity identity, bool isSystemWide)
{
    private const int Stop = 19;

    /// <summary>A child of a traced process is traced. Context: parent, child.</summary>
    public ulong[] Fork()
    {
        BpfLabel end = new();
        var code = new BpfAssembler();
        code.Load(R8, R1, 8).Load(R6, R1, 0);
        identity.Read(code, R7, end);
        FindProcess(code, end);
        // A thread is no process.
        identity.ReadGroup(code, R6);
        code.Store(Frame, RecordCode.Place + EventRecord.Detail, R0);
        identity.ReadGroup(code, R8);
        code.Load(R1, Frame, RecordCode.Place + EventRecord.Detail).JumpIf(R0, Equal, R1, end);
        identity.ReadProcess(code, R8);
        code.Store(Frame, RecordCode.Place + EventRecord.Detail, R0).Store(Frame, RecordCode.Key, R0, 4).StoreValue(Frame, RecordCode.Value, (int)TracingMaps.New, 4);
        RecordCode.Update(code, maps.Processes);
        RecordCode.Head(code, EventRecord.Fork);
        RecordCode.Send(code, maps, EventRecord.NoticeSize);
        return code.Mark(end).Exit().ToProgram();
    }

    /// <summary>A traced process that becomes another program waits before its first instruction until that program was looked at.</summary>
    public ulong[] Exec()
    {
        BpfLabel end = new(), tell = new();
        var code = new BpfAssembler();
        identity.Read(code, R7, end);
        FindProcess(code, isSystemWide ? tell : end);
        code.StoreValue(R0, 0, (int)TracingMaps.New, 4).SetMapValue(R1, maps.Shared, TracingMaps.StateOffset).StoreValue(R1, 0, (int)TracingMaps.New, 4);
        if (!isSystemWide)
        {
            // The dynamic linker tells before and after it loads libraries.
            code.StoreValue(Frame, RecordCode.Value, 2, 4);
            RecordCode.Update(code, maps.Loading);
            code.Set(R1, Stop).Call(BpfHelper.Signal);
        }
        code.Mark(tell);
        code.StoreValue(Frame, RecordCode.Place + EventRecord.Detail, isSystemWide ? 0 : 1);
        RecordCode.Head(code, EventRecord.Exec);
        RecordCode.Send(code, maps, EventRecord.NoticeSize);
        return code.Mark(end).Exit().ToProgram();
    }

    /// <summary>The last thread of a traced process ends.</summary>
    public ulong[] Exit()
    {
        BpfLabel end = new();
        var code = new BpfAssembler();
        identity.Read(code, R7, end);
        FindProcess(code, end);
        identity.ReadLiveThreads(code);
        code.JumpIf(R0, NotEqual, 0, end);
        foreach (var map in (BpfMap[])[maps.Loading, maps.Processes])
            code.SetMap(R1, map).Move(R2, Frame).Add(R2, RecordCode.Key).Call(BpfHelper.MapDelete);
        code.StoreValue(Frame, RecordCode.Place + EventRecord.Detail, 0);
        RecordCode.Head(code, EventRecord.Exit);
        RecordCode.Send(code, maps, EventRecord.NoticeSize);
        return code.Mark(end).Exit().ToProgram();
    }

    /// <summary>
    /// The dynamic linker of a process begins or ends to load libraries. When the program is only being started, it waits until they were looked at.
    /// </summary>
    public ulong[] Libraries()
    {
        BpfLabel end = new(), tell = new();
        var code = new BpfAssembler();
        identity.Read(code, R7, end);
        code.StoreValue(Frame, RecordCode.Place + EventRecord.Detail, 0);
        if (isSystemWide)
        {
            code.Jump(tell);
        }
        else
        {
            FindProcess(code, end);
            RecordCode.Lookup(code, maps.Loading);
            code.JumpIf(R0, Equal, 0, tell).Load(R1, R0, 0, 4).JumpIf(R1, Equal, 0, tell).Add(R1, -1).Store(R0, 0, R1, 4);
            code.StoreValue(Frame, RecordCode.Place + EventRecord.Detail, 1).Set(R1, Stop).Call(BpfHelper.Signal);
        }
        code.Mark(tell);
        RecordCode.Head(code, EventRecord.Libraries);
        RecordCode.Send(code, maps, EventRecord.NoticeSize);
        return code.Mark(end).Exit().ToProgram();
    }

    // R0 = the state of the process in R7
    private void FindProcess(BpfAssembler code, BpfLabel otherwise)
    {
        code.Move(R1, R7).ShiftRight(R1, 32).Store(Frame, RecordCode.Key, R1, 4);
        RecordCode.Lookup(code, maps.Processes);
        code.JumpIf(R0, Equal, 0, otherwise);
    }
}
