using System.Globalization;
using Pyd.Sources.Usdt.Bpf;
using static Pyd.Sources.Usdt.Bpf.BpfRegister;

namespace Pyd.Sources.Usdt;

/// <summary>How programs in the kernel learn who runs: ids as this process sees them, which in a container are those of the container.</summary>
internal sealed class ProcessIdentity
{
    /// <summary>The machine's own process namespace (linux/proc_ns.h).</summary>
    private const long InitialNamespace = 0xEFFFFFFC;

    private readonly long _namespace;
    private readonly TaskOffsets? _task;
    private readonly NumberOffsets? _numbers;

    // Where struct task_struct and struct signal_struct have what following needs.
    private sealed record TaskOffsets(int Group, int Parent, int Signals, int LiveThreads)
    {
        public static TaskOffsets? Of(KernelTypes types) => types.OffsetOf("task_struct", "tgid") is { } group && types.OffsetOf("task_struct", "real_parent") is { } parent
            && types.OffsetOf("task_struct", "signal") is { } signals && types.OffsetOf("signal_struct", "live") is { } live ? new(group, parent, signals, live) : null;
    }

    // Where a task has its ids in each namespace.
    private sealed record NumberOffsets(int Object, int Level, int Numbers)
    {
        public static NumberOffsets? Of(KernelTypes types) => types.OffsetOf("task_struct", "thread_pid") is { } place
            && types.OffsetOf("pid", "level") is { } level && types.OffsetOf("pid", "numbers") is { } numbers ? new(place, level, numbers) : null;
    }

    public ProcessIdentity(KernelTypes? types)
    {
        // "pid:[4026531836]"
        var link = new FileInfo("/proc/self/ns/pid").LinkTarget ?? "";
        _namespace = long.TryParse(link.AsSpan(Math.Min(link.Length, 5)).TrimEnd(']'), NumberStyles.None, CultureInfo.InvariantCulture, out var inode) ? inode : InitialNamespace;
        (_task, _numbers) = types is null ? default : (TaskOffsets.Of(types), NumberOffsets.Of(types));
        ThreadAddress = types?.OffsetOf("task_struct", "thread") + types?.OffsetOf("thread_struct", "fsbase");
    }

    /// <summary>Whether ids have to be translated.</summary>
    public bool IsContained => _namespace != InitialNamespace;

    /// <summary>Whether the kernel says enough of its types for processes to be followed.</summary>
    public bool CanFollow => _task is not null && (!IsContained || _numbers is not null);

    /// <summary>Where a task has the address that x86-64's <c>%fs</c> stands for; null when the kernel does not say.</summary>
    public int? ThreadAddress { get; }

    // Only for programs that follow processes.
    private TaskOffsets Task => _task ?? throw new InvalidOperationException("the kernel does not say how its tasks look");

    private NumberOffsets Numbers => _numbers ?? throw new InvalidOperationException("the kernel does not say how its process ids look");

    /// <summary>target = process id in the upper half, thread id in the lower; leaves for a process that this one cannot see.</summary>
    public void Read(BpfAssembler code, BpfRegister target, BpfLabel end)
    {
        if (!IsContained)
        {
            code.Call(BpfHelper.ProcessThread).Move(target, R0);
            return;
        }
        // struct bpf_pidns_info { u32 pid; u32 tgid; }
        code.Set(R1, NamespaceDevice).Set(R2, _namespace).Move(R3, Frame).Add(R3, RecordCode.Temporary).Set(R4, 8).Call(BpfHelper.NamespaceProcessThread)
            .JumpIf(R0, BpfCondition.NotEqual, 0, end).Load(target, Frame, RecordCode.Temporary);
    }

    /// <summary>Sends an introduction of the process in R7, whose state is at R8; takes the state back when the ring is full.</summary>
    public void Introduce(BpfAssembler code, TracingMaps maps)
    {
        BpfLabel sent = new();
        RecordCode.Head(code, EventRecord.Introduction);
        code.Call(BpfHelper.UserGroup).Store(Frame, RecordCode.Place + EventRecord.Users, R0);
        code.Move(R1, Frame).Add(R1, RecordCode.Place + EventRecord.Name).Set(R2, 16).Call(BpfHelper.Name);
        code.StoreValue(Frame, RecordCode.Place + EventRecord.Parent, 0);
        if (CanFollow && !IsContained)
        {
            code.Call(BpfHelper.Task).Move(R9, R0);
            Follow(code, R9, Task.Parent);
            ReadHalf(code, R9, Task.Group, RecordCode.Place + EventRecord.Parent);
        }
        RecordCode.Send(code, maps, EventRecord.IntroductionSize);
        code.JumpIf(R0, BpfCondition.Equal, 0, sent).StoreValue(R8, 0, (int)TracingMaps.New, 4).Mark(sent);
    }

    /// <summary>R0 = the process id of a task, as this process sees it.</summary>
    public void ReadProcess(BpfAssembler code, BpfRegister task)
    {
        if (!IsContained)
        {
            ReadHalf(code, task, Task.Group, RecordCode.Temporary);
        }
        else
        {
            // task->thread_pid->numbers[task->thread_pid->level].nr, of a thread: only a process's first is asked for
            code.Move(R9, task);
            Follow(code, R9, Numbers.Object);
            ReadHalf(code, R9, Numbers.Level, RecordCode.Temporary);
            code.Load(R0, Frame, RecordCode.Temporary, 4).ShiftLeft(R0, 4).Add(R9, R0);
            ReadHalf(code, R9, Numbers.Numbers, RecordCode.Temporary);
        }
        code.Load(R0, Frame, RecordCode.Temporary, 4);
    }

    /// <summary>R0 = the process id of a task, as the machine sees it: the same for all threads of a process.</summary>
    public void ReadGroup(BpfAssembler code, BpfRegister task)
    {
        ReadHalf(code, task, Task.Group, RecordCode.Temporary);
        code.Load(R0, Frame, RecordCode.Temporary, 4);
    }

    /// <summary>R0 = how many threads of this thread's process have not ended.</summary>
    public void ReadLiveThreads(BpfAssembler code)
    {
        code.Call(BpfHelper.Task).Move(R9, R0);
        Follow(code, R9, Task.Signals);
        ReadHalf(code, R9, Task.LiveThreads, RecordCode.Temporary);
        code.Load(R0, Frame, RecordCode.Temporary, 4);
    }

    /// <summary>The thread's own address, at the temporary place of the stack.</summary>
    public void ReadThreadAddress(BpfAssembler code)
    {
        code.Call(BpfHelper.Task).Move(R3, R0);
        code.Move(R1, Frame).Add(R1, RecordCode.Temporary).Set(R2, 8).Add(R3, ThreadAddress ?? 0).Call(BpfHelper.ReadKernel);
    }

    private static long NamespaceDevice => FileIdentity.DeviceOf("/proc/self/ns/pid");

    // pointer = *(pointer + offset)
    private static void Follow(BpfAssembler code, BpfRegister pointer, int offset) =>
        code.Move(R1, Frame).Add(R1, RecordCode.Temporary).Set(R2, 8).Move(R3, pointer).Add(R3, offset).Call(BpfHelper.ReadKernel).Load(pointer, Frame, RecordCode.Temporary);

    private static void ReadHalf(BpfAssembler code, BpfRegister pointer, int offset, int target) =>
        code.Move(R1, Frame).Add(R1, target).Set(R2, 4).Move(R3, pointer).Add(R3, offset).Call(BpfHelper.ReadKernel);
}
