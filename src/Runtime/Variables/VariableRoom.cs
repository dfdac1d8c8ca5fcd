namespace Pyd.Runtime.Variables;

/// <summary>The room for elements of arrays and thread-locals that D's option <c>dynvarsize</c> leaves: what has none is not assigned.</summary>
internal sealed class VariableRoom
{
    private long _taken;

    /// <summary>How often something was not assigned.</summary>
    public long Dropped { get; private set; }

    /// <summary>Takes or gives back the room of a variable that is assigned.</summary>
    /// <param name="isThere">It has room already.</param>
    /// <param name="isKept">It is assigned other than 0, which takes room.</param>
    /// <param name="room">How many may have room.</param>
    /// <returns>False when there is none.</returns>
    public bool TryTake(bool isThere, bool isKept, long room)
    {
        if (!isThere && isKept && _taken >= room)
        {
            Dropped++;
            return false;
        }
        _taken += isKept == isThere ? 0 : isKept ? 1 : -1;
        return true;
    }
}
