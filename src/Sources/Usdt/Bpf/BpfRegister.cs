namespace Pyd.Sources.Usdt.Bpf;

/// <summary>A register of the kernel's BPF machine.</summary>
internal enum BpfRegister
{
    /// <summary>What a call returns; what the program returns.</summary>
    R0,

    /// <summary>The first argument of a call; at the start, the program's context. Calls destroy R1 to R5.</summary>
    R1,

    /// <summary>The second.</summary>
    R2,

    /// <summary>The third.</summary>
    R3,

    /// <summary>The fourth.</summary>
    R4,

    /// <summary>The fifth.</summary>
    R5,

    /// <summary>Kept over calls, as the next three.</summary>
    R6,

    /// <summary>Kept.</summary>
    R7,

    /// <summary>Kept.</summary>
    R8,

    /// <summary>Kept.</summary>
    R9,

    /// <summary>The end of the stack of 512 bytes.</summary>
    Frame,
}

/// <summary>A comparison that a jump depends on.</summary>
internal enum BpfCondition
{
    /// <summary>Equal.</summary>
    Equal = 0x10,

    /// <summary>Not equal.</summary>
    NotEqual = 0x50,

    /// <summary>Signed greater.</summary>
    Greater = 0x60,

    /// <summary>Unsigned less or equal.</summary>
    NotAbove = 0xb0,
}

/// <summary>The kernel's functions that programs here call (linux/bpf.h).</summary>
internal enum BpfHelper
{
    /// <summary>The value of a key, or null.</summary>
    MapLookup = 1,

    /// <summary>Sets the value of a key.</summary>
    MapUpdate = 2,

    /// <summary>Removes a key.</summary>
    MapDelete = 3,

    /// <summary>The monotonic clock.</summary>
    Time = 5,

    /// <summary>The processor.</summary>
    Processor = 8,

    /// <summary>Process id in the upper half, thread id in the lower.</summary>
    ProcessThread = 14,

    /// <summary>Real group id in the upper half, real user id in the lower.</summary>
    UserGroup = 15,

    /// <summary>The thread's name.</summary>
    Name = 16,

    /// <summary>The thread's <c>task_struct</c>.</summary>
    Task = 35,

    /// <summary>Sends a signal to this process.</summary>
    Signal = 109,

    /// <summary>Copies memory of the program, as far as it is there.</summary>
    ReadUser = 112,

    /// <summary>Copies memory of the kernel.</summary>
    ReadKernel = 113,

    /// <summary>Copies a string of the program, as far as it is there.</summary>
    ReadUserString = 114,

    /// <summary>Process and thread id as a namespace has them.</summary>
    NamespaceProcessThread = 120,

    /// <summary>Copies a record into the ring.</summary>
    RingOutput = 130,

    /// <summary>Copies memory of the program, and waits while it is fetched.</summary>
    CopyFromUser = 148,
}
