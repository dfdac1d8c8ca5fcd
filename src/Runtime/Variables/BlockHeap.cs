namespace Pyd.Runtime.Variables;

/// <summary>Shares out the upper end of a memory in blocks; one that was given back goes to the next who wants as much.</summary>
/// <param name="start">The offset where it begins.</param>
/// <param name="end">The offset beyond which it does not grow.</param>
internal sealed class BlockHeap(int start, int end)
{
    private readonly Dictionary<int, Stack<int>> _free = [];

    /// <summary>The offset up to which it has grown.</summary>
    public int Top { get; private set; } = start;

    /// <summary>Takes a block.</summary>
    /// <returns>Its offset, or -1 when there is no room.</returns>
    public int Take(int length)
    {
        if (_free.TryGetValue(length, out var free) && free.TryPop(out var used))
            return used;
        if (length > end - Top)
            return -1;
        Top += length;
        return Top - length;
    }

    /// <summary>Gives a block back.</summary>
    public void Return(int offset, int length)
    {
        if (!_free.TryGetValue(length, out var free))
            _free.Add(length, free = []);
        free.Push(offset);
    }
}
