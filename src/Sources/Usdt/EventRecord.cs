using System.Buffers.Binary;

namespace Pyd.Sources.Usdt;

/// <summary>
/// What the programs in the kernel write into the ring. Each record begins with 24 bytes: its kind, the processor, the time, process and thread.
/// </summary>
internal static class EventRecord
{
    /// <summary>Two bytes: a site's number, or one of the kinds below.</summary>
    public const int Kind = 0;

    /// <summary>Two bytes.</summary>
    public const int Processor = 2;

    /// <summary>Eight bytes: nanoseconds of the monotonic clock.</summary>
    public const int Time = 8;

    /// <summary>Eight bytes: the process id in the upper half, the thread id in the lower.</summary>
    public const int Thread = 16;

    /// <summary>
    /// Of an event: the arguments that are read, eight bytes each; then the lengths of those that are strings, four bytes each, not above 0 for one
    /// that could not be read, padded to eight; then these strings, each with its NUL.
    /// </summary>
    public const int Arguments = 24;

    /// <summary>Of an introduction: real group and user id, eight bytes.</summary>
    public const int Users = 24;

    /// <summary>Of an introduction: the thread's name, 16 bytes.</summary>
    public const int Name = 32;

    /// <summary>Of an introduction: the parent's process id, or 0.</summary>
    public const int Parent = 48;

    /// <summary>Bytes of an introduction.</summary>
    public const int IntroductionSize = 56;

    /// <summary>Of a fork: the child's process id. Of a notice of libraries: whether the process was stopped.</summary>
    public const int Detail = 24;

    /// <summary>Bytes of the other kinds.</summary>
    public const int NoticeSize = 32;

    /// <summary>The first kind that is no event.</summary>
    public const int FirstNotice = 0xFFF0;

    /// <summary>A process is seen for the first time, or for the first time since it became another program.</summary>
    public const int Introduction = 0xFFFE;

    /// <summary>A process has a child.</summary>
    public const int Fork = 0xFFFD;

    /// <summary>A process has become another program.</summary>
    public const int Exec = 0xFFFC;

    /// <summary>A process has ended.</summary>
    public const int Exit = 0xFFFB;

    /// <summary>A process has loaded libraries, or is about to.</summary>
    public const int Libraries = 0xFFFA;

    /// <summary>What a record is.</summary>
    public static int KindOf(ReadOnlySpan<byte> record) => BinaryPrimitives.ReadUInt16LittleEndian(record);

    /// <summary>Whether it is no event, but tells of a process.</summary>
    public static bool IsNotice(ReadOnlySpan<byte> record) => KindOf(record) >= FirstNotice;
}
