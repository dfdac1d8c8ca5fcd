using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Pyd.Runtime.Events;

namespace Pyd.Sources.Usdt;

/// <summary>Turns records of the ring into events.</summary>
internal sealed class EventDecoder(SessionTables tables, TracedProcesses processes, IReadOnlyList<MarkerSite> sites)
{
    private readonly StringCache _strings = new(tables.Strings);
    private long _last;
    private ulong _lastThread;
    private int _lastNumber = -1;

    /// <summary>The time of the last event.</summary>
    public long Last => _last;

    /// <summary>What the trace's time is when nothing has happened.</summary>
    public long Idle(long now) => _last = Math.Max(_last, now);

    /// <summary>Forgets which thread wrote last: its process may be another one now.</summary>
    public void ForgetThread() => _lastNumber = -1;

    /// <summary>The event of a record. A time before the last event's becomes that: records of two processors may have changed places.</summary>
    public void Decode(ReadOnlySpan<byte> record, ref ProbeEvent e)
    {
        var site = sites[BinaryPrimitives.ReadUInt16LittleEndian(record)];
        var time = BinaryPrimitives.ReadInt64LittleEndian(record[EventRecord.Time..]);
        var thread = BinaryPrimitives.ReadUInt64LittleEndian(record[EventRecord.Thread..]);
        if (thread != _lastThread || _lastNumber < 0)
        {
            _lastThread = thread;
            _lastNumber = processes.Thread((int)(thread >> 32), (int)thread, site.Path);
        }
        e = new ProbeEvent
        {
            Time = _last = Math.Max(_last, time),
            Thread = _lastNumber,
            Probe = site.Probe,
            Cpu = BinaryPrimitives.ReadInt16LittleEndian(record[EventRecord.Processor..]),
        };
        var (arguments, strings) = (site.Arguments, site.Strings);
        var length = EventRecord.Arguments + 8 * arguments.Length;
        var text = length + (4 * Count(strings) + 7 & ~7);
        for (var i = 0; i < arguments.Length; i++)
        {
            var value = BinaryPrimitives.ReadInt64LittleEndian(record[(EventRecord.Arguments + 8 * i)..]);
            if (strings[i])
            {
                var size = BinaryPrimitives.ReadInt32LittleEndian(record[length..]);
                length += 4;
                if (size > 0)
                {
                    value = _strings.AddressOf(record.Slice(text, size - 1));
                    text += size;
                }
            }
            if (arguments[i] < ProbeEvent.ArgumentCount)
                Unsafe.Add(ref e.Arg0, arguments[i]) = value;
        }
    }

    /// <summary>An event of which nothing is known but where, in a process of which all threads will do.</summary>
    public ProbeEvent OfSite(MarkerSite site, int pid) => new() { Time = _last, Thread = processes.Thread(pid, pid, site.Path), Probe = site.Probe };

    private static int Count(bool[] strings)
    {
        var count = 0;
        foreach (var isString in strings)
            count += isString ? 1 : 0;
        return count;
    }
}
