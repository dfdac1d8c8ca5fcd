namespace Pyd.Runtime.Variables;

/// <summary>How large the arrays of a script may become all together: a share of the memory that the process can have.</summary>
internal static class MemoryBound
{
    /// <summary>Tables below this length are not looked at.</summary>
    private const int Small = 1 << 18;

    private const int LargestLength = 1 << 28;

    /// <summary>Asks before a table doubles its length, and with it, perhaps, all that the script holds.</summary>
    /// <exception cref="MemoryExhaustedException">There is no room.</exception>
    public static void RequireRoomToDouble(int length)
    {
        if (length < Small)
            return;
        var most = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 8 * 3;
        // What is garbage is no reason.
        if (length >= LargestLength || (GC.GetTotalMemory(forceFullCollection: false) > most && GC.GetTotalMemory(forceFullCollection: true) > most))
            throw new MemoryExhaustedException(length);
    }
}
