using Pyd.Runtime.Events;
using Pyd.Runtime.Output;
using Pyd.Runtime.Variables;

namespace Pyd.Runtime.Sessions;

/// <summary>
/// D's speculations: what clauses have printed and nobody is to see before it is committed. A clause that has called <c>speculate()</c> prints
/// into the session's output as any other does; when it ends, what it has printed is taken out again and kept.
/// </summary>
public sealed class Speculations
{
    /// <summary>What DTrace counts for each record beside its data (16 bytes; dt_cg.c).</summary>
    private const int RecordHeader = 16;

    private readonly List<Buffer?> _buffers = [];
    private Buffer? _current;
    private Record _record;
    private int _mark;

    /// <summary>How many there can be at a time: <c>nspec</c>.</summary>
    public long Most { get; set; } = 1;

    /// <summary>How many bytes each can keep: <c>specsize</c>.</summary>
    public long Size { get; set; } = 4 << 20;

    /// <summary>Records that did not fit.</summary>
    public long Dropped { get; private set; }

    /// <summary>How often none was free.</summary>
    public long Unavailable { get; private set; }

    /// <summary>Whether the running clause speculates.</summary>
    internal bool IsSpeculating => _current is not null;

    /// <summary>Takes a free speculation.</summary>
    /// <returns>Its number, or 0 when none is free.</returns>
    internal long Take()
    {
        var free = _buffers.IndexOf(null);
        if (free < 0 && _buffers.Count < Most)
        {
            free = _buffers.Count;
            _buffers.Add(null);
        }
        if (free < 0)
        {
            Unavailable++;
            return 0;
        }
        _buffers[free] = new Buffer();
        return free + 1;
    }

    /// <summary>Lets the running clause print into a speculation.</summary>
    /// <returns>Whether there is such a one; without, DTrace does not run the rest of the clause.</returns>
    internal bool Begin(long id, int mark, Record record)
    {
        if (Find(id) is not { } buffer)
            return false;
        (_current, _mark, _record) = (buffer, mark, record);
        return true;
    }

    /// <summary>Whether data still fits into the clause's record, which else ends there.</summary>
    /// <param name="size">The record's size with it, in DTrace's own representation.</param>
    internal bool Fits(int size)
    {
        if (_current is null || RecordHeader + size <= Size)
            return true;
        Dropped++;
        return false;
    }

    /// <summary>Keeps what the running clause has printed.</summary>
    internal void End(TraceOutput output)
    {
        if (_current is not { } buffer)
            return;
        _current = null;
        var size = RecordHeader + _record.Size;
        if (buffer.Size + size > Size)
        {
            output.Rollback(_mark);
            Dropped++;
            return;
        }
        buffer.Size += size;
        buffer.Records.Add(_record with { Text = output.TakeString(_mark) });
    }

    /// <summary>Forgets what the running clause has printed: it has faulted.</summary>
    internal void Abandon() => _current = null;

    /// <summary>Prints what a speculation has kept, and frees it.</summary>
    /// <returns>False when the number can be no speculation's.</returns>
    internal bool Commit(long id, TraceOutput output, RecordLayout layout)
    {
        foreach (var record in Find(id)?.Records ?? [])
        {
            layout.Begin(output, record.Cpu, record.Probe, record.Clause);
            output.Append(record.Text);
            layout.End(output);
        }
        return Discard(id);
    }

    /// <summary>Frees a speculation.</summary>
    /// <returns>False when the number can be no speculation's.</returns>
    internal bool Discard(long id)
    {
        if (Find(id) is not null)
            _buffers[(int)id - 1] = null;
        return id >= 0 && id <= Most;
    }

    private Buffer? Find(long id) => id > 0 && id <= _buffers.Count ? _buffers[(int)id - 1] : null;

    /// <summary>What one clause has printed, and what its row needs.</summary>
    /// <param name="Cpu">The event's processor.</param>
    /// <param name="Probe">The probe that has fired.</param>
    /// <param name="Clause">The clause's number.</param>
    /// <param name="Size">How much data DTrace would have recorded, in bytes.</param>
    /// <param name="Text">What was printed.</param>
    internal readonly record struct Record(long Cpu, ProbeIdentity Probe, int Clause, int Size, TraceString Text);

    private sealed class Buffer
    {
        public List<Record> Records { get; } = [];

        public long Size { get; set; }
    }
}
