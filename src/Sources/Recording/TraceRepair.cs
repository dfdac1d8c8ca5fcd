using System.Globalization;
using Pyd.Runtime.Events;

namespace Pyd.Sources.Recording;

/// <summary>Gives a recording that has no end, because its recorder was killed or the disk was full, the end that its whole batches need.</summary>
public static class TraceRepair
{
    /// <summary>Repairs a file in its place.</summary>
    /// <returns>How many events it holds, and how many bytes of an unfinished batch were cut off; null when it has an end already and was left alone.</returns>
    /// <exception cref="SourceException">It is no recording, it is cut short before its first event, or a batch in it is damaged: what is behind that would be lost.</exception>
    /// <exception cref="IOException">It cannot be read or written.</exception>
    public static (long Events, long Cut)? Repair(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        if (!TraceFile.IsArrow(file))
            throw new SourceException($"'{path}' is no recorded trace; pyd record makes one");
        if (ArrowRecovery.HasEnd(file))
            return null;
        var recovery = ArrowRecovery.Of(file, path);
        if (recovery.IsDamaged)
            throw new SourceException(string.Create(CultureInfo.InvariantCulture, $"'{path}' is damaged behind its first {recovery.Events} events, {file.Length - recovery.Kept} bytes before where it stops; it was left as it is (pyd export {path} takes out what can be read)"));
        var cut = file.Length - recovery.Kept;
        file.SetLength(recovery.Kept);
        file.Position = recovery.Kept;
        file.Write(recovery.Tail);
        return (recovery.Events, cut);
    }
}
