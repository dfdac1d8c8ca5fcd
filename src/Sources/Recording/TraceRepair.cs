using Pyd.Runtime.Events;

namespace Pyd.Sources.Recording;

/// <summary>Gives a recording that has no end, because its recorder was killed or the disk was full, the end that its whole batches need.</summary>
public static class TraceRepair
{
    /// <summary>Repairs a file in its place.</summary>
    /// <returns>How many events it holds; null when it has an end already and was left alone.</returns>
    /// <exception cref="SourceException">It is no recording, or nothing of it is whole.</exception>
    /// <exception cref="IOException">It cannot be read or written.</exception>
    public static long? Repair(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        if (!TraceFile.IsArrow(file))
            throw new SourceException($"'{path}' is no recorded trace; pyd record makes one");
        if (ArrowRecovery.HasEnd(file))
            return null;
        var recovery = ArrowRecovery.Of(file, path);
        file.SetLength(recovery.Kept);
        file.Position = recovery.Kept;
        file.Write(recovery.Tail);
        return recovery.Events;
    }
}
