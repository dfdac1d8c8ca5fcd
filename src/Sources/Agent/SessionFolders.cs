using Pyd.Runtime.Events;

namespace Pyd.Sources.Agent;

/// <summary>
/// The directories of sessions, for their user only. Each holds a file that its session has locked as long as it lives, however it ends: the next
/// session removes those that nobody holds.
/// </summary>
internal static class SessionFolders
{
    private const string Prefix = "pyd-";
    private const string Claim = "session";

    /// <summary>Makes a directory.</summary>
    /// <returns>It, and the descriptor that claims it.</returns>
    /// <exception cref="SourceException">It cannot be made.</exception>
    public static (string Folder, int Claim) Create()
    {
        try
        {
            var folder = Directory.CreateTempSubdirectory(Prefix).FullName;
            var claim = Native.TryLock(Path.Combine(folder, Claim), create: true);
            return (folder, claim);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SourceException($"cannot make a directory in '{Path.GetTempPath()}': {e.Message}; set TMPDIR to a place that can be written", e);
        }
    }

    /// <summary>Removes a directory that is not needed any more.</summary>
    public static void Remove(string folder, int claim)
    {
        Delete(folder);
        if (claim >= 0)
            _ = Native.Close(claim);
    }

    /// <summary>Removes what sessions that were killed have left.</summary>
    public static void RemoveDead()
    {
        foreach (var folder in Candidates())
        {
            if (Native.TryLock(Path.Combine(folder, Claim), create: false) is >= 0 and var claim)
                Remove(folder, claim);
        }
    }

    private static IEnumerable<string> Candidates()
    {
        try
        {
            return [.. Directory.EnumerateDirectories(Path.GetTempPath(), Prefix + "*").Where(folder => new DirectoryInfo(folder).LinkTarget is null)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static void Delete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Another user's, or a process that outlives the session has just written its bytecode there: the next session tries again.
        }
    }
}
