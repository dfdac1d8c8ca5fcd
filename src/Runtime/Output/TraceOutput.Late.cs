using System.Runtime.CompilerServices;

namespace Pyd.Runtime.Output;

/// <summary>
/// What D does with aggregations when a firing is over and not while it runs, as DTrace's consumer does: <c>printa()</c> shows what later
/// clauses of its firing have added, and stands where it was called.
/// </summary>
public sealed partial class TraceOutput
{
    private readonly List<(int Position, Action Command)> _late = [];
    private int _patience = FlushThreshold;

    /// <summary>Whether there is enough to flush, or something waits for the end of the firing.</summary>
    internal bool IsPending
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _count > _patience;
    }

    /// <summary>Does something at the end of the firing; what it prints stands here. A fault takes it back with the output around it.</summary>
    public void AtEndOfFiring(Action command)
    {
        _late.Add((_count, command));
        _patience = -1;
        Place();
    }

    /// <summary>Does what has waited for the end of the firing, in order.</summary>
    /// <param name="mark">Only what was called since then.</param>
    internal void EndFiring(int mark = 0)
    {
        if (_late.Count > 0)
            DoWaiting(mark);
        if (_late.Count == 0)
            _patience = FlushThreshold;
    }

    // Apart from its caller: what its lambda captures would else be allocated at every event.
    private void DoWaiting(int mark)
    {
        var waiting = _late.FindAll(late => late.Position >= mark);
        _late.RemoveRange(_late.Count - waiting.Count, waiting.Count);
        var shift = 0;
        foreach (var (position, command) in waiting)
        {
            var end = _count;
            command();
            shift += MoveTo(position + shift, end);
        }
    }

    // Puts what was printed since the end in place of the byte at a position; returns by how much what follows has moved.
    private int MoveTo(int position, int end)
    {
        var printed = _buffer.AsSpan(end, _count - end).ToArray();
        var moved = printed.Length - 1;
        Array.Copy(_buffer, position + 1, _buffer, position + printed.Length, end - position - 1);
        printed.CopyTo(_buffer, position);
        _count = end + moved;
        for (var i = 0; i < _commands.Count; i++)
        {
            if (_commands[i].Position > position)
                _commands[i] = _commands[i] with { Position = _commands[i].Position + moved };
        }
        return moved;
    }
}
