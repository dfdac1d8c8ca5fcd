using Pyd.Runtime.Events;

namespace Pyd.Sources.Agent;

/// <summary>
/// The directories of sessions, for their user only. Each holds a file that its session has locked as long as it lives, however it ends: the next
/// session removes those that nobody holds.
/// </summary>
internal static class SessionFolders
{
    private const string Prefix = "pyd-";
    private const string Claim = ".pyd-session-lock";

    /// <summary>So often another session may take an unclaimed folder for a dead one's and remove it.</summary>
    private const int Attempts = 10;

    /// <summary>Makes a directory.</summary>
    /// <returns>It, and the descriptor that claims it.</returns>
    /// <exception cref="SourceException">It cannot be made.</exception>
    public static (string Folder, int Claim) Create()
    {
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                var folder = Directory.CreateTempSubdirectory(Prefix).FullName;
                var claim = Native.TryLock(Path.Combine(folder, Claim), create: true);
                if (claim >= 0 && Directory.Exists(folder))
                    return (folder, claim);
                Remove(folder, claim);
                if (attempt == Attempts)
                    throw new IOException($"'{folder}' cannot be locked");
            }
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

    /// <summary>Removes what sessions of this user that were killed have left.</summary>
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
            var self = Native.EffectiveUser();
            return [.. Directory.EnumerateDirectories(Path.GetTempPath(), Prefix + "*").Where(folder => new DirectoryInfo(folder).LinkTarget is null && FileIdentity.OwnerOf(folder) == self)];
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
