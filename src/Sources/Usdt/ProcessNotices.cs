using System.Buffers.Binary;
using System.Globalization;
using Pyd.Runtime.Events;
using Pyd.Sources.Agent;

namespace Pyd.Sources.Usdt;

/// <summary>Hears what the kernel says of processes: who they are, what they start, which files they run next, that they have ended.</summary>
/// <param name="processes">Takes note.</param>
/// <param name="attachments">Looks at their files.</param>
/// <param name="decoder">Remembers who wrote last.</param>
/// <param name="forgetsEnded">Whether nothing is to come any more of a process that has ended.</param>
internal sealed class ProcessNotices(TracedProcesses processes, Attachments attachments, EventDecoder decoder, bool forgetsEnded)
{
    private const int Continue = 18;

    /// <summary>Acts upon a notice.</summary>
    /// <returns>The process that has ended; 0 when it says something else.</returns>
    /// <exception cref="SourceException">There is no such notice, or the kernel refuses.</exception>
    public int Hear(ReadOnlySpan<byte> record)
    {
        var pid = ProcessOf(record);
        decoder.ForgetThread();
        switch (EventRecord.KindOf(record))
        {
            case EventRecord.Introduction:
                processes.Introduce(record);
                return 0;
            case EventRecord.Fork:
                processes.Fork(pid, BinaryPrimitives.ReadInt32LittleEndian(record[EventRecord.Detail..]));
                return 0;
            case EventRecord.Exit:
                if (forgetsEnded)
                    processes.Remove(pid);
                return pid;
            case EventRecord.Exec:
                processes.Replace(pid);
                LookAt(pid, isNew: true, record);
                return 0;
            case EventRecord.Libraries:
                LookAt(pid, isNew: false, record);
                return 0;
            case var kind:
                throw new SourceException(string.Create(CultureInfo.InvariantCulture, $"the kernel wrote a record of kind {kind}, which there is not"));
        }
    }

    /// <summary>Lets the process of a record go on, if it waits for somebody to read it.</summary>
    public static void LetGo(ReadOnlySpan<byte> record)
    {
        if (EventRecord.KindOf(record) is EventRecord.Exec or EventRecord.Libraries && record[EventRecord.Detail] != 0)
            _ = Native.Kill(ProcessOf(record), Continue);
    }

    private static int ProcessOf(ReadOnlySpan<byte> record) => BinaryPrimitives.ReadInt32LittleEndian(record[(EventRecord.Thread + 4)..]);

    private void LookAt(int pid, bool isNew, ReadOnlySpan<byte> record)
    {
        try
        {
            foreach (var file in ProcessMaps.Of(pid))
            {
                var linker = attachments.Consider(file);
                if (isNew && linker is not null)
                    attachments.Consider(new MappedFile(linker, string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}/root{linker}")));
            }
        }
        finally
        {
            LetGo(record);
        }
    }
}
